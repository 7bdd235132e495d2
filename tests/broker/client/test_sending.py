"""What arrives is what was handed over, and each record gets exactly one outcome."""

from __future__ import annotations

import asyncio
import itertools
import time

import pytest

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.partitioning import partition_for_key
from kafkagui.core.ports import Producer
from kafkagui.core.producing import Compression, PartitionerKind, ProducerOptions
from kafkagui.core.records import Header, OutgoingRecord
from tests.broker.client.conftest import OpenCluster
from tests.broker.client.reading_back import make_topic, read_back
from tests.running_kafka import RunningKafka

COUNT = 200


async def hand_over_all(
    producer: Producer, records: list[OutgoingRecord], *, asks: bool = True
) -> list[DeliveryReport]:
    """All reports of ``records`` by sequence; with ``asks`` False only what failed on this side."""
    reports: list[DeliveryReport] = []
    pairs = list(enumerate(records))
    reports += await producer.hand_over(pairs, reports.extend if asks else None)
    assert await producer.flush(20) == 0
    return sorted(reports)


@pytest.mark.parametrize("acks", list(Acks))
async def test_asynchronous_reports_each_record_once(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster, acks: Acks
) -> None:
    make_topic(broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(acks=acks), PartitionerKind.KEY)
    records = [OutgoingRecord(topic_name, b"k%d" % (i % 7), b"v%d" % i) for i in range(COUNT)]
    reports = await hand_over_all(producer, records)
    assert [report.sequence for report in reports] == list(range(COUNT))
    found = read_back(broker.bootstrap_servers, topic_name)
    assert sorted(f.value or b"" for f in found) == sorted(r.value or b"" for r in records)
    if acks is Acks.NONE:
        assert {r.state for r in reports} == {DeliveryState.UNCONFIRMED}
        assert all(r.offset is None and r.timestamp_ms is None for r in reports)
        return
    assert {r.state for r in reports} == {DeliveryState.ACKNOWLEDGED}
    where = {(f.partition, f.offset): f for f in found}
    for report in reports:
        stored = where[report.partition or 0, report.offset or 0]
        assert (stored.key, stored.value) == (records[report.sequence].key, records[report.sequence].value)
        assert stored.timestamp_ms == report.timestamp_ms
        assert report.latency_ns is not None
        assert report.latency_ns > 0


@pytest.mark.parametrize("acks", list(Acks))
async def test_synchronous_waits_for_each(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster, acks: Acks
) -> None:
    make_topic(broker.bootstrap_servers, topic_name, partitions=1)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(acks=acks), PartitionerKind.KEY)
    reports = [await producer.send_and_wait(i, OutgoingRecord(topic_name, None, b"%d" % i), 10) for i in range(20)]
    offsets = [None] * 20 if acks is Acks.NONE else list(range(20))
    assert [report.offset for report in reports] == offsets
    assert [f.value for f in read_back(broker.bootstrap_servers, topic_name)] == [b"%d" % i for i in range(20)]


@pytest.mark.parametrize("acks", list(Acks))
async def test_fire_and_forget_reports_nothing(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster, acks: Acks
) -> None:
    make_topic(broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(acks=acks), PartitionerKind.KEY)
    records = [OutgoingRecord(topic_name, None, b"%d" % i) for i in range(COUNT)]
    assert await hand_over_all(producer, records, asks=False) == []
    assert len(read_back(broker.bootstrap_servers, topic_name)) == COUNT


async def test_what_cannot_start_is_a_report(broker: RunningKafka, topic_name: str, open_cluster: OpenCluster) -> None:
    make_topic(broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    records = [
        OutgoingRecord(topic_name, None, b"x" * 2_000_000),
        OutgoingRecord(topic_name, None, b"x", partition=9),
        OutgoingRecord(f"{topic_name}-missing", None, b"x"),
        OutgoingRecord("no/such?topic", None, b"x"),
        OutgoingRecord(topic_name, None, b"good"),
    ]
    reports = await hand_over_all(producer, records)
    assert [r.error.code if r.error else "" for r in reports] == [
        "MESSAGE_TOO_LARGE",
        "INVALID_PARTITION",
        "UNKNOWN_TOPIC_OR_PARTITION",
        "INVALID_TOPIC_EXCEPTION",
        "",
    ]
    waited = await producer.send_and_wait(7, records[1], 5)
    assert (waited.sequence, waited.state, waited.error and waited.error.code) == (
        7,
        DeliveryState.FAILED,
        "INVALID_PARTITION",
    )
    assert [f.value for f in read_back(broker.bootstrap_servers, topic_name)] == [b"good"]
    names = [topic.name for topic in await cluster.admin.list_topics()]
    assert f"{topic_name}-missing" not in names


@pytest.mark.parametrize("compression", list(Compression))
async def test_every_byte_arrives(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster, compression: Compression
) -> None:
    make_topic(broker.bootstrap_servers, topic_name, partitions=1)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(compression=compression, linger_ms=50), PartitionerKind.KEY)
    headers = (Header("h", None), Header("h", b""), Header("ü", b"\xff\x00"), Header("h", b"again"))
    records = [
        OutgoingRecord(topic_name, None, None),
        OutgoingRecord(topic_name, b"", b""),
        OutgoingRecord(topic_name, b"k", None),
        OutgoingRecord(topic_name, None, bytes(range(256)) * 20, headers, timestamp_ms=1_000),
        OutgoingRecord(topic_name, b"k", b"a" * 5_000, timestamp_ms=0),
    ]
    reports = await hand_over_all(producer, records)
    assert {r.state for r in reports} == {DeliveryState.ACKNOWLEDGED}, reports
    found = read_back(broker.bootstrap_servers, topic_name)
    assert [(f.key, f.value, f.headers) for f in found] == [(r.key, r.value, tuple(r.headers)) for r in records]
    assert [f.timestamp_ms for f in found][3:] == [1_000, 0]


