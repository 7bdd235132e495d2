"""The main window: bars, sidebar and workspace, and what passes between them."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QPaintEvent
from PySide6.QtWidgets import QDialog, QMainWindow, QSplitter, QWidget

from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.actions import KEYS_KEY, ActionTable
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.local_kafka.local_run import LocalRun, LocalState
from kafkagui.ui.shell.action_rules import ActionRules
from kafkagui.ui.shell.connection_deeds import ConnectionDeeds
from kafkagui.ui.shell.notifications.notifications import Notifications
from kafkagui.ui.shell.page_kinds import page_kinds
from kafkagui.ui.shell.request_desk import RequestDesk
from kafkagui.ui.shell.side_bar import SideBar
from kafkagui.ui.shell.status_bar import StatusBar
from kafkagui.ui.shell.top_bar import TopBar
from kafkagui.ui.shell.window_actions import window_actions
from kafkagui.ui.shell.window_deeds import WindowDeeds
from kafkagui.ui.shell.window_memory import WindowMemory
from kafkagui.ui.shell.window_news import WindowNews
from kafkagui.ui.shell.window_parts import WindowParts
from kafkagui.ui.shell.workspace import Workspace
from kafkagui.ui.tasks import owner_of
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.layouts import column, horizontal_rule

if TYPE_CHECKING:
    from kafkagui.ui.shell.lesson_guide import LessonGuide
    from kafkagui.ui.widgets.scrim import Scrim

MEMORY_KEY = "window"
_REMEMBER_EVERY_MS = 3_000
_TAKE_FILES_AFTER_MS = 500
_SIDE_PX = 256
_FIRST = QSize(1440, 900)
_LEAST = QSize(1024, 640)
_LEAST_FOR_LARGE_TEXT = QSize(1280, 720)


class MainWindow(QMainWindow):
    """The window. It closes only after ``shut``: a click on the cross asks for that.

    ``deeds`` is what a person can do in it, ``actions_table`` the same as actions, ``desk`` does what pages ask,
    ``news`` shows what happens by itself, ``rules`` allow the actions.

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
        self._build_deeds()
        self._build_layout()
        self._connect_parts()
        self._restore()
        current_theme().dress(self)

    def _build_parts(self) -> None:
        self.setWindowTitle("kafkagui")
        self._fit_minimum()
        self.local_run = LocalRun(self._program, self)
        kinds = page_kinds(self.local_run)
        self.top_bar = TopBar()
        self.side_bar = SideBar(kinds)
        self.workspace = Workspace(self._program, kinds)
        self.status_bar = StatusBar()
        self._timer = QTimer(self)
        self._timer.setInterval(_REMEMBER_EVERY_MS)

    def _fit_minimum(self) -> None:
        """Larger text needs a larger window, as far as the screen has room for it."""
        least = QSize(scaled(_LEAST.width()), scaled(_LEAST.height())).boundedTo(_LEAST_FOR_LARGE_TEXT)
        self.setMinimumSize(least.expandedTo(_LEAST).boundedTo(self.screen().availableSize()))

    def _build_deeds(self) -> None:
        self.connections = ConnectionDeeds(self._program, self)
        self.notifications = Notifications(self, self.top_bar.bell, self._program.settings)
        self.desk = RequestDesk(self._program, self, self.workspace, self.connections, self.notifications)
        parts = WindowParts(
            window=self,
            program=self._program,
            local_run=self.local_run,
            top_bar=self.top_bar,
            side_bar=self.side_bar,
            workspace=self.workspace,
            status_bar=self.status_bar,
            connections=self.connections,
            desk=self.desk,
            notifications=self.notifications,
        )
        self._take_keys()
        self.actions_table = ActionTable(self)
        self.deeds = WindowDeeds(parts, self.actions_table)
        self.actions_table.add(*window_actions(self.deeds))
        self.rules = ActionRules(parts, self.actions_table)
        self.news = WindowNews(parts, self.rules)

    def _take_keys(self) -> None:
        """Use the keys that a person chose, before there is a table of actions."""
        if self._program.state.get(KEYS_KEY):
            from kafkagui.ui.key_memory import KeyMemory

            KeyMemory(self._program.state).apply()

    def _build_layout(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(0)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(self.side_bar)
        self._splitter.addWidget(self.workspace)
        self._splitter.setStretchFactor(1, 1)
        self._splitter.setSizes([_SIDE_PX, _FIRST.width() - _SIDE_PX])
        self._centre = QWidget()
        self.guide: LessonGuide | None = None
        self._above = column()
        parts = (self.top_bar, self._above, (self._splitter, 1), horizontal_rule(), self.status_bar)
        column(*parts, spacing=0, parent=self._centre)
        self.setCentralWidget(self._centre)

    def _connect_parts(self) -> None:
        self.top_bar.connect_actions(self.actions_table)
        self.side_bar.card.clicked.connect(self.deeds.switch_connection)
        self.side_bar.pages.chosen.connect(self.deeds.show_page)
        self.side_bar.create_asked.connect(self.deeds.create_topic)
        self.side_bar.asked.connect(self.desk.handle)
        self.side_bar.menu_wanted.connect(self.rules.apply)
        self.side_bar.menu_wanted.connect(self.deeds.open_entry_menu)
        self.side_bar.delete_asked.connect(self.desk.delete_topic)
        self.side_bar.choice_changed.connect(self.rules.apply)
        self.workspace.front_changed.connect(self.side_bar.pages.mark)
        self.workspace.front_changed.connect(self.rules.apply)
        self.workspace.requested.connect(self.desk.handle)
        self.workspace.menu_wanted.connect(self.deeds.open_tab_menu)
        self.workspace.split_changed.connect(self.rules.apply)
        self.connections.announced.connect(self.desk.announce)
        self.local_run.changed.connect(self.rules.apply)
        self.local_run.started.connect(self._on_local_started)
        self.desk.lesson_asked.connect(self._begin_lesson)
        self._timer.timeout.connect(self.remember)
        self._timer.timeout.connect(self.news.announce_trouble)
        current_theme().changed.connect(self._fit_minimum)

    def _on_local_started(self) -> None:
        page = self.workspace.page
        if page is None or not page.stays_in_front:
            self.desk.show_sample()

    def _begin_lesson(self, lesson_id: str) -> None:
        from kafkagui.ui.shell.lesson_guide import LessonGuide

        if self.guide is None:
            self.guide = LessonGuide(self._program, self.local_run, self.desk)
            self._above.addWidget(self.guide)
        self.guide.begin(lesson_id)

    # -- state --------------------------------------------------------------------------------------------

    def _restore(self) -> None:
        memory = WindowMemory.from_text(self._program.state.get(MEMORY_KEY))
        self.top_bar.show_theme(current_theme().mode)
        if not (memory.geometry and self.restoreGeometry(QByteArray.fromBase64(memory.geometry.encode()))):
            self.resize(_FIRST.boundedTo(self.screen().availableSize()))
        if memory.side_px:
            self._splitter.setSizes([memory.side_px, max(1, self.width() - memory.side_px)])
        self.workspace.restore(memory)
        if not self.workspace.count():
            self.workspace.show_kind("welcome")
        self._timer.start()

    def _take_files(self) -> None:
        """Import configurations that are dropped on the connection's card."""
        from kafkagui.ui.shell.card_drops import CardDrops

        CardDrops(self.side_bar.card).requested.connect(self.desk.handle)

    def remember(self) -> None:
        """Keep window, tabs and drafts as they are now."""
        geometry = bytes(self.saveGeometry().toBase64().data()).decode()
        memory = self.workspace.remember(WindowMemory(geometry, self._splitter.sizes()[0]))
        self._program.state.put(MEMORY_KEY, memory.to_text())

    # -- the end --------------------------------------------------------------------------------------------

    def show_closing(self) -> None:
        """Show at once that the window is closing."""
        if self._scrim is None:
            from kafkagui.ui.widgets.scrim import Scrim

            is_local = self.local_run.state in (LocalState.RUNNING, LocalState.STARTING)
            self._timer.stop()
            self._scrim = Scrim(self, tr("Closing, stopping the local Kafka…") if is_local else tr("Closing…"))
            self._scrim.show()
            self._scrim.raise_()
            self._centre.setEnabled(False)

    def _close_dialogs(self) -> None:
        """Give up what stands over the window; nothing of it has been done yet."""
        for dialog in self.findChildren(QDialog):
            dialog.reject()

    async def shut(self) -> None:
        """End the work of all pages; the window may close then."""
        self.show_closing()
        # A connection or a start that is still being made is given up, so that nothing waits for it.
        owner_of(self).cancel_all()
        with contextlib.suppress(asyncio.TimeoutError):
            await self.workspace.shut_all()
        self.news.end()
        self._is_shut = True

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._is_shut:
            event.accept()
            return
        event.ignore()
        if self._scrim is None:
            self._close_dialogs()
            self.remember()
            self.show_closing()
            self.close_asked.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_painted:
            self._is_painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
            QTimer.singleShot(_TAKE_FILES_AFTER_MS, self, self._take_files)
