"""The Overview page: the whole cluster at a glance, live while it is in front."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QWidget

from kafkagui.core.cluster_view import ClusterView, OverviewState
from kafkagui.core.session import SessionState
from kafkagui.core.settings import TIME_ZONE
from kafkagui.core.times import clock
from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.overview.broker_rows import BrokerRows
from kafkagui.ui.pages.overview.empty_words import instead_of_page, no_brokers, no_groups, no_topics
from kafkagui.ui.pages.overview.figure_row import FigureRow
from kafkagui.ui.pages.overview.group_rows import GroupRows
from kafkagui.ui.pages.overview.overview_head import OverviewHead
from kafkagui.ui.pages.overview.overview_memory import OverviewMemory
from kafkagui.ui.pages.overview.row_deeds import RowDeeds
from kafkagui.ui.pages.overview.topic_rows import TopicRows
from kafkagui.ui.pages.page import CreateTopic, OpenConnections, Page
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.info_strip import InfoStrip
from kafkagui.ui.widgets.layouts import column
from kafkagui.ui.widgets.table_card import TableCard
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch

_GAP_PX = 12
_NARROW_PX = 1_000


class OverviewPage(Page):
    """Figures, topics, groups and brokers of the connected cluster.

    Args:
        program: holds the session and its overview.
    """

    page_id = "overview"
    icon_name = "gauge"

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._session = program.session
        self._overview = program.session.overview
        self._settings = program.settings
        self._state = program.state
        self._view: ClusterView | None = None
        self._read_at_s = 0.0
        self._title = ""
        self._wants_focus = False
        self._end_overview: Callable[[], None] | None = None
        self._build()
        self._connect()

    # -- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self._build_cards()
        self.deeds = RowDeeds(self, self.topics, self.groups, self.brokers)
        self.head = OverviewHead(self.deeds.table)
        self.strip = InfoStrip()
        self.strip.hide()
        self.figures = FigureRow()
        self._right = self._splitter(Qt.Orientation.Vertical, self.groups, self.brokers, sizes=(330, 230))
        self._both = self._splitter(Qt.Orientation.Horizontal, self.topics, self._right, sizes=(620, 500))
        self._whole = QWidget()
        parts = (self.head, self.strip, self.figures, (self._both, 1))
        column(*parts, margins=(16, 14, 16, 16), spacing=_GAP_PX, parent=self._whole)
        self.empty = EmptyState("gauge", "", "")
        self._stack = QStackedWidget()
        self._stack.addWidget(self._whole)
        self._stack.addWidget(self.empty)
        column(self._stack, spacing=0, parent=self)

    def _build_cards(self) -> None:
        self.internal = ToggleSwitch(tr("Internal"))
        self.internal.setToolTip(tr("Show the topics that Kafka keeps for itself"))
        self.topics = TableCard(
            tr("Topics"),
            TopicRows(),
            tr("Filter topics"),
            nothing=no_topics(may_create=False),
            no_match=tr("No topic fits"),
            beside=[self.internal],
        )
        self.groups = TableCard(
            tr("Consumer groups"),
            GroupRows(),
            tr("Filter groups"),
            nothing=no_groups(None),
            no_match=tr("No group fits"),
        )
        self.brokers = TableCard(
            tr("Brokers"), BrokerRows(), tr("Filter brokers"), nothing=no_brokers(), no_match=tr("No broker fits")
        )
        for card, table_id in ((self.topics, "topics"), (self.groups, "groups"), (self.brokers, "brokers")):
            card.remember_columns(self._state, f"overview.{table_id}")

    @staticmethod
    def _splitter(orientation: Qt.Orientation, *parts: QWidget, sizes: tuple[int, int]) -> QSplitter:
        splitter = QSplitter(orientation)
        splitter.setProperty("gap", "true")
        splitter.setHandleWidth(_GAP_PX)
        splitter.setChildrenCollapsible(False)
        for place, part in enumerate(parts):
            splitter.addWidget(part)
            splitter.setStretchFactor(place, sizes[place])
        splitter.setSizes(list(sizes))
        return splitter

    def _connect(self) -> None:
        self.head.refresh_clicked.connect(self._look_now)
        self.head.every.chosen.connect(self._on_every_chosen)
        self.internal.toggled.connect(self._show_topics)
        self.topics.helped.connect(lambda: self.requested.emit(CreateTopic()))
        self.empty.button_clicked.connect(self._on_empty_clicked)
        self._end_settings = self._settings.subscribe(self._on_setting_changed)
        self._end_session = self._session.subscribe(self._on_session_changed)

    # -- what happens ---------------------------------------------------------------------------------------

    def _on_session_changed(self, state: SessionState) -> None:
        title = state.profile.name if state.profile and state.is_usable else ""
        if title != self._title:
            self._title = title
            self.figures.forget()
            self.title_changed.emit()
        locked = state.profile is not None and state.profile.read_only
        why_not = tr("“{name}” is open read-only.", name=title) if locked else tr("There is no connection.")
        self.deeds.allow_changes(state.is_usable and not locked, why_not)
        self.head.allow_new_topic(self.deeds.may_change, why_not)
        self._show(self._overview.state)

    def _on_overview_changed(self, state: OverviewState) -> None:
        self._show(state)

    def _on_setting_changed(self, key: str) -> None:
        if key == TIME_ZONE.key:
            self._show(self._overview.state)

    def _on_every_chosen(self, value: str) -> None:
        self._overview.look_every(float(value) or None)

    def _on_empty_clicked(self) -> None:
        if self._session.state.is_usable:
            self._look_now()
        else:
            self.requested.emit(OpenConnections())

    def _look_now(self) -> None:
        self._overview.refresh(with_sizes=True)

    # -- what is shown --------------------------------------------------------------------------------------

    def _show(self, state: OverviewState) -> None:
        words = instead_of_page(self._session.state, state)
        if words is not None:
            self.empty.set_message(*words)
        self._stack.setCurrentWidget(self._whole if words is None else self.empty)
        if state.view is None:
            self._view = None
            return
        self._show_age(state)
        if state.read_at_s != self._read_at_s:
            self._read_at_s = state.read_at_s
            self.figures.add_values(state.view)
        if state.view is not self._view:
            self._show_view(state.view)

    def _show_age(self, state: OverviewState) -> None:
        at = clock(int(state.read_at_s * 1000), self._settings.get(TIME_ZONE)).partition(".")[0]
        self.head.show_age(at)
        is_old = state.error is not None
        self.strip.setVisible(is_old)
        if state.error is not None:
            what = tr("{error} What is shown is as of {time}.", error=str(state.error), time=at)
            self.strip.set_message(what, "err")
        for part in (self.figures, self.topics, self.groups, self.brokers):
            part.set_dimmed(is_old)

    def _show_view(self, view: ClusterView) -> None:
        before, self._view = self._view, view
        self.head.show_view(self._title, view)
        self.figures.show_view(view)
        if before is None or view.topics is not before.topics:
            self._show_topics()
        if before is None or view.groups is not before.groups or view.groups_error is not before.groups_error:
            self.groups.show_rows(view.groups, no_groups(view))
        if before is None or view.brokers is not before.brokers:
            self.brokers.show_rows(view.brokers, no_brokers())
        self._say_what_is_missing(view)
        if before is None and self._wants_focus:
            self.take_focus()

    def _show_topics(self) -> None:
        if self._view is not None:
            topics = self._view.topics
            shown = topics if self.internal.isChecked() else [topic for topic in topics if not topic.internal]
            self.topics.show_rows(shown, no_topics(may_create=self.deeds.may_change))

    def _say_what_is_missing(self, view: ClusterView) -> None:
        missing = [str(error) for error in (view.offsets_error, view.sizes_error) if error is not None]
        self.topics.say(" ".join(missing))
        self.groups.say(str(view.groups_error) if view.groups_error is not None and view.groups else "")

    # -- the page's contract --------------------------------------------------------------------------------

    def title(self) -> str:
        """The cluster's name."""
        return self._title or tr("Overview")

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """Head, topics, groups, brokers."""
        if self._stack.currentWidget() is self.empty:
            return []
        return [(self.head, self.head.every), self.topics.pane(), self.groups.pane(), self.brokers.pane()]

    def take_focus(self) -> None:
        """The topics have the focus, unless another part has it already."""
        self._wants_focus = self._view is None
        if self._wants_focus:
            self.setFocus()
        elif not self._whole.isAncestorOf(self.window().focusWidget()):
            self.topics.pane()[1].setFocus()

    async def shut(self) -> None:
        """Look no more."""
        self._stop_looking()
        self._end_session()
        self._end_settings()

    def saved_state(self) -> str:
        """Filters, sizes, how often to look; the tables remember their columns themselves."""
        return OverviewMemory(
            self.topics.filter.field.text(),
            self.groups.filter.field.text(),
            self.brokers.filter.field.text(),
            self.internal.isChecked(),
            self.head.every.value,
            tuple(self._both.sizes()) if self.isVisible() else (),
            tuple(self._right.sizes()) if self.isVisible() else (),
        ).to_text()

    def restore_state(self, text: str) -> None:
        """Take a ``saved_state`` back."""
        memory = OverviewMemory.from_text(text)
        for card, words in ((self.topics, memory.topics), (self.groups, memory.groups), (self.brokers, memory.brokers)):
            card.filter.field.setText(words)
        self.internal.setChecked(memory.shows_internal)
        self.head.every.set_value(memory.every)
        if memory.across and memory.down:
            self._both.setSizes(list(memory.across))
            self._right.setSizes(list(memory.down))

    def _stop_looking(self) -> None:
        if self._end_overview is not None:
            self._end_overview()
            self._end_overview = None

    # -- Qt -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._end_overview is None:
            self._end_overview = self._overview.subscribe(self._on_overview_changed)

    def hideEvent(self, event: QHideEvent) -> None:
        self._stop_looking()
        super().hideEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.head.set_narrow(self.width() < scaled(_NARROW_PX))
