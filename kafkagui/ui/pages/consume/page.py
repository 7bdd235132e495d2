"""The Consume page: bars on top, the table of records left, the chosen record right, counts below."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QSplitter, QWidget

from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.positions import FromOffset, ReadProgress, ReadState
from kafkagui.core.records import StoredRecord
from kafkagui.core.session import SessionState
from kafkagui.core.settings import TIME_ZONE
from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.services.read import OpenReading
from kafkagui.services.search import searched_range
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.pages.consume import empty_words
from kafkagui.ui.pages.consume.bars_memory import bars_memory, recall
from kafkagui.ui.pages.consume.condition_bar import ConditionBar
from kafkagui.ui.pages.consume.filtering import Filtering
from kafkagui.ui.pages.consume.format_memory import FormatMemory, Formats
from kafkagui.ui.pages.consume.kept_searches import KeptSearches
from kafkagui.ui.pages.consume.left_side import LeftSide
from kafkagui.ui.pages.consume.page_memory import remembered
from kafkagui.ui.pages.consume.page_messages import PageMessages, fix, lost_cluster
from kafkagui.ui.pages.consume.reading_bar import ReadingBar
from kafkagui.ui.pages.consume.reading_foot import ReadingFoot
from kafkagui.ui.pages.consume.reading_run import ReadingRun
from kafkagui.ui.pages.consume.record_deeds import RecordDeeds
from kafkagui.ui.pages.consume.record_model import RecordModel
from kafkagui.ui.pages.consume.record_table import RecordTable
from kafkagui.ui.pages.consume.record_view import RecordView
from kafkagui.ui.pages.consume.view_bar import ViewBar
from kafkagui.ui.pages.page import CreateTopic, OpenConsume, Page, PageRequest, RecordPlace
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.filter_bar import filter_action
from kafkagui.ui.widgets.layouts import column

_DETAIL_PX = 400
_NARROW_DETAIL_PX = 356
_NARROW_PX = 1100
_UNKNOWN_TOPIC = "UNKNOWN_TOPIC_OR_PARTITION"


class ConsumePage(Page):
    """Reads topics and shows their records.

    Args:
        program: the session to read from, the logs to read into.
    """

    page_id = "consume"
    icon_name = "inbox"
    help_subject = "offsets"

    def __init__(self, program: Program, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._formats = FormatMemory(program.state)
        self._sought: tuple[int, int] | None = None
        self._differs = False
        self._build()
        self._connect()
        self._unsubscribe = program.session.subscribe(self._on_session_changed)
        self._end_setting = program.settings.subscribe(self._on_setting_changed)

    # -- building -----------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.run = ReadingRun(self._program, self)
        self.bar = ReadingBar()
        self.view_bar = ViewBar()
        self.view_bar.show_zone(self._zone)
        self.messages = PageMessages()
        self.model = RecordModel(self._formats.of, self._zone, self)
        self.table = RecordTable(self.model, self._program.state)
        self.conditions = ConditionBar(KeptSearches(self._program.state))
        self.filtering = Filtering(self._program, self.model, self.conditions, self)
        self.record_view = RecordView()
        self.record_view.hide()
        # A low window cuts it and does not grow for it.
        self.record_view.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Ignored)
        self.actions_table = ActionTable(self, (self._read_spec(), filter_action(self.conditions.field)))
        self.deeds = RecordDeeds(self.table.rows, self.model, self.record_view, self)
        self.foot = ReadingFoot()
        self._build_split()
        bars = (self.bar, self.view_bar, self.conditions, self.messages)
        column(*bars, (self.split, 1), self.foot, spacing=0, parent=self)

    def _read_spec(self) -> ActionSpec:
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        return ActionSpec("consume.read", tr("Read"), self.read, "play", ("Ctrl+Return",), tr("Consume"), context=here)

    def _build_split(self) -> None:
        self.left = LeftSide(self.table)
        self.empty = self.left.empty
        self.split = QSplitter(Qt.Orientation.Horizontal)
        self.split.setHandleWidth(1)
        self.split.setChildrenCollapsible(False)
        self.split.addWidget(self.left)
        self.split.addWidget(self.record_view)
        self.split.setStretchFactor(0, 1)
        self.split.setSizes([800, _DETAIL_PX])

    def _connect(self) -> None:
        self._connect_bars()
        self._connect_records()
        self._connect_filter()
        self.run.let_go.connect(self._on_let_go)
        self.run.opened.connect(self._on_opened)
        self.run.advanced.connect(self._on_advanced)
        self.run.failed.connect(self._on_failed)

    def _connect_bars(self) -> None:
        self.bar.read_requested.connect(lambda: self.read())
        self.bar.pause_requested.connect(self.run.toggle_pause)
        self.bar.stop_requested.connect(self.stop)
        self.bar.topic_settled.connect(self._on_topic_settled)
        self.bar.edited.connect(self._on_edited)
        self.view_bar.isolation_box.chosen.connect(self._on_edited)
        self.view_bar.format_chosen.connect(self._on_value_format_chosen)
        self.view_bar.zone_chosen.connect(lambda zone: self._program.settings.put(TIME_ZONE, zone))
        self.view_bar.columns_requested.connect(lambda: self.table.rows.pop_up_columns(self.view_bar.columns))

    def _connect_filter(self) -> None:
        self.conditions.search_requested.connect(self.search)
        self.conditions.left.connect(self.table.rows.setFocus)
        self.conditions.went_down.connect(self.table.rows.setFocus)
        self.empty.button_clicked.connect(lambda: self.conditions.set_line(""))
        self.filtering.changed.connect(self._show_left)
        self.deeds.condition_wanted.connect(self.conditions.add)

    def _connect_records(self) -> None:
        rows = self.table.rows
        self.table.pause_pressed.connect(self.run.toggle_pause)
        self.table.menu_wanted.connect(self.deeds.pop_up)
        rows.current_row_changed.connect(lambda _row: self._on_selection_changed())
        rows.selectionModel().selectionChanged.connect(lambda *_changes: self._on_selection_changed())
        for changed in (rows.unseen_changed, rows.verticalScrollBar().valueChanged):
            changed.connect(lambda _number: self._advise())
        self.record_view.formats_chosen.connect(self._on_formats_chosen)
        self.deeds.requested.connect(self.requested)
        self.deeds.menu.partition_chosen.connect(self._on_partition_chosen)

    # -- reading ------------------------------------------------------------------------------------------

    def search(self) -> None:
        """Read the range that the bar says, of the newest all, up to its present end; only what matches is shown."""
        line = self.filtering.checked_line()
        if line is not None:
            self.read(line)

    def read(self, line: FilterLine | None = None) -> None:
        """Read what the bar says, in place of what was read before; what is wrong is said beside its field."""
        self.messages.clear_error()
        try:
            request = self.bar.request(self._zone, self.view_bar.isolation)
            self._program.session.open_cluster()
        except InputRefused as refused:
            self.messages.show_refusal(refused)
            return
        except KafkaGuiError as error:
            self.messages.show_error(error)
            return
        self._differs = False
        self._sought = None if not isinstance(request.start, FromOffset) else self._sought
        self.run.start(request if line is None else searched_range(request), line)
        self.foot.show_beginning()
        self.left.show_empty(empty_words.BEGINNING if line is None else empty_words.SEARCHING)
        self._show_state(None)

    def stop(self) -> None:
        """Stop reading; the rows stay."""
        is_beginning = self.run.state is None
        self.run.stop()
        if is_beginning:
            self.bar.show_state(None, runs=False)
            self.foot.show_nothing(tr("Stopped"))
            self.left.show_empty(empty_words.GIVEN_UP)

    def _on_let_go(self) -> None:
        self.messages.show_notices(())
        self.filtering.show_log(None)
        self.record_view.hide()

    def _on_opened(self, opened: OpenReading) -> None:
        self.filtering.show_log(opened.log, self.run.line)
        self.table.rows.set_follow_end(self.run.is_live)
        self.table.show_topics(opened.request.topics)
        self.view_bar.show_format(self._formats.of(opened.request.topics[0]).value)

    def _on_advanced(self, progress: ReadProgress) -> None:
        self.filtering.show_rows(self.run.settled_rows(progress))
        self._show_state(progress.state)
        self.foot.show_progress(progress, live=self.run.is_live)
        search = self.run.search_count(progress)
        if search is not None:
            self.foot.show_search(search, progress)
        self._show_notices(progress)
        self._show_left()
        self._advise()

    def _show_left(self) -> None:
        """The rows, or why there are none."""
        if self.model.count:
            self._show_rows()
        elif self.filtering.hides_all:
            self.left.show_empty(empty_words.NONE_MATCHES, tr("Clear filter"))
        elif not self.filtering.total:
            self.left.explain(self.run.progress, self.run.request, is_search=self.run.sifted is not None)

    def _show_rows(self) -> None:
        is_first = self.left.show_table()
        if is_first and self.bar.topic.hasFocus():
            self.table.rows.setFocus()
        self._select_sought()

    def _on_failed(self, error: KafkaGuiError) -> None:
        self.messages.show_error(error, *self._fixes(error))
        if not self.model.count:
            self.left.show_empty(empty_words.FAILED)
        if self.run.state is None:
            self.foot.show_nothing(tr("Nothing was read"))
        self._show_state(self.run.state, runs=False)

    def _fixes(self, error: KafkaGuiError) -> list[Button]:
        """Buttons that put it right."""
        unknown = [name for name in self.bar.topics if self._program.session.state.topic(name) is None]
        if error.code == _UNKNOWN_TOPIC and unknown:
            self.bar.mark_topic(error.message)
            return [fix(tr("Create topic…"), "plus", lambda: self.requested.emit(CreateTopic(unknown[0])))]
        return [fix(tr("Read again"), "refresh-cw", lambda: self.read(self.run.line))]

    def _show_state(self, state: ReadState | None, *, runs: bool | None = None) -> None:
        is_running = self.run.is_running if runs is None else runs
        self.bar.show_state(state, runs=is_running, differs=self._differs)

    def _select_sought(self) -> None:
        """Choose the record that another page asked for, once it is there."""
        if self._sought is None:
            return
        first = self.model.stored(0)
        if first is not None and (first.partition, first.offset) == self._sought:
            self.table.rows.select_row(0)
        self._sought = None

    # -- the cluster and the settings ---------------------------------------------------------------------

    def _on_session_changed(self, state: SessionState) -> None:
        self.bar.offer(state.topics)
        self.bar.read.set_allowed(state.is_usable, tr("Connect to a cluster first."))
        if self.run.progress is not None:
            self._show_notices(self.run.progress)
        elif not self.run.is_running and self.messages.error_box.isHidden():
            self.left.show_empty(empty_words.NOTHING_YET if state.is_usable else empty_words.NOT_CONNECTED)

    def _show_notices(self, progress: ReadProgress) -> None:
        lost = lost_cluster(self.run.cluster, self._program.session.state)
        self.messages.show_notices(progress.notices + lost)
        self.table.rows.set_dimmed(bool(lost))

    @property
    def _zone(self) -> str:
        return self._program.settings.get(TIME_ZONE)

    def _on_setting_changed(self, key: str) -> None:
        if key == TIME_ZONE.key:
            self.view_bar.show_zone(self._zone)
            self.model.set_zone(self._zone)
            self._show_record(self.record_view.record)

    def _on_edited(self) -> None:
        self._differs = self.run.request is not None
        if self.run.is_running:
            self._show_state(self.run.state)

    def _on_topic_settled(self, _text: str) -> None:
        self.bar.offer(self._program.session.state.topics)
        self.title_changed.emit()

    # -- what is shown ------------------------------------------------------------------------------------

    def _on_selection_changed(self) -> None:
        rows = self.table.rows
        record = self.model.stored(rows.current_row) if rows.has_selection() and rows.current_row >= 0 else None
        if record is None:
            self.record_view.hide()
        else:
            self._show_record(record)
            self.record_view.show()
        self._advise()

    def _show_record(self, record: StoredRecord | None) -> None:
        if record is not None:
            self.record_view.show_record(record, self._zone, self._formats.of(record.topic))

    def _on_value_format_chosen(self, codec_id: str) -> None:
        topics = self.run.request.topics if self.run.request is not None else self.bar.topics
        for topic in topics:
            self._formats.put(topic, self._formats.of(topic)._replace(value=codec_id))
        self._read_anew()

    def _on_formats_chosen(self, formats: Formats) -> None:
        if self.record_view.record is not None:
            self._formats.put(self.record_view.record.topic, formats)
            self.view_bar.show_format(formats.value)
            self._read_anew()

    def _read_anew(self) -> None:
        self.model.read_anew()
        self._show_record(self.record_view.record)

    def _on_partition_chosen(self, partition: int) -> None:
        self.bar.partitions.set_chosen(frozenset({partition}))
        self.read()

    def _advise(self) -> None:
        rows = self.table.rows
        may_follow = self.run.is_live and self.run.state is not ReadState.PAUSED
        if not may_follow or not self.model.count or rows.is_following():
            self.foot.set_hint("")
        else:
            self.foot.advise_holding(has_selection=rows.has_selection())

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """Bar, table when it has rows, record when one is open."""
        table = [(self.table, self.table.rows)] if self.model.count else []
        record = [(self.record_view, self.record_view.content.text)] if self.record_view.isVisible() else []
        return [(self.bar, self.bar.topic), *table, *record]

    def recent_records(self) -> list[RecordPlace]:
        """The newest of the rows."""
        return self.model.recent()

    # -- the page contract --------------------------------------------------------------------------------

    @property
    def topic(self) -> str:
        """The first of the topics that are read."""
        return next(iter(self.bar.topics), "")

    def title(self) -> str:
        """``Consume · orders``; ``Consume · orders +2`` for three topics."""
        topics = self.bar.topics
        more = f" +{len(topics) - 1}" if len(topics) > 1 else ""
        return tr("Consume · {topics}", topics=topics[0] + more) if topics else tr("Consume")

    def fulfil(self, request: PageRequest) -> None:
        """Read the topic that another page or the window asks for; with an offset, from that record on."""
        if not isinstance(request, OpenConsume):
            return
        self.bar.topic.set_text(request.topic)
        self._on_topic_settled(request.topic)
        has_record = request.partition is not None and request.offset is not None
        self.bar.partitions.set_chosen(None if request.partition is None else frozenset({request.partition}))
        self.bar.start.set_choice("offset" if has_record else "beginning", str(request.offset) if has_record else "")
        self.bar.stop.set_choice("live")
        if request.partition is not None and request.offset is not None:
            self._sought = (request.partition, request.offset)
        if self._program.session.state.is_usable:
            self.read()

    def saved_state(self) -> str:
        """What is chosen in the bars, and how the page is laid out."""
        return bars_memory(self.bar, self.view_bar, self.split.sizes() if self.record_view.isVisible() else ()).text()

    def restore_state(self, text: str) -> None:
        """Take a ``saved_state`` back; nothing is read before a person asks."""
        memory = remembered(text)
        if memory is None:
            return
        recall(memory, self.bar, self.view_bar)
        if memory.split:
            self.split.setSizes(list(memory.split))
        self._on_topic_settled(memory.topics)

    def take_focus(self) -> None:
        """Work starts in the table; while it is empty, at the topic."""
        if self.model.count:
            self.table.rows.setFocus()
        else:
            self.bar.topic.setFocus()

    async def shut(self) -> None:
        """End the reading and forget its rows."""
        self._unsubscribe()
        self._end_setting()
        self.filtering.close()
        await self.run.shut()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        width = event.size().width()
        detail = _NARROW_DETAIL_PX if width < _NARROW_PX else _DETAIL_PX
        if detail != self.record_view.minimumWidth():
            self.record_view.setMinimumWidth(detail)
            self.split.setSizes([width - detail, detail])
