"""The local Kafka as the window follows it: starting, running, stopping, failed."""

from __future__ import annotations

import asyncio
from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.services.local_kafka import LOCAL_PROFILE_ID, start_and_connect
from kafkagui.services.program import Program
from kafkagui.ui.tasks import run

if TYPE_CHECKING:
    from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, StartStep, StepReport


class LocalState(Enum):
    """How the local Kafka stands."""

    OFF = "off"
    STARTING = "starting"
    RUNNING = "running"
    STOPPING = "stopping"
    FAILED = "failed"


class LocalRun(QObject):
    """Starts and stops the embedded Kafka for the window; outlives the page that shows it.

    Args:
        program: holds the local Kafka and the session to connect.
        window: the widget whose tasks do the work.

    Signals:
        changed: state, a step, or the error is another.
        started: it runs, the session is connected, the sample topic is there.
    """

    changed = Signal()
    started = Signal()

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

    @property
    def spec(self) -> LocalKafkaSpec:
        """What was started last, or would be."""
        from kafkagui.core.local_kafka import LocalKafkaSpec

        return self._spec or LocalKafkaSpec()

    @property
    def can_start(self) -> bool:
        """Whether nothing runs, starts or stops."""
        return self.state in (LocalState.OFF, LocalState.FAILED)

    def start(self, spec: LocalKafkaSpec) -> None:
        """Start it, connect and make the sample topic; does nothing while one runs."""
        if not self.can_start:
            return
        self._spec, self.steps, self.error = spec, {}, None
        self._become(LocalState.STARTING)
        work = start_and_connect(self._program.local_kafka, self._program.session, spec, self._on_step)
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

    async def end(self) -> None:
        """At the end of the program: wait for a start that is being cancelled, stop what runs."""
        if self._task is not None and not self._task.done():
            self._task.cancel()
            await asyncio.wait([self._task])
        await self._program.local_kafka.stop()

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
        self.changed.emit()