async def test_partitioners(broker: RunningKafka, topic_name: str, open_cluster: OpenCluster) -> None:
    make_topic(broker.bootstrap_servers, topic_name, partitions=5)
    cluster = await open_cluster(broker.bootstrap_servers)

    async def chosen(kind: PartitionerKind, records: list[OutgoingRecord]) -> list[int | None]:
        producer = await cluster.producer(ProducerOptions(), kind)
        return [report.partition for report in await hand_over_all(producer, records)]

    keyed = [OutgoingRecord(topic_name, b"key-%d" % i, b"v") for i in range(50)]
    by_hash = [partition_for_key(record.key or b"", 5) for record in keyed]
    assert await chosen(PartitionerKind.KEY, keyed) == by_hash
    assert await chosen(PartitionerKind.ROUND_ROBIN, keyed) == [0, 1, 2, 3, 4] * 10
    assert len(set(await chosen(PartitionerKind.STICKY, keyed))) == 1
    assert len(set(await chosen(PartitionerKind.RANDOM, keyed * 4))) == 5
    large = [OutgoingRecord(topic_name, None, b"x" * 6_000) for _ in range(30)]
    turns = await chosen(PartitionerKind.KEY, large)
    runs = [turns[start : start + 3] for start in range(0, 30, 3)]
    assert all(len(set(run)) == 1 for run in runs), turns
    assert all(before[0] != after[0] for before, after in itertools.pairwise(runs)), turns
    explicit = [OutgoingRecord(topic_name, b"key", b"v", partition=i) for i in range(5)]
    assert await chosen(PartitionerKind.ROUND_ROBIN, explicit) == [0, 1, 2, 3, 4]


async def test_a_batch_that_is_too_large_for_the_topic_is_halved(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    configs = {"max.message.bytes": "2000"}
    make_topic(broker.bootstrap_servers, topic_name, partitions=1, configs=configs)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(linger_ms=200), PartitionerKind.KEY)
    records = [OutgoingRecord(topic_name, None, b"%02d" % i + b"x" * 500) for i in range(20)]
    reports = await hand_over_all(producer, records)
    assert [(r.sequence, r.state) for r in reports] == [(i, DeliveryState.ACKNOWLEDGED) for i in range(20)]
    found = {f.offset: f.value for f in read_back(broker.bootstrap_servers, topic_name)}
    assert [found[r.offset or 0] for r in reports] == [r.value for r in records]
    report = await producer.send_and_wait(1, OutgoingRecord(topic_name, None, b"x" * 5_000), 10)
    assert report.error is not None
    assert report.error.code == "MESSAGE_TOO_LARGE"


async def test_waiting_ends_in_time(broker: RunningKafka, topic_name: str, open_cluster: OpenCluster) -> None:
    make_topic(broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(linger_ms=3_000), PartitionerKind.KEY)
    started = time.monotonic()
    report = await producer.send_and_wait(0, OutgoingRecord(topic_name, None, b"late"), 0.5)
    assert 0.4 < time.monotonic() - started < 2
    assert report.state is DeliveryState.FAILED
    assert report.error is not None
    assert report.error.code == "TIMED_OUT"


async def test_closing_reports_what_is_in_flight(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    make_topic(broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(
        ProducerOptions(linger_ms=10_000, delivery_timeout_ms=20_000), PartitionerKind.KEY
    )
    reports: list[DeliveryReport] = []
    pairs = [(i, OutgoingRecord(topic_name, None, b"v")) for i in range(10)]
    await producer.hand_over(pairs, reports.extend)
    waiting = asyncio.create_task(producer.send_and_wait(10, pairs[0][1], 30))
    await asyncio.sleep(0.1)
    started = time.monotonic()
    await cluster.close()
    assert time.monotonic() - started < 3
    assert (await waiting).sequence == 10
    assert sorted(r.sequence for r in reports) == list(range(10))
    late = await producer.send_and_wait(11, pairs[0][1], 1)
    assert late.error is not None
    assert late.error.code == "CLOSED"
