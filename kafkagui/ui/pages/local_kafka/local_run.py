"""The local Kafka as the window follows it: starting, running, stopping, failed."""

from __future__ import annotations

import asyncio
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.services.local_kafka import LOCAL_PROFILE_ID, start_and_connect
from kafkagui.services.program import Program
from kafkagui.ui.tasks import run

if TYPE_CHECKING:
    from kafkagui.core.errors import LocalKafkaFailed
    from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, Readiness, StartStep, StepReport


_LOOK_EVERY_MS = 1_000


class LocalState(Enum):
    """How the local Kafka stands; ``ENDED`` by itself, though nobody stopped it."""

    OFF = "off"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    FAILED = "failed"
    ENDED = "ended"


class LocalRun(QObject):
    """Starts and stops the embedded Kafka for the window; outlives the page that shows it.

    Args:
        program: holds the local Kafka and the session to connect.
        window: the widget whose tasks do the work.

    Signals:
        changed: state, a step, or the error is another.
        started: it runs, the session is connected, the sample topic is there.
        ended(error): all its brokers ended by themselves.
        sample_missed(error): it runs and is connected, but the sample topic could not be made.
    """

    changed = Signal()
    started = Signal()
    ended = Signal(object)
    sample_missed = Signal(object)

    def __init__(self, program: Program, window: QWidget) -> None:
        super().__init__(window)
        self._program = program
        self._window = window
        self._task: asyncio.Task[LocalCluster] | None = None
        self.state = LocalState.OFF
        self._spec: LocalKafkaSpec | None = None
        self.steps: dict[StartStep, StepReport] = {}
        self.cluster: LocalCluster | None = None
        self.error: KafkaGuiError | None = None
        self.losses: tuple[LocalKafkaFailed, ...] = ()
        self.readiness: Readiness | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self.look)

    @property
    def spec(self) -> LocalKafkaSpec:
        """What was started last, or would be."""
        from kafkagui.core.local_kafka import LocalKafkaSpec

        return self._spec or LocalKafkaSpec()

    @property
    def can_start(self) -> bool:
        """Whether nothing runs, starts or stops."""
        return self.state in (LocalState.OFF, LocalState.FAILED, LocalState.ENDED)

    def check(self) -> None:
        """Look whether a start would find what it needs; ``readiness`` tells."""
        run(self._window, self._program.local_kafka.readiness(), name="look for Java", on_done=self._on_checked)

    def start(self, spec: LocalKafkaSpec) -> None:
        """Start it, connect and make the sample topic; does nothing while one runs."""
        if not self.can_start:
            return
        self._spec, self.steps, self.error, self.losses = spec, {}, None, ()
        self._become(LocalState.STARTING)
        work = self._start(spec)
        self._task = run(
            self._window, work, name="start local Kafka", on_error=self._on_failed, on_done=self._on_started
        )
        self._task.add_done_callback(self._on_task_done)

    def cancel(self) -> None:
        """Give the start up; what was begun is cleaned up."""
        if self._task is not None:
            self._task.cancel()

    def stop(self) -> None:
        """Stop it; the connection to it is closed first."""
        if self.state is LocalState.RUNNING:
            self._become(LocalState.STOPPING)
            run(self._window, self._stop(), name="stop local Kafka", on_error=self._on_failed)

    def dismiss(self) -> None:
        """Leave the error of a start, or of what ended by itself, and be where a start begins."""
        if self.state in (LocalState.FAILED, LocalState.ENDED):
            self.error = None
            self._become(LocalState.OFF)

    def look(self) -> None:
        """See whether a broker has ended by itself; when all have, there is no local Kafka any more."""
        losses = self._program.local_kafka.losses()
        if len(losses) == len(self.losses) or self.cluster is None:
            return
        self.losses = losses
        self._program.session.refresh()
        if len(losses) < len(self.cluster.brokers):
            self.changed.emit()
        else:
            self.cluster, self.error, self.steps = None, losses[0], {}
            self._become(LocalState.ENDED)
            self.ended.emit(losses[0])

    async def end(self) -> None:
        """At the end of the program: wait for a start that is being cancelled, stop what runs."""
        self._timer.stop()
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._program.local_kafka.stop()

    async def _start(self, spec: LocalKafkaSpec) -> LocalCluster:
        # What ended by itself is still to be tidied up; where nothing was, this does nothing.
        await self._program.local_kafka.stop()
        program = self._program
        return await start_and_connect(
            program.local_kafka, program.session, spec, self._on_step, sample_missed=self.sample_missed.emit
        )

    async def _stop(self) -> None:
        profile = self._program.session.state.profile
        if profile is not None and profile.profile_id == LOCAL_PROFILE_ID:
            await self._program.session.disconnect()
        await self._program.local_kafka.stop()
        self.cluster = None
        self._become(LocalState.OFF)

    def _on_step(self, report: StepReport) -> None:
        self.steps[report.step] = report
        self.changed.emit()

    def _on_checked(self, readiness: Readiness) -> None:
        self.readiness = readiness
        self.changed.emit()

    def _on_started(self, cluster: LocalCluster) -> None:
        self.cluster = cluster
        self._become(LocalState.RUNNING)
        self.started.emit()

    def _on_failed(self, error: KafkaGuiError) -> None:
        self.cluster, self.error = None, error
        self._become(LocalState.FAILED)

    def _on_task_done(self, task: asyncio.Task[LocalCluster]) -> None:
        if task.cancelled() or (task.exception() is not None and self.state is LocalState.STARTING):
            self.steps = {}
            self._become(LocalState.OFF)

    def _become(self, state: LocalState) -> None:
        self.state = state
        if state is LocalState.RUNNING:
            self._timer.start()
        else:
            self._timer.stop()
        self.changed.emit()
