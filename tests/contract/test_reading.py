"""What every ``Reading`` does, over a fake cluster and over a real broker."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Protocol

import pytest
import pytest_asyncio

from kafkagui.core.errors import BrokerRefused
from kafkagui.core.ports import Cluster, Reading, SpooledLog
from kafkagui.core.positions import (
    AfterCount,
    BeforeTime,
    FromEnd,
    FromLast,
    FromOffset,
    FromTime,
    Live,
    ReadRequest,
    ReadState,
)
from kafkagui.core.profiles import Profile
from kafkagui.core.records import StoredRecord
from kafkagui.storage.spool_folder import SpoolFactory
from tests.fakes.batches import record
from tests.fakes.cluster import ClusterInMemory, FakeCluster
from tests.kafka_fixtures import RunningKafka

DEADLINE_S = 15.0


class Stage(Protocol):
    """A cluster with a way to put records into it."""

    @property
    def cluster(self) -> Cluster: ...

    async def make(self, topic: str, partitions: int) -> None: ...

    async def put(self, topic: str, partition: int, rows: list[tuple[bytes, int]]) -> None: ...


class InMemory:
    def __init__(self) -> None:
        self._memory = ClusterInMemory()
        self.cluster: Cluster = FakeCluster(self._memory, Profile("Fake", "localhost:9092"))

    async def make(self, topic: str, partitions: int) -> None:
        self._memory.add_topic(topic, partitions)

    async def put(self, topic: str, partition: int, rows: list[tuple[bytes, int]]) -> None:
        log = self._memory.topics[topic][partition]
        for value, time_ms in rows:
            log.append(record(len(log), value, None, time_ms, topic=topic, partition=partition))


class Real:
    def __init__(self, servers: str, cluster: Cluster) -> None:
        self._servers = servers
        self.cluster = cluster

    async def make(self, topic: str, partitions: int) -> None:
        from kafkagui.core.topics import NewTopic

        await self.cluster.admin.create_topic(NewTopic(topic, partitions, 1))

    async def put(self, topic: str, partition: int, rows: list[tuple[bytes, int]]) -> None:
        def send() -> None:
            from kafka import KafkaProducer

            producer = KafkaProducer(bootstrap_servers=self._servers, linger_ms=5)
            for value, time_ms in rows:
                producer.send(topic, value=value, partition=partition, timestamp_ms=time_ms)
            producer.flush(10)
            producer.close(5)

        await asyncio.to_thread(send)


@pytest_asyncio.fixture(params=["fake", pytest.param("real", marks=pytest.mark.broker)])
async def stage(request: pytest.FixtureRequest) -> AsyncIterator[Stage]:
    if request.param == "fake":
        yield InMemory()
        return
    from kafkagui.client.cluster import KafkaCluster
    from kafkagui.client.connector import KafkaConnector

    broker: RunningKafka = request.getfixturevalue("broker")
    cluster = await KafkaConnector().connect(Profile("Test", broker.bootstrap_servers), None)
    assert isinstance(cluster, KafkaCluster)
    yield Real(broker.bootstrap_servers, cluster)
    await cluster.close()


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SpooledLog]:
    factory = SpoolFactory(tmp_path)
    yield factory.create()
    factory.close()


def rows_of(log: SpooledLog) -> list[StoredRecord]:
    return [log.record(row) for row in range(len(log))]


async def until(is_so: Callable[[], bool]) -> None:
    give_up_at = time.monotonic() + DEADLINE_S
    while not is_so():
        assert time.monotonic() < give_up_at
        await asyncio.sleep(0.01)


async def _end(reading: Reading) -> None:
    progress = await asyncio.wait_for(reading.finished(), DEADLINE_S)
    assert (progress.state, reading.error) == (ReadState.FINISHED, None)
    await reading.close()
    assert reading.progress.state is ReadState.FINISHED


async def test_from_the_beginning_to_the_end(stage: Stage, log: SpooledLog, topic_name: str) -> None:
    await stage.make(topic_name, 2)
    await stage.put(topic_name, 0, [(b"a", 1), (b"b", 2)])
    await stage.put(topic_name, 1, [(b"c", 3)])
    reading = await stage.cluster.read(ReadRequest((topic_name,)), log)
    await _end(reading)
    assert sorted((r.partition, r.offset, r.value) for r in rows_of(log)) == [(0, 0, b"a"), (0, 1, b"b"), (1, 0, b"c")]
    assert [(p.begin, p.position, p.end, p.records) for p in reading.progress.partitions] == [
        (0, 2, 2, 2),
        (0, 1, 1, 1),
    ]
    assert (reading.progress.records, reading.progress.hidden) == (3, 0)
    assert reading.progress.received_bytes > 0


@pytest.mark.parametrize(
    ("start", "expected"),
    [
        (FromEnd(), []),
        (FromOffset(2), [b"c", b"d"]),
        (FromOffset(9), []),
        (FromTime(25), [b"c", b"d"]),
        (FromTime(99), []),
        (FromLast(2), [b"d", b"c"]),
        (FromLast(9), [b"a", b"b", b"d", b"c"]),
    ],
)
async def test_starts(stage: Stage, log: SpooledLog, topic_name: str, start: FromOffset, expected: list[bytes]) -> None:
    await stage.make(topic_name, 1)
    await stage.put(topic_name, 0, [(b"a", 10), (b"b", 20), (b"c", 40), (b"d", 30)])
    await _end(await stage.cluster.read(ReadRequest((topic_name,), start=start), log))
    assert [r.value for r in rows_of(log)] == expected


async def test_stops(stage: Stage, log: SpooledLog, topic_name: str) -> None:
    await stage.make(topic_name, 1)
    await stage.put(topic_name, 0, [(b"a", 10), (b"b", 40), (b"c", 20)])
    await _end(await stage.cluster.read(ReadRequest((topic_name,), stop=BeforeTime(40)), log))
    await _end(await stage.cluster.read(ReadRequest((topic_name,), stop=AfterCount(2)), log))
    assert [r.value for r in rows_of(log)] == [b"a", b"c", b"a", b"b"]


async def test_live_pause_resume_close(stage: Stage, log: SpooledLog, topic_name: str) -> None:
    await stage.make(topic_name, 1)
    await stage.put(topic_name, 0, [(b"a", 1)])
    reading = await stage.cluster.read(ReadRequest((topic_name,), start=FromLast(5), stop=Live()), log)
    await until(lambda: len(log) == 1 and reading.progress.state is ReadState.READING)
    reading.pause()
    assert reading.progress.state is ReadState.PAUSED
    await stage.put(topic_name, 0, [(b"b", 2)])
    reading.resume()
    await stage.put(topic_name, 0, [(b"c", 3)])
    await until(lambda: len(log) == 3)
    assert [r.value for r in rows_of(log)] == [b"a", b"b", b"c"]
    started = time.monotonic()
    await reading.close()
    assert time.monotonic() - started < 0.3
    assert reading.progress.state is ReadState.STOPPED
    assert (await reading.finished()).state is ReadState.STOPPED
    assert log.record(0).value == b"a"


async def test_what_is_not_there_is_refused(stage: Stage, log: SpooledLog, topic_name: str) -> None:
    with pytest.raises(BrokerRefused) as caught:
        await stage.cluster.read(ReadRequest((topic_name,)), log)
    assert caught.value.code == "UNKNOWN_TOPIC_OR_PARTITION"
    await stage.make(topic_name, 1)
    with pytest.raises(BrokerRefused, match="no partition 5"):
        await stage.cluster.read(ReadRequest((topic_name,), partitions=frozenset({5})), log)
