"""A Kafka of one's own: what to start, its steps, the running cluster."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QStackedWidget, QWidget

from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.pages.local_kafka.local_run import LocalRun, LocalState
from kafkagui.ui.pages.local_kafka.running_view import RunningView
from kafkagui.ui.pages.local_kafka.start_card import StartCard
from kafkagui.ui.pages.local_kafka.starting_card import StartingCard
from kafkagui.ui.pages.page import Page
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label

_WIDTH_PX = 800


class LocalKafkaPage(Page):
    """Shows one of three: what can be started, the steps of the start, the running cluster.

    Args:
        program: holds the local Kafka.
        local_run: the run that the page shows and steers.
    """

    page_id = "local_kafka"
    icon_name = "rocket"
    help_subject = "local"

    def __init__(self, program: Program, local_run: LocalRun) -> None:
        super().__init__()
        self._run = local_run
        self._build(program)
        self._connect()
        self._show_run()

    def _build(self, program: Program) -> None:
        self.start_card = StartCard(program.local_data_dir)
        self.starting = StartingCard()
        self.running = RunningView(program.local_kafka)
        self._stack = QStackedWidget()
        self._begin = self._build_begin()
        self._steps = self._build_steps()
        self._runs = QWidget()
        column((self.running, 1), margins=(16, 16, 16, 16), parent=self._runs)
        for view in (self._begin, self._steps, self._runs):
            self._stack.addWidget(view)
        set_surface(self._stack, "sunken")
        column(self._stack, parent=self)

    def _build_begin(self) -> QScrollArea:
        return _centred(column(text_label(tr("Local Kafka"), "display"), 12, self.start_card, spacing=4))

    def _build_steps(self) -> QScrollArea:
        return _centred(column(self.starting))

    def _connect(self) -> None:
        self.start_card.start_asked.connect(self._run.start)
        self.starting.cancelled.connect(self._run.cancel)
        self.starting.again_asked.connect(lambda: self._run.start(self._run.spec))
        self.starting.back_asked.connect(self._run.dismiss)
        self.starting.jars_chosen.connect(self._on_jars_chosen)
        self.running.stop_asked.connect(self._run.stop)
        self._run.changed.connect(self._show_run)

    def _on_jars_chosen(self, folder: Path) -> None:
        self.start_card.use_jars(folder)
        self._run.start(self.start_card.spec)

    def _show_run(self) -> None:
        # What is hidden gives its focus to some widget far away; it belongs to what is shown instead.
        focused = self.window().focusWidget()  # Also while another window is in front.
        has_focus = self.isAncestorOf(focused)
        self._show_state()
        if has_focus and not focused.isVisible():
            self.take_focus()

    def _show_state(self) -> None:
        state = self._run.state
        if self._run.cluster is not None and state is LocalState.RUNNING:
            if self._stack.currentWidget() is not self._runs:
                self.running.show_cluster(self._run.cluster, self._run.spec)
            self.running.show_losses(self._run.losses)
            self._stack.setCurrentWidget(self._runs)
        elif state is LocalState.OFF:
            self._stack.setCurrentWidget(self._begin)
        else:
            self.starting.show_run(state, self._run.steps, self._run.error)
            self._stack.setCurrentWidget(self._steps)

    def title(self) -> str:
        """The tab's title."""
        return tr("Local Kafka")

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The page is one."""
        firsts = (self.start_card.start, self.starting.first_deed, self.running.stop)
        return [(self, firsts[self._stack.currentIndex()])]

    def take_focus(self) -> None:
        """The first thing to do has the focus."""
        self.panes()[0][1].setFocus(Qt.FocusReason.OtherFocusReason)


def _centred(content: object) -> QScrollArea:
    holder = QWidget()
    inner = QWidget()
    inner.setMaximumWidth(_WIDTH_PX)
    inner.setLayout(content)  # type: ignore[arg-type]
    column(None, row((inner, 1), spacing=0), None, None, margins=(24, 24, 24, 24), parent=holder)
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setWidget(holder)
    for ground in (holder, area.viewport()):
        ground.setAutoFillBackground(False)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area
