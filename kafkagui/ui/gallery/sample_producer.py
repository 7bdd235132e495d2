"""A producer that gets its answers at once."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.partitioning import partition_for_key
from kafkagui.core.ports import ReportsArrived
from kafkagui.core.records import OutgoingRecord
from kafkagui.ui.gallery import sample_data as data

FAILING_KEY = b"ORD-fails"
"""A record with this key is refused."""


class SampleProducer:
    """The Producer port: acknowledges after a latency that looks real, fails what has the failing key.

    Args:
        acks: with none, outcomes are unknown.
        sent: numbers the records of a cluster.
    """

    def __init__(self, acks: Acks, sent: Iterator[int]) -> None:
        self._acks = acks
        self._sent = sent

    async def hand_over(
        self,
        records: Sequence[tuple[int, OutgoingRecord]],
        reports_arrived: ReportsArrived | None,
        moments_ns: array[int] | None = None,
    ) -> Sequence[DeliveryReport]:
        """See the port."""
        if moments_ns is not None:
            moments_ns.extend([0] * (2 * len(records)))
        reports = [self._report(sequence, record) for sequence, record in records]
        if reports_arrived is not None:
            reports_arrived(reports)
        return []

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        """See the port."""
        return self._report(sequence, record)

    def _report(self, sequence: int, record: OutgoingRecord) -> DeliveryReport:
        number = next(self._sent)
        latency_ns = 1_800_000 + (number * 479_001) % 2_300_000
        if record.key == FAILING_KEY:
            error = DeliveryFailed(
                "Not enough replicas are in sync.",
                hint="Wait until the brokers are back, or lower min.insync.replicas.",
                code="NOT_ENOUGH_REPLICAS",
                retriable=True,
            )
            return DeliveryReport(sequence, DeliveryState.FAILED, latency_ns=latency_ns, error=error)
        if self._acks is Acks.NONE:
            return DeliveryReport(sequence, DeliveryState.UNCONFIRMED, latency_ns=latency_ns)
        partitions = data.TOPICS[record.topic][0]
        partition = partition_for_key(record.key, partitions) if record.key else number % partitions
        offset = data.topic_offsets(record.topic, partition)[1] + number
        return DeliveryReport(sequence, DeliveryState.ACKNOWLEDGED, partition, offset, data.NOW_MS, latency_ns)

    async def flush(self, timeout_s: float) -> int:
        """Nothing is ever in flight."""
        return 0

    async def close(self) -> None:
        """Nothing to close."""
