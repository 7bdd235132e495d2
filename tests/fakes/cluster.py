"""An open connection to a cluster in memory, and producers over it."""

from __future__ import annotations

import time
from array import array
from collections.abc import Sequence

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed, KafkaGuiError, ReadOnlyRefused
from kafkagui.core.partitioning import RoundRobin, partition_for_key
from kafkagui.core.ports import Reading, ReportsArrived, SpooledLog
from kafkagui.core.positions import ReadRequest
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Profile
from kafkagui.core.records import OutgoingRecord, StoredRecord, TimestampType
from tests.fakes.admin import FakeAdmin
from tests.fakes.cluster_memory import ClusterInMemory
from tests.fakes.reading import FakeReading

__all__ = ["ClusterInMemory", "FakeAdmin", "FakeCluster", "FakeProducer"]


class FakeProducer:
    """The Producer port over a cluster in memory; outcomes come at once, or at ``release``."""

    def __init__(self, cluster: ClusterInMemory, options: ProducerOptions, partitioner: PartitionerKind) -> None:
        self._cluster = cluster
        self.options = options
        self._partitioner = partitioner
        self._round_robin = RoundRobin()
        self._held: list[tuple[DeliveryReport, ReportsArrived | None]] = []
        self.is_closed = False

    async def hand_over(
        self,
        records: Sequence[tuple[int, OutgoingRecord]],
        reports_arrived: ReportsArrived | None,
        moments_ns: array[int] | None = None,
    ) -> Sequence[DeliveryReport]:
        if moments_ns is not None:
            moments_ns.extend([time.perf_counter_ns()] * (2 * len(records)))
        refused: list[DeliveryReport] = []
        outcomes: list[DeliveryReport] = []
        for sequence, record in records:
            report = self._store(sequence, record)
            here = report.error is not None and not _left_this_side(report.error)
            (refused if here else outcomes).append(report)
        if self._cluster.holds_back:
            self._held.extend((report, reports_arrived) for report in outcomes)
        elif reports_arrived is not None and outcomes:
            reports_arrived(outcomes)
        return refused

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        if self._cluster.holds_back:
            error = DeliveryFailed(f"No outcome within {timeout_s:g} s.", maybe_written=True, retriable=True)
            return DeliveryReport(sequence, DeliveryState.FAILED, error=error)
        return self._store(sequence, record)

    async def flush(self, timeout_s: float) -> int:
        return len(self._held)

    async def close(self) -> None:
        self.is_closed = True
        error = DeliveryFailed("The producer was closed.", maybe_written=True)
        held, self._held = self._held, []
        for report, arrived in held:
            if arrived is not None:
                arrived([DeliveryReport(report.sequence, DeliveryState.FAILED, error=error)])

    def release(self) -> None:
        """Let the outcomes that were held back arrive."""
        held, self._held = self._held, []
        for report, arrived in held:
            if arrived is not None:
                arrived([report])

    def _store(self, sequence: int, record: OutgoingRecord) -> DeliveryReport:
        try:
            if self._cluster.failures:
                raise self._cluster.failures.pop(0)
            partition = self._choose(record)
        except KafkaGuiError as error:
            return DeliveryReport(sequence, DeliveryState.FAILED, record.partition, latency_ns=10_000, error=error)
        log = self._cluster.topics[record.topic][partition]
        stamp = record.timestamp_ms if record.timestamp_ms is not None else 1_700_000_000_000 + len(log)
        log.append(
            StoredRecord(
                record.topic,
                partition,
                len(log),
                stamp,
                TimestampType.CREATE_TIME,
                record.key,
                record.value,
                record.headers,
            )
        )
        if self.options.acks is Acks.NONE:
            return DeliveryReport(sequence, DeliveryState.UNCONFIRMED, latency_ns=1_000)
        return DeliveryReport(sequence, DeliveryState.ACKNOWLEDGED, partition, len(log) - 1, stamp, 2_900_000)

    def _choose(self, record: OutgoingRecord) -> int:
        if record.topic not in self._cluster.topics:
            message = f"There is no topic “{record.topic}”."
            raise DeliveryFailed(message, code="UNKNOWN_TOPIC_OR_PARTITION")
        count = len(self._cluster.topics[record.topic])
        if record.partition is not None:
            if record.partition >= count:
                raise DeliveryFailed(f"“{record.topic}” has no partition {record.partition}.", code="ValueError")
            return record.partition
        if self._partitioner is PartitionerKind.KEY and record.key is not None:
            return partition_for_key(record.key, count)
        return self._round_robin.choose(record.topic, list(range(count)))


def _left_this_side(error: KafkaGuiError) -> bool:
    return isinstance(error, DeliveryFailed) and error.maybe_written


class FakeCluster:
    """The Cluster port over a cluster in memory."""

    def __init__(self, memory: ClusterInMemory, profile: Profile) -> None:
        self.memory = memory
        self._profile = profile
        self._admin = FakeAdmin(memory, profile)
        self.producers: dict[tuple[ProducerOptions, PartitionerKind], FakeProducer] = {}
        self.readings: list[FakeReading] = []
        self.is_closed = False

    @property
    def profile(self) -> Profile:
        return self._profile

    @property
    def admin(self) -> FakeAdmin:
        return self._admin

    async def producer(self, options: ProducerOptions, partitioner: PartitionerKind) -> FakeProducer:
        if self._profile.read_only:
            raise ReadOnlyRefused("send records", self._profile.name)
        self.memory.check()
        key = (options, partitioner)
        if key not in self.producers:
            self.producers[key] = FakeProducer(self.memory, options, partitioner)
        return self.producers[key]

    async def read(self, request: ReadRequest, log: SpooledLog) -> Reading:
        self.memory.check()
        for topic in request.topics:
            self.memory.info(topic)
        self.readings.append(FakeReading(self.memory.topics, request, log))
        return self.readings[-1]

    async def close(self) -> None:
        self.is_closed = True
        for reading in self.readings:
            await reading.close()
        for producer in self.producers.values():
            await producer.close()
