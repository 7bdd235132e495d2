"""An open connection to the sample cluster: readings that are read already, a producer that acknowledges at once."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from itertools import count

from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.partitioning import partition_for_key
from kafkagui.core.ports import Reading, ReportsArrived, SpooledLog
from kafkagui.core.positions import Live, PartitionProgress, ReadProgress, ReadRequest, ReadState
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Profile
from kafkagui.core.records import OutgoingRecord, StoredRecord
from kafkagui.ui.gallery import sample_data as data
from kafkagui.ui.gallery.sample_admin import SampleAdmin

FAILING_KEY = b"ORD-fails"
"""A record with this key is refused."""


class SampleLog:
    """The SpooledLog port over a list."""

    def __init__(self) -> None:
        self.rows: list[StoredRecord] = []

    def __len__(self) -> int:
        return len(self.rows)

    def record(self, row: int) -> StoredRecord:
        """See the port."""
        return self.rows[row]

    def records(self, first: int, count: int) -> list[StoredRecord]:
        """See the port."""
        return self.rows[max(0, first) : first + count]

    def append(
        self, topic: str, partition: int, batch: bytes | memoryview, rows: Sequence[int] | None, problem: str
    ) -> None:
        """See the port."""
        records = decode_batch(topic, partition, bytes(batch), problem)
        self.rows += records if rows is None or problem else [records[row] for row in rows]

    def select(self, order: Sequence[int]) -> None:
        """See the port."""
        self.rows = [self.rows[row] for row in order]

    def close(self) -> None:
        """See the port."""
        self.rows = []


class SampleLogs:
    """The LogFactory port."""

    def create(self) -> SampleLog:
        """See the port."""
        return SampleLog()


class SampleReading:
    """The Reading port: everything is there from the start; a live one goes on without anything new.

    Args:
        request: what is read.
        log: gets the sample records.
        most: how many of each topic.
    """

    def __init__(self, request: ReadRequest, log: SpooledLog, most: int) -> None:
        self._request = request
        self._ended = asyncio.Event()
        self._is_paused = False
        self._records = [record for topic in request.topics for record in data.records_of(topic, most)]
        if isinstance(log, SampleLog):
            log.rows += self._records
        if not isinstance(request.stop, Live):
            self._ended.set()

    @property
    def progress(self) -> ReadProgress:
        """See the port."""
        state = ReadState.FINISHED if self._ended.is_set() else ReadState.READING
        size = sum(record.size_bytes for record in self._records)
        state = ReadState.PAUSED if self._is_paused else state
        return ReadProgress(state, len(self._records), size, 0, tuple(self._partitions()))

    def _partitions(self) -> list[PartitionProgress]:
        counts = {(topic, number): 0 for topic in self._request.topics for number in range(data.TOPICS[topic][0])}
        for record in self._records:
            counts[record.topic, record.partition] += 1
        ends = {key: data.topic_offsets(*key)[1] for key in counts}
        return [PartitionProgress(*key, ends[key] - read, ends[key], ends[key], read) for key, read in counts.items()]

    @property
    def error(self) -> Exception | None:
        """Nothing fails."""
        return None

    def pause(self) -> None:
        """See the port."""
        self._is_paused = True

    def resume(self) -> None:
        """See the port."""
        self._is_paused = False

    async def finished(self) -> ReadProgress:
        """See the port."""
        await self._ended.wait()
        return self.progress

    async def close(self) -> None:
        """See the port."""
        self._ended.set()


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
        self, records: Sequence[tuple[int, OutgoingRecord]], reports_arrived: ReportsArrived | None
    ) -> Sequence[DeliveryReport]:
        """See the port."""
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


class SampleCluster:
    """The Cluster port over sample data.

    Args:
        profile: what it is opened with.
        admin: answers for it.
        records: how many records a topic is said to hold at its end.
    """

    def __init__(self, profile: Profile, admin: SampleAdmin, records: int) -> None:
        self._profile = profile
        self._admin = admin
        self._records = records
        self._sent = count(1)

    @property
    def profile(self) -> Profile:
        """See the port."""
        return self._profile

    @property
    def admin(self) -> SampleAdmin:
        """See the port."""
        return self._admin

    async def producer(self, options: ProducerOptions, partitioner: PartitionerKind) -> SampleProducer:
        """See the port; every partitioner goes by the key."""
        return SampleProducer(options.acks, self._sent)

    async def read(self, request: ReadRequest, log: SpooledLog) -> Reading:
        """See the port."""
        for topic in request.topics:
            await self._admin.describe_topic(topic)
        return SampleReading(request, log, self._records)

    async def close(self) -> None:
        """Nothing to close."""
