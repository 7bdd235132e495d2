"""The main window: bars, sidebar and workspace, and what passes between them."""

from __future__ import annotations

import asyncio
import contextlib
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QActionGroup, QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QMainWindow, QMenu, QSplitter, QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.session import SessionState
from kafkagui.core.settings import SETTINGS, THEME, TIME_ZONE, Theme
from kafkagui.services.local_kafka import LOCAL_PROFILE_ID
from kafkagui.services.program import Program
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.fonts import scaled
from kafkagui.ui.icons import app_icon
from kafkagui.ui.pages.local_kafka.local_run import LocalRun, LocalState
from kafkagui.ui.pages.page import Announce
from kafkagui.ui.shell.connection_deeds import ConnectionDeeds
from kafkagui.ui.shell.connection_menu import ConnectionMenu
from kafkagui.ui.shell.crash_strip import CrashStrip
from kafkagui.ui.shell.page_kinds import page_kinds
from kafkagui.ui.shell.request_desk import RequestDesk
from kafkagui.ui.shell.side_bar import SideBar
from kafkagui.ui.shell.status_bar import StatusBar
from kafkagui.ui.shell.top_bar import TopBar
from kafkagui.ui.shell.window_actions import MENUS, window_actions
from kafkagui.ui.shell.window_memory import WindowMemory
from kafkagui.ui.shell.workspace import Workspace
from kafkagui.ui.tasks import owner_of
from kafkagui.ui.theme import ThemeMode, current_theme
from kafkagui.ui.widgets.layouts import column, horizontal_rule
from kafkagui.ui.widgets.scrim import Scrim

if TYPE_CHECKING:
    from kafkagui.core.local_kafka import LocalKafkaSpec

MEMORY_KEY = "window"
_REMEMBER_EVERY_MS = 3_000
_SIDE_PX = 256
_LEAST = QSize(1024, 640)
_THEMES = {ThemeMode.SYSTEM: "Follow the system", ThemeMode.LIGHT: "Light", ThemeMode.DARK: "Dark"}


