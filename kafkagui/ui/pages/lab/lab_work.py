"""The lab as its page follows it: one run at a time, and the topics that it leaves."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.marks import is_lab_topic
from kafkagui.core.lab.run import LabRun, Progress, RecordTimeline, RunEvent
from kafkagui.core.lab.scenario import Fault, Scenario
from kafkagui.core.wording import tr
from kafkagui.services.lab.break_run import run_scenario
from kafkagui.services.lab.breaking import FAULT_TEXTS, befall
from kafkagui.services.lab.compare import compare
from kafkagui.services.lab.lab import Lab
from kafkagui.services.local_kafka import LOCAL_PROFILE_ID
from kafkagui.services.program import Program
from kafkagui.ui.tasks import run

if TYPE_CHECKING:
    from kafkagui.core.lab.run import Surroundings
    from kafkagui.core.ports import Faults

_log = logging.getLogger(__name__)
_LEAST_BROKERS = 3


class LabWork(QObject):
    """Runs experiments and scenarios, and breaks brokers by hand; the observer of each run.

    Args:
        program: holds the session, and the local Kafka that can be broken.
        page: the widget whose tasks do the work.

    Signals:
        changed: a run began or ended, or the connection is another.
        progressed(progress), happened(event), figured(figures), traced(timelines): as the run tells them.
        finished(run): it came to its end.
        failed(error): it could not go on.
        broken: a broker was broken or mended by hand.
    """

    changed = Signal()
    progressed = Signal(object)
    happened = Signal(object)
    figured = Signal(object)
    traced = Signal(object)
    finished = Signal(object)
    failed = Signal(object)
    broken = Signal()

    def __init__(self, program: Program, page: QWidget) -> None:
        super().__init__(page)
        self._program = program
        self._page = page
        self._lab: Lab | None = None
        self._task: asyncio.Task[LabRun] | None = None
        self._before: frozenset[str] = frozenset()
        self._by_hand: list[RunEvent] = []
        self._newest: Progress | None = None
        self.what: Experiment | Scenario | None = None

    # -- what there is --------------------------------------------------------------------------------------

    @property
    def faults(self) -> Faults | None:
        """What can be broken; None unless the local Kafka with proxies is the one that is connected."""
        profile = self._program.session.state.profile
        is_local = profile is not None and profile.profile_id == LOCAL_PROFILE_ID
        return self._program.local_kafka.faults() if is_local and self._program.session.state.is_usable else None

    @property
    def can_break(self) -> bool:
        """Whether there are three brokers to break."""
        return self.faults is not None and len(self.faults.brokers) >= _LEAST_BROKERS

    @property
    def is_running(self) -> bool:
        """Whether a run is under way."""
        return self._task is not None

    @property
    def topics(self) -> tuple[str, ...]:
        """The topics of the newest run, one for each pair in order; empty before there is a run."""
        return tuple(name for name in self._lab.topics.left if name not in self._before) if self._lab else ()

    @property
    def topics_on_cluster(self) -> tuple[str, ...]:
        """Every topic of the lab on the connected cluster as last read, also of other runs of the program."""
        return tuple(topic.name for topic in self._program.session.state.topics if is_lab_topic(topic.name))

    def lab(self) -> Lab:
        """The lab of the open connection.

        Raises:
            ConnectionLost: when there is none.
        """
        cluster, faults = self._program.session.open_cluster(), self.faults
        if self._lab is None or self._lab.cluster is not cluster or self._lab.faults is not faults:
            self._lab = Lab(cluster, self._program.logs, faults)
        return self._lab

    async def surroundings(self) -> Surroundings:
        """Where the lab is now, with the round trip measured."""
        return await self.lab().surroundings()

    # -- what is done ---------------------------------------------------------------------------------------

    def start(self, what: Experiment | Scenario) -> None:
        """Run it; does nothing while something runs."""
        if self._task is not None:
            return
        self.what, self._by_hand, self._newest = what, [], None
        self._task = run(self._page, self._run(what), name="lab run", on_error=self.failed.emit, on_done=self._take)
        self._task.add_done_callback(self._on_ended)
        self.changed.emit()

    async def _run(self, what: Experiment | Scenario) -> LabRun:
        lab = self.lab()
        self._before = frozenset(lab.topics.left)
        return await (compare(lab, what, self) if isinstance(what, Experiment) else run_scenario(lab, what, self))

    def stop(self) -> None:
        """Break the run off; what it broke is mended, its topics stay until they are deleted."""
        if self._task is not None:
            self._task.cancel()

    async def end(self) -> None:
        """At the end of the page: wait until the run is broken off, and write down what it leaves."""
        task = self._task
        if task is not None:
            task.cancel()
            await asyncio.wait([task])
        if self._lab is not None and self._lab.topics.left:
            cluster, names = self._lab.cluster.profile.name, ", ".join(self._lab.topics.left)
            _log.warning("The delivery lab leaves topics on %s: %s", cluster, names)

    def delete_topics(self) -> None:
        """Delete every topic of the lab that the cluster has."""
        run(self._page, self._delete(), name="delete the lab's topics", on_error=self.failed.emit)

    async def _delete(self) -> None:
        lab = self.lab()
        failures = await lab.topics.delete(*await lab.topics.on_the_cluster())
        self._program.session.refresh()
        self.changed.emit()
        if failures:
            raise failures[0]

    def befall(self, fault: Fault, node_id: int) -> None:
        """Break or mend a broker now; in a run it becomes one of its events."""
        work = self._befall(fault, node_id)
        run(self._page, work, name=f"{fault.name} broker {node_id}", on_error=self.failed.emit)

    async def _befall(self, fault: Fault, node_id: int) -> None:
        faults = self.lab().breakable()
        self._note(RunEvent(self._elapsed_s, tr(FAULT_TEXTS[fault], node=node_id), node_id, self._sequences, True))
        self.broken.emit()
        try:
            await befall(faults, fault, node_id)
        finally:
            self.broken.emit()

    @property
    def _elapsed_s(self) -> float:
        return self._newest.elapsed_s if self._newest is not None else 0.0

    @property
    def _sequences(self) -> tuple[int, ...]:
        return tuple(pair.sent for pair in self._newest.pairs) if self._newest is not None else ()

    def _note(self, event: RunEvent) -> None:
        if self._task is not None:
            self._by_hand.append(event)
        self.happened.emit(event)

    def _take(self, done: LabRun) -> None:
        if self._by_hand:
            events = sorted([*done.events, *self._by_hand], key=lambda event: event.at_s)
            done = replace(done, events=tuple(events))
        self.finished.emit(done)

    def _on_ended(self, task: asyncio.Task[LabRun]) -> None:
        if task is self._task:
            self._task = None
            self._program.session.refresh()
            self.changed.emit()

    # -- the observer of a run ------------------------------------------------------------------------------

    def on_progress(self, progress: Progress) -> None:
        """It has come further."""
        self._newest = progress
        self.progressed.emit(progress)

    def on_event(self, event: RunEvent) -> None:
        """Something has happened."""
        self.happened.emit(event)

    def on_figures(self, figures: Figures) -> None:
        """A pair's numbers so far."""
        self.figured.emit(figures)

    def on_timelines(self, timelines: Sequence[RecordTimeline]) -> None:
        """A handful of one pair's records."""
        self.traced.emit(timelines)


def words_of(error: KafkaGuiError) -> str:
    """An error in one line: what happened and what to do."""
    return f"{error.message} {error.hint}".strip()
