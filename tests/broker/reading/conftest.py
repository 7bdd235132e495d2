"""A bench for readings on a real broker: make topics, send with every liberty, read with the engine."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import pytest_asyncio
from kafka import KafkaAdminClient, KafkaProducer, TopicPartition
from kafka.admin import NewTopic
from kafka.errors import UnknownTopicOrPartitionError

from kafkagui.client.kafka_internals import net_client
from kafkagui.client.reading import KafkaReading, start_reading
from kafkagui.core.positions import ReadProgress, ReadRequest
from kafkagui.core.records import StoredRecord
from kafkagui.storage.spool import RecordSpool
from kafkagui.storage.spool_folder import SpoolFactory
from tests.fakes.record_log import FakeRecordLog
from tests.kafka_fixtures import RunningKafka

DEADLINE_S = 20.0


@dataclass
class Result:
    """What a reading left."""

    progress: ReadProgress
    records: list[StoredRecord]

    @property
    def places(self) -> list[tuple[int, int]]:
        return [(record.partition, record.offset) for record in self.records]

    @property
    def values(self) -> list[bytes | None]:
        return [record.value for record in self.records]


@dataclass
class Bench:
    """Works on one cluster."""

    bootstrap_servers: str
    spools: SpoolFactory
    readings: list[KafkaReading] = field(default_factory=list)

    def admin(self) -> KafkaAdminClient:
        return KafkaAdminClient(bootstrap_servers=self.bootstrap_servers, request_timeout_ms=10_000)

    def make_topic(
        self, name: str, partitions: int = 1, replication: int = 1, config: dict[str, str] | None = None
    ) -> None:
        admin = self.admin()
        try:
            admin.create_topics([NewTopic(name, partitions, replication, topic_configs=config or {})])
        finally:
            admin.close()

    def delete_topic(self, name: str) -> None:
        admin = self.admin()
        try:
            admin.delete_topics([name])
        finally:
            admin.close()

    def delete_records(self, name: str, before: dict[int, int]) -> None:
        admin = self.admin()
        try:
            admin.delete_records({TopicPartition(name, p): offset for p, offset in before.items()})
        finally:
            admin.close()

    def producer(self, **settings: object) -> KafkaProducer:
        return KafkaProducer(bootstrap_servers=self.bootstrap_servers, max_block_ms=10_000, **settings)

    def send(
        self, topic: str, values: Sequence[bytes], partition: int = 0, times_ms: Sequence[int] = (), **settings: object
    ) -> None:
        """Send values in order; one batch each for equal settings as far as the client packs them."""
        producer = self.producer(linger_ms=20, **settings)
        try:
            for index, value in enumerate(values):
                stamp = times_ms[index] if times_ms else None
                producer.send(topic, value=value, partition=partition, timestamp_ms=stamp)
            producer.flush(10)
        finally:
            producer.close(5)

    async def start(
        self, request: ReadRequest, log: RecordSpool | FakeRecordLog | None = None
    ) -> tuple[KafkaReading, RecordSpool | FakeRecordLog]:
        log = self.spools.create() if log is None else log
        reading = await start_reading(
            lambda: net_client(bootstrap_servers=self.bootstrap_servers, client_id="reading-test"), request, log
        )
        self.readings.append(reading)
        return reading, log

    async def read(self, request: ReadRequest) -> Result:
        """Read to the end of a request that has one."""
        reading, log = await self.start(request)
        progress = await asyncio.wait_for(reading.finished(), DEADLINE_S)
        assert reading.error is None, reading.error
        records = log.records(0, len(log))
        await reading.close()
        return Result(progress, records)


async def until(is_so: Callable[[], bool], deadline_s: float = DEADLINE_S) -> None:
    """Wait for a condition."""
    give_up_at = time.monotonic() + deadline_s
    while not is_so():
        assert time.monotonic() < give_up_at, "the condition did not come true in time"
        await asyncio.sleep(0.01)


@pytest.fixture
def spools(tmp_path: Path) -> Iterator[SpoolFactory]:
    factory = SpoolFactory(tmp_path / "spool")
    yield factory
    factory.close()


async def _bench(kafka: RunningKafka, spools: SpoolFactory) -> AsyncIterator[Bench]:
    threads = set(threading.enumerate())
    bench = Bench(kafka.bootstrap_servers, spools)
    yield bench
    for reading in bench.readings:
        await reading.close()
    left = [
        t for t in threading.enumerate() if t not in threads and t.name.startswith(("kafkagui-", "kafka-io-reading"))
    ]
    for thread in left:
        thread.join(2)
    assert not [thread.name for thread in left if thread.is_alive()]


@pytest_asyncio.fixture
async def bench(broker: RunningKafka, spools: SpoolFactory) -> AsyncIterator[Bench]:
    """A bench on the shared broker; fails when a reading leaves a thread."""
    async for made in _bench(broker, spools):
        yield made


@pytest_asyncio.fixture
async def bench_of_three(three_brokers: RunningKafka, spools: SpoolFactory) -> AsyncIterator[Bench]:
    """A bench on the three brokers."""
    async for made in _bench(three_brokers, spools):
        yield made


def topic_is_gone(bench: Bench, name: str) -> bool:
    """Whether the broker has forgotten a topic."""
    admin = bench.admin()
    try:
        return name not in admin.list_topics()
    except UnknownTopicOrPartitionError:
        return True
    finally:
        admin.close()