class MainWindow(QMainWindow):
    """The window. It closes only after ``shut``: a click on the cross asks for that.

    Args:
        program: everything the pages work with.

    Signals:
        first_painted: the window is on the screen.
        close_asked: the person wants to end the program.
    """

    first_painted = Signal()
    close_asked = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self._is_painted = False
        self._is_shut = False
        self._scrim: Scrim | None = None
        self._build_parts()
        self._build_menus()
        self._build_layout()
        self._connect_parts()
        self._restore()
        current_theme().dress(self)

    def _build_parts(self) -> None:
        self.setWindowTitle("kafkagui")
        self._fit_minimum()
        self.local_run = LocalRun(self._program, self)
        kinds = page_kinds(self.local_run)
        self.side_bar = SideBar(kinds)
        self.workspace = Workspace(self._program, kinds)
        self.status_bar = StatusBar()
        self.crash_strip = CrashStrip()
        self.deeds = ConnectionDeeds(self._program, self)
        self.desk = RequestDesk(self._program, self, self.workspace)
        self.actions_table = ActionTable(self, window_actions(self))
        self._timer = QTimer(self)
        self._timer.setInterval(_REMEMBER_EVERY_MS)

    def _fit_minimum(self) -> None:
        """Larger text needs a larger window, as far as the screen has room for it."""
        room = self.screen().availableSize()
        least = QSize(scaled(_LEAST.width()), scaled(_LEAST.height()))
        self.setMinimumSize(_LEAST.expandedTo(least.boundedTo(room)))

    def _build_menus(self) -> None:
        table = self.actions_table
        menu = QMenu(self)
        for title, action_ids in MENUS.items():
            menu.addMenu(table.menu(title, action_ids, menu))
        theme_menu = self._build_theme_menu(menu)
        menu.addMenu(theme_menu)
        self.connection_menu = ConnectionMenu(self._program, self.deeds, self.local_run, table, self)
        self.top_bar = TopBar(menu, theme_menu)

    def _build_theme_menu(self, parent: QWidget) -> QMenu:
        menu = QMenu("Theme", parent)
        group = QActionGroup(menu)
        for mode, words in _THEMES.items():
            action = menu.addAction(words)
            action.triggered.connect(partial(self._on_theme_chosen, mode))
            action.setCheckable(True)
            action.setChecked(mode is current_theme().mode)
            group.addAction(action)
        return menu

    def _build_layout(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.side_bar)
        self._splitter.addWidget(self.workspace)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_SIDE_PX, 1440 - _SIDE_PX])
        self._centre = QWidget()
        parts = (self.top_bar, self.crash_strip, (self._splitter, 1), horizontal_rule(), self.status_bar)
        column(*parts, spacing=0, parent=self._centre)
        self.setCentralWidget(self._centre)

    def _connect_parts(self) -> None:
        self.side_bar.card.clicked.connect(self.switch_connection)
        self.side_bar.pages.chosen.connect(self.show_page)
        self.side_bar.create_asked.connect(self.create_topic)
        self.side_bar.topics.consume_asked.connect(self.desk.consume)
        self.side_bar.topics.produce_asked.connect(self.desk.produce)
        self.side_bar.topics.delete_asked.connect(self.desk.delete_topic)
        self.side_bar.topics.selectionModel().currentChanged.connect(self._allow_actions)
        self.workspace.front_changed.connect(self.side_bar.pages.mark)
        self.workspace.front_changed.connect(self._allow_actions)
        self.workspace.requested.connect(self.desk.handle)
        self.desk.connections_asked.connect(self.new_connection)
        self.deeds.announced.connect(self.desk.announce)
        self.crash_strip.log_asked.connect(lambda: self.show_page("log"))
        self.local_run.changed.connect(self._allow_actions)
        self.local_run.ended.connect(self._on_local_ended)
        self.local_run.started.connect(self.desk.show_sample)
        self.local_run.sample_missed.connect(self._on_sample_missed)
        self._timer.timeout.connect(self.remember)
        current_theme().changed.connect(self._fit_minimum)
        self._subscriptions = (
            self._program.session.subscribe(self._on_session_changed),
            self._program.settings.subscribe(self._on_setting_changed),
        )

    # -- state --------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        memory = WindowMemory.from_text(self._program.state.get(MEMORY_KEY))
        self.top_bar.show_theme(current_theme().mode)
        self.status_bar.show_zone(self._program.settings.get(TIME_ZONE))
        if not (memory.geometry and self.restoreGeometry(QByteArray.fromBase64(memory.geometry.encode()))):
            self.resize(1440, 900)
        if memory.side_px:
            self._splitter.setSizes([memory.side_px, max(1, self.width() - memory.side_px)])
        self.workspace.restore(memory.tabs, memory.current)
        if not self.workspace.count():
            self.workspace.show_kind("local_kafka")
        self._timer.start()

    def remember(self) -> None:
        """Keep window, tabs and drafts as they are now."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        memory = WindowMemory(
            geometry, self._splitter.sizes()[0], self.workspace.remembered(), max(0, self.workspace.currentIndex())
        )
        self._program.state.put(MEMORY_KEY, memory.to_text())

    def set_theme(self, mode: ThemeMode) -> None:
        """Choose the theme, now and for the next time."""
        current_theme().set_mode(mode)
        self.top_bar.show_theme(mode)
        self._program.settings.put(THEME, Theme(mode.value))

    def _on_theme_chosen(self, mode: ThemeMode, _checked: bool) -> None:
        self.set_theme(mode)

    def _on_setting_changed(self, key: str) -> None:
        if key == TIME_ZONE.key:
            self.status_bar.show_zone(self._program.settings.get(TIME_ZONE))

    def _on_local_ended(self, error: KafkaGuiError) -> None:
        page = self.workspace.page
        if page is None or page.page_id != "local_kafka":
            text = f"{error.message} Its page can start it again."
            self.desk.announce(Announce("The local Kafka ended by itself", text, "err"))

    def _on_sample_missed(self, error: KafkaGuiError) -> None:
        self.desk.announce(Announce("The sample topic could not be made", str(error), "warn"))

    def _on_session_changed(self, state: SessionState) -> None:
        self.side_bar.show_session(state)
        self.status_bar.show_session(state)
        self._allow_actions()

    def _allow_actions(self) -> None:
        state, table = self._program.session.state, self.actions_table
        locked = state.profile is not None and state.profile.read_only
        is_kept = state.profile is not None and state.profile.profile_id != LOCAL_PROFILE_ID
        topic = self.side_bar.topics.current_topic
        no_cluster = "There is no connection."
        table.set_enabled("connection.edit", is_kept, "There is no kept connection open.")
        table.set_enabled("connection.duplicate", is_kept, "There is no kept connection open.")
        table.set_enabled("connection.disconnect", state.is_usable, no_cluster)
        table.set_enabled("window.refresh", state.is_usable, no_cluster)
        table.set_enabled("local.start", self.local_run.can_start, "The local Kafka runs already.")
        table.set_enabled("local.stop", self.local_run.state is LocalState.RUNNING, "No local Kafka runs.")
        table.set_enabled("topic.create", state.is_usable and not locked, "Needs a connection that is not read-only.")
        for action_id in ("topic.consume", "topic.produce"):
            table.set_enabled(action_id, bool(topic), "Choose a topic in the sidebar first.")
        table.set_enabled("topic.delete", bool(topic) and not locked, "Choose a topic that may be deleted first.")
        table.set_enabled("tab.close", self.workspace.count() > 0, "No tab is open.")
        table.set_enabled("tab.reopen", self.workspace.can_reopen, "No tab was closed.")

    # -- deeds: the handlers of the action table ------------------------------------------------------------

    def start_local_kafka(self, spec: LocalKafkaSpec | None = None) -> None:
        """Show the local Kafka's page and start it."""
        self.workspace.show_kind("local_kafka")
        # Here, since the window is painted before anybody can ask for it.
        from kafkagui.core.local_kafka import LocalKafkaSpec

        self.local_run.start(spec or LocalKafkaSpec())

    def stop_local_kafka(self) -> None:
        """Stop the local Kafka."""
        self.local_run.stop()

    def new_connection(self) -> None:
        """Open the dialog for a new connection."""
        self.deeds.new()

    def edit_connection(self) -> None:
        """Open the dialog for the open connection."""
        if profile := self._program.session.state.profile:
            self.deeds.edit(profile)

    def duplicate_connection(self) -> None:
        """Keep a copy of the open connection and edit it."""
        if profile := self._program.session.state.profile:
            self.deeds.duplicate(profile)

    def switch_connection(self) -> None:
        """Open the switcher below the connection's card."""
        card = self.side_bar.card
        self.connection_menu.popup(card.mapToGlobal(card.rect().bottomLeft()))

    def disconnect_now(self) -> None:
        """Leave the cluster."""
        self.deeds.disconnect_now()

    def refresh(self) -> None:
        """Look at the cluster now."""
        self._program.session.refresh()

    def create_topic(self) -> None:
        """Open the dialog for a new topic."""
        self.desk.create_topic()

    def produce_to_topic(self) -> None:
        """Show Produce with the topic that is chosen in the sidebar."""
        self.desk.produce(self.side_bar.topics.current_topic)

    def consume_topic(self) -> None:
        """Show Consume with the topic that is chosen in the sidebar."""
        self.desk.consume(self.side_bar.topics.current_topic)

    def delete_topic(self) -> None:
        """Ask whether to delete the topic that is chosen in the sidebar."""
        self.desk.delete_topic(self.side_bar.topics.current_topic)

    def show_page(self, kind_id: str) -> None:
        """Bring a page of this kind to the front."""
        self.workspace.show_kind(kind_id).take_focus()

    def filter_topics(self) -> None:
        """Put the focus into the filter of the topics."""
        self.side_bar.filter.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def new_tab(self) -> None:
        """Offer what a new tab can show."""
        self.workspace.offer_new()

    def close_tab(self) -> None:
        """Close the tab in front."""
        self.workspace.close_current()
        self._allow_actions()

    def reopen_tab(self) -> None:
        """Open the tab again that was closed last."""
        self.workspace.reopen()

    def next_tab(self) -> None:
        """Bring the next tab to the front."""
        self.workspace.step(1)

    def previous_tab(self) -> None:
        """Bring the tab before to the front."""
        self.workspace.step(-1)

    def next_pane(self) -> None:
        """Move the focus to the next of the sidebar and the parts of the page."""
        self._step_pane(1)

    def previous_pane(self) -> None:
        """Move the focus to the one before."""
        self._step_pane(-1)

    def _step_pane(self, step: int) -> None:
        page, bar = self.workspace.page, self.side_bar
        if page is None or not page.focus_next_pane(step):
            (bar.topics if bar.topics.isVisible() else bar.pages).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_menu(self) -> None:
        """Open the main menu."""
        self.top_bar.open_menu()

    def quit(self) -> None:
        """End the program."""
        self.close()

    def announce_notices(self) -> None:
        """Say what happened to broken files of the program, and which settings are not used."""
        program = self._program
        for notice in filter(None, (program.connections.take_notice(), program.state.take_notice())):
            self.desk.announce(Announce("A file of kafkagui was set aside", notice, "err"))
        for setting in SETTINGS:
            if problem := program.settings.problem(setting):
                self.desk.announce(Announce("A setting could not be used", problem, "warn"))

    # -- the end --------------------------------------------------------------------------------------------

    def show_closing(self) -> None:
        """Show at once that the window is closing."""
        if self._scrim is None:
            is_local = self.local_run.state in (LocalState.RUNNING, LocalState.STARTING)
            self._timer.stop()
            self._scrim = Scrim(self, "Closing, stopping the local Kafka…" if is_local else "Closing…")
            self._scrim.show()
            self._scrim.raise_()
            self._centre.setEnabled(False)

    async def shut(self) -> None:
        """End the work of all pages; the window may close then."""
        self.show_closing()
        # A connection or a start that is still being made is given up, so that nothing waits for it.
        owner_of(self).cancel_all()
        with contextlib.suppress(asyncio.TimeoutError):
            await self.workspace.shut_all()
        for unsubscribe in self._subscriptions:
            unsubscribe()
        self._is_shut = True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_shut:
            event.accept()
            return
        event.ignore()
        if self._scrim is None:
            self.remember()
            self.show_closing()
            self.close_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
            # Seven pictures that nobody looks for before the window is there.
            QTimer.singleShot(0, self, lambda: self.setWindowIcon(app_icon()))
