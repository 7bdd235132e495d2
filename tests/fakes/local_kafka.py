"""A `LocalKafka` without processes: it goes through the steps and keeps what it was asked."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.local_kafka import (
    LocalBroker,
    LocalCluster,
    LocalKafkaSpec,
    Readiness,
    StartStep,
    StepReport,
    StepState,
)
from kafkagui.core.ports import Faults
from tests.fakes.faults import FakeFaults

_FIRST_PORT = 19092
_DATA_BYTES = 131072


class FakeLocalKafka:
    """Starts at once, or waits in a step, or fails in one.

    Args:
        fails_in: the step that fails with `failure`.
        waits_in: the step that goes on only once `go_on` is set.
        bootstrap_servers: the address to give; None makes one up.
    """

    def __init__(
        self,
        *,
        fails_in: StartStep | None = None,
        failure: LocalKafkaFailed | None = None,
        waits_in: StartStep | None = None,
        bootstrap_servers: str | None = None,
    ) -> None:
        self.fails_in = fails_in
        self.failure = failure or LocalKafkaFailed("Broker 1 ended: the disk is full.", hint="Make room.")
        self.waits_in = waits_in
        self.go_on = asyncio.Event()
        self.bootstrap_servers = bootstrap_servers
        self.specs: list[LocalKafkaSpec] = []
        self.cluster: LocalCluster | None = None
        self.found = Readiness("Java 25 (fake)")
        self.lost: tuple[LocalKafkaFailed, ...] = ()
        self.breaks: FakeFaults | None = None

    async def readiness(self) -> Readiness:
        """What ``found`` says."""
        return self.found

    async def start(self, spec: LocalKafkaSpec, step_changed: Callable[[StepReport], None]) -> LocalCluster:
        """Go through the steps."""
        if self.cluster is not None:
            raise LocalKafkaFailed("The local Kafka is already running.", hint="Stop it first.", code="RUNNING")
        self.specs.append(spec)
        for step in StartStep:
            await self._step(step, step_changed)
        self.cluster = self._made(spec)
        self.breaks = FakeFaults(spec.brokers) if spec.proxied else None
        return self.cluster

    async def stop(self) -> None:
        """Forget the cluster."""
        self.cluster, self.lost, self.breaks = None, (), None

    def losses(self) -> tuple[LocalKafkaFailed, ...]:
        """Those in ``lost``, while it runs."""
        return self.lost if self.cluster is not None else ()

    def faults(self) -> Faults | None:
        """Those in ``breaks``: there are some when it was started with proxies."""
        return self.breaks

    def disk_use_bytes(self) -> int:
        """A constant while it runs."""
        return _DATA_BYTES if self.cluster is not None else 0

    async def _step(self, step: StartStep, step_changed: Callable[[StepReport], None]) -> None:
        step_changed(StepReport(step, StepState.RUNNING))
        if step is StartStep.JARS:
            step_changed(StepReport(step, StepState.RUNNING, done_bytes=1_000_000, total_bytes=38_574_286))
        if step is self.waits_in:
            await self.go_on.wait()
        if step is self.fails_in:
            step_changed(StepReport(step, StepState.FAILED, self.failure.message, 0.1))
            raise self.failure
        await asyncio.sleep(0)
        step_changed(StepReport(step, StepState.DONE, f"{step.value} done", 0.1))

    def _made(self, spec: LocalKafkaSpec) -> LocalCluster:
        data_dir = spec.data_dir or Path("kafkagui-local-fake")
        brokers = tuple(
            LocalBroker(number, "127.0.0.1", _FIRST_PORT + number - 1, 0, data_dir / f"node-{number}" / "broker.log")
            for number in range(1, spec.brokers + 1)
        )
        addresses = ",".join(f"{broker.host}:{broker.port}" for broker in brokers)
        return LocalCluster(self.bootstrap_servers or addresses, brokers, data_dir, "Java 25 (fake)", "4.3.1")
