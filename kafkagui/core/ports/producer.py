"""Hands records to the client library."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.delivery import DeliveryReport
    from kafkagui.core.records import OutgoingRecord

ReportsArrived = Callable[[Sequence["DeliveryReport"]], None]


class Producer(Protocol):
    """Hands records to the client and reports what becomes of each.

    A record that cannot even start (metadata time-out, too large, wrong partition) is reported as failed, never
    raised. A producer that got stuck is replaced inside; what was in flight in it is reported as failed.
    """

    async def hand_over(
        self,
        records: Sequence[tuple[int, OutgoingRecord]],
        reports_arrived: ReportsArrived | None,
        moments_ns: array[int] | None = None,
    ) -> Sequence[DeliveryReport]:
        """Hand over ``(sequence, record)`` pairs in order and return when the client has them all.

        Returns the reports of those that failed on this side. The outcome of the others arrives in batches by
        ``reports_arrived``; with None (fire and forget) nobody asks and nothing arrives.

        ``moments_ns`` gets two numbers a record, ``perf_counter_ns`` before and after its send(). Records whose
        moments are taken go from this process, however many they are.
        """
        ...

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        """Hand over one record and return its outcome; after ``timeout_s`` it is failed, ``maybe_written``."""
        ...

    async def flush(self, timeout_s: float) -> int:
        """Wait until nothing is in flight or the time is up; returns how many records still are."""
        ...

    async def close(self) -> None:
        """End the producer within about 2 s; what is still in flight is reported as failed, ``maybe_written``."""
        ...
