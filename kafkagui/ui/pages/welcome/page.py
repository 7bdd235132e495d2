"""Where a person begins: a Kafka of one's own, a cluster that is there, or a task to learn by."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QScrollArea, QWidget

from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.drags import dragged_file
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.local_kafka.local_run import LocalRun
from kafkagui.ui.pages.local_kafka.start_card import StartCard
from kafkagui.ui.pages.page import ConnectTo, ImportConnection, OpenConnections, OpenPage, Page, StartLesson
from kafkagui.ui.pages.welcome.connect_card import ConnectCard
from kafkagui.ui.pages.welcome.lesson_list import LessonList
from kafkagui.ui.pages.welcome.recent_list import RecentList
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label

_WIDTH_PX = 800
_BESIDE_PX = 720


class WelcomePage(Page):
    """The ways to a cluster as two cards, the connections used last and the lessons below.

    Args:
        program: holds connections and what was learned.
        local_run: the local Kafka, whose start is followed on its own page.
    """

    page_id = "welcome"
    icon_name = "box"
    help_subject = "local"

    def __init__(self, program: Program, local_run: LocalRun) -> None:
        super().__init__()
        self._program = program
        self._run = local_run
        self._build()
        self._connect()
        self._show_run()

    def _build(self) -> None:
        self.start_card = StartCard(self._program.local_data_dir)
        self.connect_card = ConnectCard()
        self.recent = RecentList(self._program)
        self.lessons = LessonList(self._program)
        title = text_label(tr("Welcome to kafkagui"), "display")
        about = text_label(tr("Send records and see what becomes of each."), "muted")
        self._cards = row((self.start_card, 1), (self.connect_card, 1), spacing=16)
        self._lists = row((self.recent, 1), (self.lessons, 1), spacing=32)
        inner = QWidget()
        inner.setMaximumWidth(scaled(_WIDTH_PX))
        column(title, about, 12, self._cards, 16, self._lists, spacing=4, parent=inner)
        column(self._scrolled(inner), parent=self)
        set_surface(self, "sunken")
        self.setAcceptDrops(True)

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        holder = QWidget()
        column(None, row((inner, 1), spacing=0), None, None, margins=(24, 24, 24, 24), parent=holder)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(holder)
        holder.setAutoFillBackground(False)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        return area

    def _connect(self) -> None:
        self.start_card.start_asked.connect(self._on_start_asked)
        self.connect_card.connect_asked.connect(lambda: self.requested.emit(OpenConnections()))
        self.connect_card.import_asked.connect(lambda: self.requested.emit(ImportConnection()))
        self.recent.chosen.connect(lambda profile_id: self.requested.emit(ConnectTo(profile_id)))
        self.lessons.chosen.connect(lambda lesson_id: self.requested.emit(StartLesson(lesson_id)))
        self._run.changed.connect(self._show_run)

    def _on_start_asked(self, spec: LocalKafkaSpec) -> None:
        self.requested.emit(OpenPage("local_kafka"))
        self._run.start(spec)

    def _show_run(self) -> None:
        self.start_card.show_readiness(self._run.readiness)
        self.start_card.start.set_allowed(self._run.can_start, tr("The local Kafka runs already."))

    def title(self) -> str:
        """The tab's title."""
        return tr("Welcome")

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The two cards, then the lists."""
        panes: list[tuple[QWidget, QWidget]] = [
            (self.start_card, self.start_card.start),
            (self.connect_card, self.connect_card.button),
        ]
        if self.recent.buttons:
            panes.append((self.recent, self.recent.buttons[0]))
        return [*panes, (self.lessons, next(iter(self.lessons.buttons.values())))]

    def take_focus(self) -> None:
        """The first thing to do has the focus."""
        first = self.start_card.start
        (first if first.isEnabled() else self.connect_card.button).setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.recent.show_connections()
            self.lessons.show_progress()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= scaled(_BESIDE_PX)
        direction = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._cards.setDirection(direction)
        self._lists.setDirection(direction)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dragged_file(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        # Here, since nobody drops a file before the window is painted.
        from kafkagui.ui.pages.connection.pasted_files import open_named_file

        if text := open_named_file(dragged_file(event.mimeData())):
            self.requested.emit(ImportConnection(text))
            event.acceptProposedAction()
