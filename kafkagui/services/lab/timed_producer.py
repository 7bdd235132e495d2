"""A producer with a stop-watch: what the program waits for, and when the answers came."""

from __future__ import annotations

import time
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kafkagui.core.delivery import DeliveryReport
from kafkagui.core.records import OutgoingRecord

if TYPE_CHECKING:
    from kafkagui.core.ports import Producer, ReportsArrived


class TimedProducer:
    """The Producer port over another one. The method under test sees the same as without it.

    ``moments_ns`` are two numbers a record, in the order of ``sequences``: before and after send(), or of the
    synchronous method before and after the whole wait. ``latencies_ns`` are those of all records that did not fail,
    also of fire and forget, whose method never hears of them.
    """

    def __init__(self, real: Producer) -> None:
        self._real = real
        self.moments_ns: array[int] = array("q")
        self.sequences: array[int] = array("q")
        self.latencies_ns: dict[int, int] = {}
        self.answered = 0
        """Outcomes so far, failures among them."""

    async def hand_over(
        self,
        records: Sequence[tuple[int, OutgoingRecord]],
        reports_arrived: ReportsArrived | None,
        moments_ns: array[int] | None = None,
    ) -> Sequence[DeliveryReport]:
        """Hand over and take each record's moments; see the port."""
        self.sequences.extend(sequence for sequence, _ in records)

        def arrived(reports: Sequence[DeliveryReport]) -> None:
            self._note(reports)
            if reports_arrived is not None:
                reports_arrived(reports)

        refused = await self._real.hand_over(records, arrived, self.moments_ns)
        self.answered += len(refused)
        return refused

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        """Send, wait, and take both moments; see the port."""
        began_ns = time.perf_counter_ns()
        report = await self._real.send_and_wait(sequence, record, timeout_s)
        self.moments_ns.extend((began_ns, time.perf_counter_ns()))
        self.sequences.append(sequence)
        self._note((report,))
        return report

    async def flush(self, timeout_s: float) -> int:
        """Wait for all outcomes; see the port."""
        return await self._real.flush(timeout_s)

    async def close(self) -> None:
        """Nothing: the real producer belongs to the connection."""

    def _note(self, reports: Sequence[DeliveryReport]) -> None:
        self.answered += len(reports)
        for report in reports:
            if report.latency_ns is not None and report.error is None:
                self.latencies_ns[report.sequence] = report.latency_ns
