"""The Consume page: bars on top, the table of records left, the chosen record right, counts below."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.positions import Live, ReadProgress, ReadRequest
from kafkagui.core.records import StoredRecord
from kafkagui.core.session import SessionState
from kafkagui.core.settings import TIME_ZONE, Settings
from kafkagui.services.program import Program
from kafkagui.services.read import OpenReading, open_reading
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.consume.page_memory import PageMemory, remembered
from kafkagui.ui.pages.consume.reading_bar import ReadingBar
from kafkagui.ui.pages.consume.reading_foot import ReadingFoot
from kafkagui.ui.pages.consume.record_model import RecordModel
from kafkagui.ui.pages.consume.record_table import RecordTable
from kafkagui.ui.pages.consume.record_view import RecordView
from kafkagui.ui.pages.consume.view_bar import ViewBar
from kafkagui.ui.pages.page import Announce, ComposeAgain, OpenConsume, Page, PageRequest
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.column_header import ColumnState
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.error_box import ErrorBox
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column

_DETAIL_PX = 400


class ConsumePage(Page):
    """Reads topics and shows their records.

    Args:
        program: the session to read from, the logs to read into.
    """

    page_id = "consume"
    icon_name = "inbox"

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._settings = Settings(program.state)
        self._opened: OpenReading | None = None
        self._reading_task: asyncio.Task[None] | None = None
        self._request: ReadRequest | None = None
        self._sought: tuple[int, int] | None = None
        self._build()
        self._connect()
        self._apply_view()

    # -- building -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.bar = ReadingBar()
        self.view_bar = ViewBar()
        self.view_bar.zone.set_value(self._zone)
        self.notice = InfoStrip("", "warn")
        self.notice.hide()
        self.error_box = ErrorBox()
        self._model = RecordModel(self)
        self.table = RecordTable(self._model)
        self.record_view = RecordView()
        self.record_view.hide()
        self._empty = EmptyState("inbox", "Nothing read yet", "Choose a topic, then press Read.")
        self._build_split()
        self.foot = ReadingFoot()
        around = column(self.notice, self.error_box, margins=(16, 8, 16, 8))
        self._messages = QWidget()
        self._messages.setLayout(around)
        self._messages.hide()
        column(self.bar, self.view_bar, self._messages, (self._split, 1), self.foot, spacing=0, parent=self)
        self._build_actions()

    def _build_split(self) -> None:
        self._left = QStackedWidget()
        self._left.addWidget(self._empty)
        self._left.addWidget(self.table)
        self._split = QSplitter(Qt.Orientation.Horizontal)
        self._split.setHandleWidth(1)
        self._split.setChildrenCollapsible(False)
        self._split.addWidget(self._left)
        self._split.addWidget(self.record_view)
        self._split.setStretchFactor(0, 1)
        self._split.setSizes([800, _DETAIL_PX])

    def _build_actions(self) -> None:
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        self.actions_table = ActionTable(
            self,
            (
                ActionSpec("consume.read", "Read", self.read, "play", ("Ctrl+Return",), "Consume", context=here),
                ActionSpec(
                    "consume.compose", "Edit and send again", self.compose_again, "send", ("Ctrl+E",), "Consume",
                    context=here,
                ),
                ActionSpec(
                    "consume.copy-key", "Copy key", self.record_view.copy_menu.copy_key, "copy", ("Ctrl+Shift+K",),
                    "Consume", context=here,
                ),
            ),
        )  # fmt: skip

    def _connect(self) -> None:
        self.bar.read_requested.connect(self.read)
        self.bar.pause_requested.connect(self.toggle_pause)
        self.bar.stop_requested.connect(self.stop)
        self.bar.topic_settled.connect(self._on_topic_settled)
        self.view_bar.format_chosen.connect(self._on_format_chosen)
        self.view_bar.zone_chosen.connect(self._on_zone_chosen)
        self.view_bar.columns_requested.connect(self._on_columns_requested)
        self.table.pause_pressed.connect(self.toggle_pause)
        self.table.rows.current_row_changed.connect(self._on_row_changed)
        self.table.rows.row_activated.connect(lambda _row: self.record_view.text.setFocus())
        self.table.rows.unseen_changed.connect(self._on_unseen_changed)
        self.record_view.previous_requested.connect(lambda: self._step(-1))
        self.record_view.next_requested.connect(lambda: self._step(1))
        self.record_view.compose_requested.connect(self._on_compose_requested)
        self.record_view.announced.connect(self._on_announced)
        self._unsubscribe = self._program.session.subscribe(self._on_session_changed)
        self.destroyed.connect(self._unsubscribe)

    # -- reading ------------------------------------------------------------------------------------------

    def read(self) -> None:
        """Read what the bar says, in place of what was read before."""
        self._show_error(None)
        try:
            request = self.bar.request(self._zone, self.view_bar.isolation)
        except InputRefused as refused:
            self._show_error(refused)
            return
        self.start_reading(request)

    def start_reading(self, request: ReadRequest) -> None:
        """Read this, in place of what was read before."""
        self._show_error(None)
        self._request = request
        before, self._reading_task = self._reading_task, None
        self._reading_task = run(self, self._read(request, before), name="read", on_error=self._show_error)

    async def _read(self, request: ReadRequest, before: asyncio.Task[None] | None) -> None:
        if before is not None and not before.done():
            before.cancel()
            await asyncio.wait((before,))
        await self._let_go()
        self._show_notices(())
        self._show_empty("hourglass", "Reading …", "Records appear here as they come.")
        opened = await open_reading(self._program.session.open_cluster(), self._program.logs, request)
        self._opened = opened
        self._model.show_log(opened.log)
        self.table.set_topic_shown(len(request.topics) > 1)
        await opened.follow(self._on_rows_changed)

    async def _let_go(self) -> None:
        opened, self._opened = self._opened, None
        self._model.show_log(None)
        self.record_view.hide()
        if opened is not None:
            await opened.close()

    def toggle_pause(self) -> None:
        """Pause reading, or go on where it paused."""
        if self._opened is None:
            return
        reading = self._opened.reading
        if reading.progress.state.name == "PAUSED":
            reading.resume()
        else:
            reading.pause()
        self._on_rows_changed(reading.progress)

    def stop(self) -> None:
        """Stop reading; the rows stay."""
        if self._opened is not None:
            run(self, self._opened.reading.close(), name="stop reading", on_error=self._show_error)

    def _on_rows_changed(self, progress: ReadProgress) -> None:
        self._model.take_new_rows()
        self.bar.show_state(progress.state)
        self.foot.show_progress(progress, live=self._request is not None and isinstance(self._request.stop, Live))
        self._show_notices(progress.notices)
        self._left.setCurrentIndex(1 if self._model.count else 0)
        if not self._model.count:
            self._explain_no_rows(progress)
        elif self._sought is not None:
            self._select_sought()

    def _explain_no_rows(self, progress: ReadProgress) -> None:
        state = progress.state.name
        if state == "FINISHED":
            self._show_empty("inbox", "No records here", "There is nothing between this start and this end.")
        elif state in {"READING", "PAUSED"}:
            self._show_empty("radio", "Waiting for records", "New records appear as they are written.")
        elif state == "STOPPED":
            self._show_empty("square", "Stopped", "Nothing was read.")

    # -- what is shown ------------------------------------------------------------------------------------

    @property
    def _zone(self) -> str:
        return self._settings.get(TIME_ZONE)

    def _apply_view(self) -> None:
        self._model.set_format(self.view_bar.format.value, self._zone)

    def _show_empty(self, icon_name: str, title: str, text: str) -> None:
        self._left.setCurrentIndex(0)
        self._empty.set_message(icon_name, title, text)

    def _show_error(self, error: KafkaGuiError | None) -> None:
        if error is None:
            self.error_box.clear()
        else:
            self.error_box.show_error(error)
            if not self._model.count:
                self._show_empty("circle-x", "Nothing was read", "The reason stands above.")
        if error is not None and self._opened is None:
            self.bar.show_state(None)
        self._fit_messages()

    def _show_notices(self, notices: tuple[str, ...]) -> None:
        self.notice.setVisible(bool(notices))
        if notices:
            more = f" (and {len(notices) - 1} more)" if len(notices) > 1 else ""
            self.notice.set_message(notices[-1] + more, "warn")
            self.notice.setToolTip("\n".join(notices))
        self._fit_messages()

    def _fit_messages(self) -> None:
        self._messages.setVisible(not self.notice.isHidden() or not self.error_box.isHidden())

    def _on_session_changed(self, state: SessionState) -> None:
        self.bar.offer(state.topics)
        usable = state.is_usable
        self.bar.read.set_allowed(usable, "" if usable else "Connect to a cluster first.")
        if not usable and self._opened is None:
            self._show_empty("plug", "Not connected", "Connect to a cluster to read its topics.")
        elif usable and self._opened is None and self.error_box.isHidden():
            self._show_empty("inbox", "Nothing read yet", "Choose a topic, then press Read.")

    def _on_topic_settled(self, _text: str) -> None:
        self.bar.offer(self._program.session.state.topics)
        self.title_changed.emit()

    def _on_format_chosen(self, codec_id: str) -> None:
        self.record_view.set_value_codec(codec_id)
        self._apply_view()

    def _on_zone_chosen(self, zone: str) -> None:
        self._settings.put(TIME_ZONE, zone)
        self._apply_view()
        self._on_row_changed(self.table.rows.current_row)

    def _on_columns_requested(self) -> None:
        self.table.rows.header.menu().popup(
            self.view_bar.columns.mapToGlobal(self.view_bar.columns.rect().bottomLeft())
        )

    def _on_row_changed(self, row_number: int) -> None:
        record = self._model.stored(row_number) if row_number >= 0 else None
        if record is not None:
            self.record_view.show_record(record, self._zone)
            self.record_view.show()
        self._advise()

    def _on_unseen_changed(self, _count: int) -> None:
        self._advise()

    def _advise(self) -> None:
        live = self._request is not None and isinstance(self._request.stop, Live) and self._opened is not None
        holds = live and not self.table.rows.is_following()
        self.foot.set_hint("Live tail holds. Press End to follow again." if holds else "")

    def _step(self, step: int) -> None:
        wanted = self.table.rows.current_row + step
        if 0 <= wanted < self._model.count:
            self.table.rows.select_row(wanted)

    def _select_sought(self) -> None:
        first = self._model.stored(0)
        if first is not None and (first.partition, first.offset) == self._sought:
            self.table.rows.select_row(0)
        self._sought = None

    def compose_again(self) -> None:
        """Open the chosen record in the composer."""
        if self.record_view.record is not None and self.record_view.isVisible():
            self._on_compose_requested(self.record_view.record)

    def _on_compose_requested(self, record: StoredRecord) -> None:
        self.requested.emit(ComposeAgain(record))

    def _on_announced(self, title: str, text: str) -> None:
        self.requested.emit(Announce(title, text, "info"))

    # -- the page contract --------------------------------------------------------------------------------

    def title(self) -> str:
        topics = self.bar.topics
        return f"Consume · {topics[0]}" if topics else "Consume"

    def fulfil(self, request: PageRequest) -> None:
        if not isinstance(request, OpenConsume):
            return
        self.bar.topic.set_text(request.topic)
        self._on_topic_settled(request.topic)
        at_record = request.partition is not None and request.offset is not None
        self.bar.partitions.set_chosen(frozenset({request.partition}) if request.partition is not None else None)
        self.bar.start.set_choice("offset" if at_record else "beginning", str(request.offset) if at_record else "")
        self._sought = (request.partition, request.offset) if at_record else None  # type: ignore[assignment]
        if self._program.session.state.is_usable:
            self.read()

    def saved_state(self) -> str:
        states = self.table.rows.header.column_states()
        return PageMemory(
            topics=self.bar.topic.text,
            partitions=tuple(sorted(self.bar.partitions.chosen or ())),
            start=(self.bar.start.kind.value, self.bar.start.text),
            stop=(self.bar.stop.kind.value, self.bar.stop.text),
            isolation=self.view_bar.isolation.name,
            value_format=self.view_bar.format.value,
            columns=tuple((state.key, state.width, state.hidden) for state in states),
            split=tuple(self._split.sizes()) if self.record_view.isVisible() else (),
        ).text()

    def restore_state(self, text: str) -> None:
        memory = remembered(text)
        if memory is None:
            return
        self.bar.topic.set_text(memory.topics)
        self.bar.partitions.set_chosen(frozenset(memory.partitions))
        self.bar.start.set_choice(*memory.start)
        self.bar.stop.set_choice(*memory.stop)
        self.view_bar.isolation_box.set_value(memory.isolation)
        self.view_bar.format.set_value(memory.value_format)
        self.table.rows.header.restore_columns([ColumnState(*column_state) for column_state in memory.columns])
        if memory.split:
            self._split.setSizes(list(memory.split))
        self._on_topic_settled(memory.topics)

    def take_focus(self) -> None:
        if self._model.count:
            self.table.rows.setFocus()
        else:
            self.bar.topic.setFocus()

    async def shut(self) -> None:
        self._unsubscribe()
        task, self._reading_task = self._reading_task, None
        if task is not None and not task.done():
            task.cancel()
            await asyncio.wait((task,))
        await self._let_go()
