"""Runs a real Kafka on this machine."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.errors import LocalKafkaFailed
    from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, Readiness, StepReport
    from kafkagui.core.ports.faults import Faults


class LocalKafka(Protocol):
    """Starts and stops the embedded Kafka; one cluster at a time."""

    async def readiness(self) -> Readiness:
        """Look whether a start would find what it needs; starts nothing and fetches nothing."""
        ...

    async def start(self, spec: LocalKafkaSpec, step_changed: Callable[[StepReport], None]) -> LocalCluster:
        """Start and return when every broker answers unfenced. Cancelling the task stops and cleans up.

        Raises:
            LocalKafkaFailed: with the reason from the broker's log and what to do.
        """
        ...

    async def stop(self) -> None:
        """Stop all brokers cleanly, kill after 8 s, throw temporary data away; does nothing when none runs."""
        ...

    def disk_use_bytes(self) -> int:
        """Bytes that the running cluster's data takes."""
        ...

    def losses(self) -> tuple[LocalKafkaFailed, ...]:
        """One error for each broker of the running cluster that has ended by itself, with its log's reason."""
        ...

    def faults(self) -> Faults | None:
        """What can be broken in the running cluster; None when none runs, or one that was started without proxies."""
        ...
