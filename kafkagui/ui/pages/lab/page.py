"""The delivery lab: what the methods and acks cost, and what they lose, on the connected cluster."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.lab.built_in import BUILT_IN
from kafkagui.core.lab.experiment import Experiment, load_warning
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.run import LabRun, Progress, RecordTimeline, RunEvent, Surroundings
from kafkagui.core.lab.scenario import Scenario
from kafkagui.core.session import SessionState
from kafkagui.core.settings import TIME_ZONE
from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.pages.lab.break_stage import BreakStage
from kafkagui.ui.pages.lab.break_view import BreakView
from kafkagui.ui.pages.lab.compare_view import CompareView
from kafkagui.ui.pages.lab.confirm_run_dialog import ConfirmRunDialog
from kafkagui.ui.pages.lab.lab_memory import LabMemory
from kafkagui.ui.pages.lab.lab_work import LabWork
from kafkagui.ui.pages.lab.page_actions import page_actions
from kafkagui.ui.pages.lab.run_files import RunFiles
from kafkagui.ui.pages.lab.run_view import RunView
from kafkagui.ui.pages.lab.scenario_list import scenario_title
from kafkagui.ui.pages.lab.side_panel import BREAK, COMPARE, SidePanel
from kafkagui.ui.pages.lab.three_brokers import ThreeBrokers
from kafkagui.ui.pages.local_kafka.local_run import LocalRun
from kafkagui.ui.pages.page import Announce, OpenLab, Page, PageRequest
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.layouts import row, set_surface, vertical_rule

if TYPE_CHECKING:
    from kafkagui.core.lab.run_file import Content
    from kafkagui.core.ports import Cluster


class LabPage(Page):
    """Compare at one side, break at the other; one run at a time.

    Args:
        program: holds the session, the local Kafka and the files.
        local_run: starts the brokers that can be broken.
    """

    page_id = "lab"
    icon_name = "flask-conical"
    help_subject = "acks"
    stays_in_front = True

    def __init__(self, program: Program, local_run: LocalRun) -> None:
        super().__init__()
        self._program = program
        self._run: LabRun | None = None
        self._measured: Cluster | None = None
        self.work = LabWork(program, self)
        self.three = ThreeBrokers(local_run, self)
        self._build()
        self._build_actions()
        self._connect()
        self._on_side_changed()

    # -- building -------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.side = SidePanel()
        self.compare = CompareView()
        self.breaking = BreakView()
        self._stack = QStackedWidget()
        for view in (self.compare, self.breaking):
            self._stack.addWidget(view)
        set_surface(self._stack, "sunken")
        line = vertical_rule()
        line.setMinimumHeight(0)
        line.setMaximumHeight(16_777_215)
        row(self.side, line, (self._stack, 1), spacing=0, parent=self)
        self.stage = BreakStage(self._program.session, self.work, self.three, self.breaking)
        self.files = RunFiles(self._program.files, self) if self._program.files is not None else None

    def _build_actions(self) -> None:
        deeds: dict[str, Callable[[], None]] = {
            "run": self._on_run_asked,
            "stop": self.work.stop,
            "open": self._on_open_asked,
            "save": self._on_save_asked,
            "compare": self._on_compare_asked,
            "delete-topics": self.work.delete_topics,
        }
        self.actions_table = page_actions(self, deeds)

    def _connect(self) -> None:
        foot, work = self.side.foot, self.work
        foot.run_asked.connect(self._on_run_asked)
        foot.stop_asked.connect(work.stop)
        foot.open_asked.connect(self._on_open_asked)
        foot.save_asked.connect(self._on_save_asked)
        foot.compare_asked.connect(self._on_compare_asked)
        foot.delete_asked.connect(work.delete_topics)
        self.side.side_changed.connect(self._on_side_changed)
        self.side.form.changed.connect(self._allow)
        self.side.scenarios.changed.connect(self._allow)
        work.changed.connect(self._on_work_changed)
        work.progressed.connect(self._on_progressed)
        work.happened.connect(self._on_happened)
        work.figured.connect(self._on_figured)
        work.traced.connect(self._on_traced)
        work.finished.connect(self._on_finished)
        work.failed.connect(self._on_failed)
        self.three.changed.connect(self._allow)
        if self.files is not None:
            self.files.opened.connect(self.show_content)
            self.files.other_opened.connect(self._on_other_opened)
            self.files.failed.connect(self._on_failed)
        self._end_session = self._program.session.subscribe(self._on_session_changed)

    # -- what is in front -----------------------------------------------------------------------------------

    @property
    def _view(self) -> RunView:
        return self.compare if self.side.side == COMPARE else self.breaking

    @property
    def _running_view(self) -> CompareView | BreakView:
        return self.breaking if isinstance(self.work.what, Scenario) else self.compare

    def _on_side_changed(self) -> None:
        self._stack.setCurrentWidget(self._view)
        self.stage.look(is_wanted=self.isVisible() and self.side.side == BREAK)
        self._allow()

    def _on_session_changed(self, state: SessionState) -> None:
        self._allow()
        self.side.foot.show_topics(len(self.work.topics_on_cluster))
        if state.cluster is None:
            self._measured = None
            self.side.form.round_trip.show_measured(None)
        elif self.isVisible():
            self._measure()
        self.stage.look(is_wanted=self.isVisible() and self.side.side == BREAK)

    def _measure(self) -> None:
        """Find how far the cluster is, once for each connection."""
        cluster = self._program.session.state.cluster
        if cluster is None or cluster is self._measured or self.work.is_running:
            return
        self._measured = cluster
        run(self, self.work.surroundings(), name="measure the round trip", on_done=self._on_measured, on_error=_pass)

    def _on_measured(self, found: Surroundings) -> None:
        self.side.form.round_trip.show_measured(found.measured_round_trip_ms)

    # -- running --------------------------------------------------------------------------------------------

    def _allow(self) -> None:
        reason = self._why_not()
        self.side.foot.allow_run(reason)
        self.side.form.round_trip.allow(can_delay=self.work.faults is not None)
        table, is_running = self.actions_table, self.work.is_running
        table.set_enabled("lab.run", not reason and not is_running, reason or tr("Something runs."))
        table.set_enabled("lab.stop", is_running, tr("Nothing runs."))
        has_topics = bool(self.work.topics_on_cluster) and not is_running
        table.set_enabled("lab.delete-topics", has_topics, tr("There is no topic of the lab here."))
        self.side.foot.delete.set_allowed(not is_running, tr("Something runs."))
        has_run, can_keep = self._run is not None, self.files is not None
        table.set_enabled("lab.open", can_keep, tr("This program has no files to work with."))
        for action_id in ("lab.save", "lab.compare"):
            table.set_enabled(action_id, has_run and can_keep, tr("There is no run yet."))
        self.side.foot.allow_keeping(has_run=has_run, can_keep=can_keep)

    def _why_not(self) -> str:
        state = self._program.session.state
        if not state.is_usable or state.profile is None:
            return tr("There is no connection.")
        if state.profile.read_only:
            return tr("“{name}” is open read-only: the lab makes topics and sends records.", name=state.profile.name)
        if self.side.side == BREAK:
            return "" if self.work.can_break else tr("Breaking needs the lab's own three brokers.")
        return self.side.form.problem

    def _on_run_asked(self) -> None:
        if self._why_not() or self.work.is_running:
            return
        if self.side.side == BREAK:
            self._begin(self.side.scenarios.scenario)
            return
        experiment, profile = self.side.form.experiment, self._program.session.state.profile
        load = load_warning(experiment, profile.environment, profile.name) if profile is not None else None
        if profile is None or load is None:
            self._begin(experiment)
            return
        dialog = ConfirmRunDialog(profile, load, self.window())
        dialog.accepted.connect(lambda: self._begin(experiment))
        dialog.pop_up()

    def _begin(self, what: Experiment | Scenario) -> None:
        self._run = None
        if isinstance(what, Experiment):
            self.compare.begin(what)
        else:
            self.breaking.begin(what)
        self.work.start(what)
        self._running_view.error.clear()
        self._running_view.show_body(on=True)
        self._running_view.show_state("running")

    def _on_work_changed(self) -> None:
        is_running = self.work.is_running
        self.side.foot.show_running(on=is_running)
        self.side.form.setEnabled(not is_running)
        self.side.scenarios.setEnabled(not is_running)
        self.side.foot.show_topics(len(self.work.topics_on_cluster))
        if not is_running and self._running_view.is_running:
            self._running_view.show_state("stopped")
        self._allow()
        self.stage.look(is_wanted=self.isVisible() and self.side.side == BREAK)

    def _on_progressed(self, progress: Progress) -> None:
        self._running_view.show_progress(progress)

    def _on_happened(self, event: RunEvent) -> None:
        if isinstance(self.work.what, Scenario) or not self.work.is_running:
            self.breaking.add_event(event)
        self.stage.show()

    def _on_figured(self, figures: Figures) -> None:
        if isinstance(self.work.what, Experiment):
            self.compare.add_figures(figures)

    def _on_traced(self, timelines: tuple[RecordTimeline, ...]) -> None:
        self.compare.add_timelines(timelines)

    def _on_finished(self, done: LabRun) -> None:
        self._show_run(done)
        self._running_view.show_state("finished")
        if not self.isVisible():
            text = " ".join(done.verdicts[:2])
            self.requested.emit(Announce(tr("The lab is finished: {name}", name=scenario_title(done.name)), text))

    def _on_failed(self, error: KafkaGuiError) -> None:
        view = self._running_view if self._running_view.is_running else self._view
        if view.is_running:
            view.show_state("failed")
        view.error.show_error(error)

    # -- keeping --------------------------------------------------------------------------------------------

    def show_content(self, content: Content) -> None:
        """Show what a file held: a run with its results, or what is to be run."""
        if isinstance(content, LabRun):
            self._show_run(content)
            self._view.show_state("opened")
        elif isinstance(content, Scenario):
            self.side.show_side(BREAK)
            self.side.scenarios.offer(content)
        else:
            self.side.show_side(COMPARE)
            self.side.form.set_experiment(content)
        self._allow()

    def _show_run(self, done: LabRun) -> None:
        self._run = done
        self.side.show_side(BREAK if done.scenario is not None else COMPARE)
        self.compare.show_run(done) if done.scenario is None else self.breaking.show_run(done)
        self._allow()

    def _on_other_opened(self, other: LabRun) -> None:
        if self._run is not None:
            view = self.breaking if self._run.scenario is not None else self.compare
            view.show_differences(self._run, other, self._program.settings.get(TIME_ZONE))
            view.area.verticalScrollBar().setValue(0)

    def _on_open_asked(self) -> None:
        if self.files is not None:
            self.files.ask_and_open()

    def _on_compare_asked(self) -> None:
        if self.files is not None and self._run is not None:
            self.files.ask_and_open_other()

    def _on_save_asked(self) -> None:
        if self.files is not None and self._run is not None:
            self.files.ask_and_save(self._run, f"{self._run.name}-{self._run.run_id}")

    # -- the page's contract --------------------------------------------------------------------------------

    def title(self) -> str:
        """The tab's title."""
        return tr("Delivery lab")

    def panes(self) -> list[tuple[QWidget, QWidget]]:
        """The form, the results."""
        first = self.side.switch
        results = self.breaking.events if self.side.side == BREAK else self.compare.table
        return [(self.side, first)] if self._view.is_empty else [(self.side, first), (self._view, results)]

    def take_focus(self) -> None:
        """Running is what one comes for."""
        foot = self.side.foot
        target = foot.stop if self.work.is_running else foot.run if foot.run.isEnabled() else self.side.switch
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def fulfil(self, request: PageRequest) -> None:
        """Show the side that is asked for, with what is to be tried."""
        if isinstance(request, OpenLab):
            self.side.show_side(request.side)
            what = BUILT_IN.get(request.name)
            if isinstance(what, Experiment):
                self.side.form.set_experiment(what)
            elif what is not None:
                self.side.scenarios.choose(request.name)

    def saved_state(self) -> str:
        """Side, form and scenario."""
        form = self.side.form
        experiment = None if form.problem else form.experiment
        return LabMemory(self.side.side, experiment, self.side.scenarios.scenario.name).to_text()

    def restore_state(self, text: str) -> None:
        """Take a ``saved_state`` back."""
        memory = LabMemory.from_text(text)
        if memory.experiment is not None:
            self.side.form.set_experiment(memory.experiment)
        self.side.scenarios.choose(memory.scenario)
        if memory.side in (COMPARE, BREAK):
            self.side.show_side(memory.side)

    async def shut(self) -> None:
        """Break off what runs, and mend what it broke."""
        self.stage.look(is_wanted=False)
        self._end_session()
        await self.work.end()

    # -- Qt -------------------------------------------------------------------------------------------------

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()
        self.stage.look(is_wanted=self.side.side == BREAK)

    def hideEvent(self, event: QHideEvent) -> None:
        self.stage.look(is_wanted=False)
        super().hideEvent(event)


def _pass(_error: KafkaGuiError) -> None:
    """A round trip that cannot be measured is not shown."""
