"""The Produce page."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLayout, QSplitter, QWidget

from kafkagui.core.delivery import meaning
from kafkagui.core.delivery_log import DeliveryLog, DeliveryRow
from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.records import OutgoingRecord, StoredRecord
from kafkagui.core.session import SessionState
from kafkagui.core.settings import DELIVERY_ROWS, NEWEST_DELIVERY_FIRST, SYNC_TIMEOUT_S
from kafkagui.core.wording import mark, tr
from kafkagui.services.program import Program
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.page import (
    ComposeAgain,
    ComposeText,
    CreateTopic,
    OpenConnections,
    OpenConsume,
    OpenProduce,
    OpenSample,
    Page,
    PageRequest,
    RecordPlace,
)
from kafkagui.ui.pages.produce.composer import MESSAGE, Composer
from kafkagui.ui.pages.produce.deliveries_panel import DeliveriesPanel
from kafkagui.ui.pages.produce.page_actions import page_actions
from kafkagui.ui.pages.produce.partition_choice import PartitionChoice
from kafkagui.ui.pages.produce.readiness import Readiness, readiness
from kafkagui.ui.pages.produce.send_bar import SendBar
from kafkagui.ui.pages.produce.send_plans import composed_plan, line_plan, resend_plan
from kafkagui.ui.pages.produce.send_run import SendPlan, SendRun
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.layouts import column, set_surface

if TYPE_CHECKING:
    from kafkagui.services.send import SendSummary

NARROW_PX: Final = 1100
TIGHT_PX: Final = 940
STACKED_PX: Final = 720
_LEAST: Final = QSize(480, 400)
"""The bars leave out and shorten before they push a window wider."""
_STOP_SHOWN_AFTER_MS: Final = 200
_COUNT_EVERY_MS: Final = 100


class ProducePage(Page):
    """Composes records, sends them in one of three ways, and shows what became of each.

    Args:
        program: what the page works with.
    """

    page_id = "produce"
    icon_name = "send"
    help_subject = "methods"

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._fitted = (False, False, False, scaled(100))
        self._titled = ""
        self._split: tuple[int, ...] = ()
        self._build()
        self._connect()
        self.actions_table = page_actions(self, self._deeds())
        self._unsubscribe = program.session.subscribe(self._on_session_changed)

    def _build(self) -> None:
        settings = self._program.settings
        set_surface(self, "surface")
        self.log = DeliveryLog(settings.get(DELIVERY_ROWS))
        self.run = SendRun(self._program.session, self.log, self)
        self.bar = SendBar(settings.get(SYNC_TIMEOUT_S))
        self.composer = Composer()
        newest_first, store = settings.get(NEWEST_DELIVERY_FIRST), self._program.state
        self.deliveries = DeliveriesPanel(self.log, self._program.exporter, newest_first=newest_first, store=store)
        self.splitter = QSplitter(Qt.Orientation.Vertical)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.addWidget(self.composer)
        self.splitter.addWidget(self.deliveries)
        self.splitter.setSizes([scaled(430), scaled(330)])
        self.splitter.setStretchFactor(1, 1)
        self._counting = QTimer(self)
        self._counting.setInterval(_COUNT_EVERY_MS)
        layout = column(self.bar, (self.splitter, 1), spacing=0, parent=self)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)

    def _deeds(self) -> dict[str, Callable[[], None]]:
        return {
            "send": self.send,
            "stop": self.stop,
            "format": self.composer.format_json,
            "repeat": self.bar.open_repeat,
            "add-header": self.composer.message.headers.table.add_row,
            "clear": self.deliveries.clear,
            "resend": self.deliveries.resend_selected,
            "open": self.deliveries.open_selected,
            "export": self.deliveries.export,
            "move-header-up": lambda: self.composer.message.headers.table.move_row(-1),
            "move-header-down": lambda: self.composer.message.headers.table.move_row(1),
            "remove-header": self.composer.message.headers.table.remove_row,
        }

    def _connect(self) -> None:
        self.bar.changed.connect(self._on_changed)
        self.bar.send_clicked.connect(self.send)
        self.bar.stop_clicked.connect(self.stop)
        self.composer.changed.connect(self._on_changed)
        self.composer.line_entered.connect(self.send_line)
        self.composer.notice.fix_clicked.connect(self._on_fix_clicked)
        self.deliveries.resend_requested.connect(self.resend)
        self.deliveries.opened.connect(self._on_delivery_opened)
        self.run.started.connect(self._on_run_started)
        self.run.ended.connect(self._on_run_ended)
        self.run.failed.connect(self._on_run_failed)
        self._counting.timeout.connect(self._show_send)
        current_theme().changed.connect(self._fit)
        self._end_setting = self._program.settings.subscribe(self._on_setting_changed)

    # -- deeds --------------------------------------------------------------------------------------------

    def send(self) -> None:
        """Send what the composer holds; what is wrong is shown beside its field, and nothing is sent."""
        ready = self._readiness()
        if self.run.is_running or not self.bar.send.isVisibleTo(self):
            return
        if ready.reason:
            self._refuse(ready)
            return
        self._start(lambda: composed_plan(self.bar, self.composer))

    def send_line(self, line: int) -> None:
        """Send one of the lines, counted from 1, and go on with the next; a wrong one stays where it is."""
        ready = readiness(self._program.session.state, self.bar, self.composer, for_line=True)
        if self.run.is_running:
            self.composer.notice.show_event(tr("Wait until the run has ended, then press Enter again."), "warn")
        elif ready.reason:
            self._refuse(ready)
        elif self._start(lambda: line_plan(self.bar, self.composer, line)):
            self.composer.lines.editor.go_on_below(line)

    def stop(self) -> None:
        """Stop the run; what is in flight still ends in its row."""
        self.run.stop()

    def resend(self, records: list[OutgoingRecord]) -> None:
        """Send records again, byte by byte, as the page is set now."""
        ready = self._readiness()
        if self.run.is_running or not ready.can_reach:
            self.composer.notice.show_event(ready.reason or tr("Wait until the run has ended."), "warn")
            return
        self._start(lambda: resend_plan(self.bar, self.composer, records))

    def set_topic(self, topic: str) -> None:
        """Send to this topic from now on."""
        self.bar.set_topic(topic)
        self._on_changed()

    def compose_again(self, record: StoredRecord) -> None:
        """Open a record in the composer, byte by byte as it is."""
        self.set_topic(record.topic)
        self.composer.tabs.setCurrentIndex(MESSAGE)
        self.composer.message.show_record(record.key, record.value, record.headers)
        self.take_focus()

    @property
    def topic(self) -> str:
        """The topic that is sent to."""
        return self.bar.topic_name

    def recent_records(self) -> list[RecordPlace]:
        """The newest deliveries whose place is known."""
        from kafkagui.ui.pages.produce.recent_deliveries import recent_deliveries

        return recent_deliveries(self.log)

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """Bar, composer, and deliveries when there are any."""
        panes: list[tuple[QWidget, QWidget]] = [(self.bar, self.bar.topic), (self.composer, self._editor())]
        if self.deliveries.model.count and not self.deliveries.table.isHidden():
            panes.append((self.deliveries, self.deliveries.table))
        return panes

    # -- the page's contract ------------------------------------------------------------------------------

    def title(self) -> str:
        """``Produce · orders``, or ``Produce`` while no topic is chosen."""
        return tr("Produce · {topic}", topic=self.bar.topic_name) if self.bar.topic_name else tr("Produce")

    def saved_state(self) -> str:
        """Everything that is typed, chosen or laid out."""
        from kafkagui.ui.pages.produce.saved_draft import SavedDraft

        message = self.composer.message
        lines = self.composer.lines_draft()
        return SavedDraft(
            topic=self.bar.topic_name,
            partition=self.bar.kept_partition,
            method=self.bar.method.value,
            acks=self.bar.acks.value,
            tab=self.composer.tabs.currentIndex(),
            key=message.key.typed,
            value=message.value.typed,
            value_format=message.value.text_format,
            headers=message.headers.headers(),
            options=self.composer.options.texts(),
            repeat=self.bar.repeat_panel.texts(),
            lines=lines.text,
            grammar=lines.grammar,
            marks=lines.marks,
            each_line=lines.each_line,
            split=tuple(self.splitter.sizes()) if self.splitter.isVisible() else self._split,
        ).to_text()

    def restore_state(self, text: str) -> None:
        """Take a draft back."""
        from kafkagui.ui.pages.produce.lines_draft import LinesDraft
        from kafkagui.ui.pages.produce.saved_draft import SavedDraft

        draft = SavedDraft.from_text(text)
        if draft is None:
            return
        message = self.composer.message
        self.bar.restore(draft.topic, draft.partition, draft.method, draft.acks)
        self.bar.repeat_panel.set_texts(draft.repeat)
        self.composer.options.set_texts(draft.options)
        message.key.set_typed(draft.key)
        message.value.format.set_value(draft.value_format)
        message.value.set_typed(draft.value)
        message.headers.set_headers(draft.headers)
        self.composer.show_lines(LinesDraft(draft.lines, draft.grammar, draft.marks, draft.each_line))
        self.composer.tabs.setCurrentIndex(draft.tab)
        if draft.split:
            self._split = draft.split
            self.splitter.setSizes(list(draft.split))
        self._on_changed()

    def take_focus(self) -> None:
        """Work starts in the editor."""
        self._editor().setFocus()

    def fulfil(self, request: PageRequest) -> None:
        """Choose a topic, show the example lines, or open a record, as another page asked."""
        if isinstance(request, OpenProduce):
            self.set_topic(request.topic)
        elif isinstance(request, OpenSample):
            self.set_topic(request.topic)
            self.composer.show_example()
        elif isinstance(request, ComposeAgain):
            self.compose_again(request.record)
        elif isinstance(request, ComposeText):
            self.composer.take_text(request.text)

    async def shut(self) -> None:
        """Stop the run and everything that ticks."""
        await self.run.shut()
        self._counting.stop()
        self.deliveries.stop()
        self._unsubscribe()
        self._end_setting()

    # -- inside -------------------------------------------------------------------------------------------

    def _editor(self) -> QWidget:
        return self.composer.lines.editor if self.composer.sends_lines else self.composer.message.value.editor

    def _partition_count(self) -> int:
        topic = self._program.session.state.topic(self.bar.topic_name)
        return len(topic.partitions) if topic is not None else 0

    def _choice(self) -> PartitionChoice:
        try:
            return self.bar.partition_choice()
        except InputRefused:
            return PartitionChoice()

    def _readiness(self) -> Readiness:
        return readiness(self._program.session.state, self.bar, self.composer)

    def _start(self, make_plan: Callable[[], SendPlan]) -> bool:
        try:
            plan = make_plan()
        except InputRefused as refused:
            self.composer.notice.show_event(str(refused), "err")
            return False
        self.composer.notice.forget_event()
        self.run.start(plan)
        return True

    def _refuse(self, ready: Readiness) -> None:
        self.composer.notice.show_event(ready.reason, "warn")
        if ready.in_value:
            self.composer.message.value.show_refusal()

    def _on_changed(self) -> None:
        state = self._program.session.state
        acks = self.bar.chosen_acks
        self.composer.meaning.set_message(meaning(self.bar.send_method, acks))
        self.bar.set_partition_count(self._partition_count())
        self.composer.message.show_forecast(self._choice(), self._partition_count())
        notes = self.composer.options.show_resolved(acks)
        ready = readiness(state, self.bar, self.composer)
        if ready.notice:
            self.composer.notice.show_state(ready.notice, "warn", ready.fix, ready.fix_text)
        else:
            self.composer.notice.show_state(" ".join(notes))
        self._show_send()
        if self.title() != self._titled:
            self._titled = self.title()
            self.title_changed.emit()

    def _on_session_changed(self, state: SessionState) -> None:
        self.bar.topic.set_suggestions([topic.name for topic in state.topics if not topic.internal])
        self._on_changed()

    def _on_setting_changed(self, key: str) -> None:
        settings = self._program.settings
        if key == NEWEST_DELIVERY_FIRST.key:
            self.deliveries.set_newest_first(settings.get(NEWEST_DELIVERY_FIRST))
        elif key == DELIVERY_ROWS.key:
            self.log.max_rows = settings.get(DELIVERY_ROWS)
        elif key == SYNC_TIMEOUT_S.key:
            self.bar.repeat_panel.set_timeout_s(settings.get(SYNC_TIMEOUT_S))

    def _on_fix_clicked(self, fix: str) -> None:
        self.requested.emit(CreateTopic(self.bar.topic_name) if fix == "create-topic" else OpenConnections())

    def _on_delivery_opened(self, delivery: DeliveryRow) -> None:
        self.requested.emit(OpenConsume(delivery.record.topic, delivery.partition, delivery.offset))

    # -- a run --------------------------------------------------------------------------------------------

    def _on_run_started(self) -> None:
        self.deliveries.watch(True)
        self.deliveries.set_resend_allowed(False)
        self.actions_table.set_enabled("produce.stop", True)
        QTimer.singleShot(_STOP_SHOWN_AFTER_MS, self, self._show_stop)

    def _show_stop(self) -> None:
        if self.run.is_running:
            self._counting.start()
            self.bar.set_running(True)
            self._show_send()

    def _on_run_ended(self, summary: SendSummary | None) -> None:
        self._counting.stop()
        self.bar.set_running(False)
        self.deliveries.watch(False)
        self.actions_table.set_enabled("produce.stop", False, tr("Nothing is being sent."))
        if summary is not None and summary.stopped:
            words = mark("Stopped after {sent:,} records: nothing was in flight.")
            if summary.in_flight:
                words = mark(
                    "Stopped after {sent:,} records: {flying:,} were in flight; their rows show what becomes of them."
                )
            self.composer.notice.show_event(tr(words, sent=summary.handed_over, flying=summary.in_flight))
        self._show_send()

    def _on_run_failed(self, error: KafkaGuiError) -> None:
        self.composer.notice.show_event(str(error), "err")

    def _show_send(self) -> None:
        ready = self._readiness()
        self.deliveries.set_resend_allowed(ready.can_reach and not self.run.is_running)
        if self._counting.isActive():
            self.bar.set_send(tr("Stop · {count:,}", count=self.run.handed_over))
        else:
            self.bar.set_send(ready.button, ready.reason)

    def _fit(self) -> None:
        """Fit the parts to the width and to the size of the letters."""
        compact, tight, stacked = (self.width() < scaled(least) for least in (NARROW_PX, TIGHT_PX, STACKED_PX))
        fitted = (compact, tight, stacked, scaled(100))
        if fitted == self._fitted:
            return
        self._fitted = fitted
        self.bar.set_compact(compact)
        self.composer.set_side(compact=compact, stacked=stacked)
        self.bar.set_stacked(stacked)
        self.bar.set_tight(tight)
        self.composer.set_tight(tight)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return _LEAST
