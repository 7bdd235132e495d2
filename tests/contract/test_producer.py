"""What the port `Producer` promises, of the fake and of the real one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed, ReadOnlyRefused
from kafkagui.core.partitioning import partition_for_key
from kafkagui.core.ports import Cluster
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.topics import NewTopic
from tests.contract.kafka_clusters import BOTH, open_cluster


@pytest.fixture(params=BOTH)
async def cluster(request: pytest.FixtureRequest, topic_name: str) -> AsyncIterator[Cluster]:
    async with open_cluster(request) as opened:
        await opened.admin.create_topic(NewTopic(topic_name, 3, 1))
        yield opened


@pytest.fixture(params=BOTH)
async def read_only_cluster(request: pytest.FixtureRequest) -> AsyncIterator[Cluster]:
    async with open_cluster(request, read_only=True) as opened:
        yield opened


async def test_equal_options_share_a_producer(cluster: Cluster) -> None:
    first = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    assert await cluster.producer(ProducerOptions(), PartitionerKind.KEY) is first
    assert await cluster.producer(ProducerOptions(acks=Acks.LEADER), PartitionerKind.KEY) is not first
    assert await cluster.producer(ProducerOptions(), PartitionerKind.ROUND_ROBIN) is not first


async def test_every_record_handed_over_is_reported_once(cluster: Cluster, topic_name: str) -> None:
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    reports: list[DeliveryReport] = []
    records = [(i, OutgoingRecord(topic_name, b"k%d" % i, b"v")) for i in range(30)]
    assert list(await producer.hand_over(records, reports.extend)) == []
    assert await producer.flush(10) == 0
    assert sorted(report.sequence for report in reports) == list(range(30))
    assert {report.state for report in reports} == {DeliveryState.ACKNOWLEDGED}
    places = [(report.partition, report.offset) for report in reports]
    assert len(set(places)) == 30
    for report in reports:
        assert report.partition == partition_for_key(b"k%d" % report.sequence, 3)
        assert report.latency_ns
        assert report.timestamp_ms
        assert report.error is None


async def test_the_order_of_a_partition_is_the_order_of_handing_over(cluster: Cluster, topic_name: str) -> None:
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    reports: list[DeliveryReport] = []
    for start in range(0, 30, 10):
        pairs = [(i, OutgoingRecord(topic_name, None, b"v", partition=1)) for i in range(start, start + 10)]
        await producer.hand_over(pairs, reports.extend)
    await producer.flush(10)
    assert [report.sequence for report in sorted(reports, key=lambda r: r.offset or 0)] == list(range(30))


async def test_waiting_for_one(cluster: Cluster, topic_name: str) -> None:
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    for offset in range(3):
        record = OutgoingRecord(topic_name, None, b"v", partition=2, timestamp_ms=1_234)
        report = await producer.send_and_wait(7, record, 10)
        assert (report.sequence, report.state) == (7, DeliveryState.ACKNOWLEDGED)
        assert (report.partition, report.offset, report.timestamp_ms) == (2, offset, 1_234)


async def test_acks_0_tells_no_offset(cluster: Cluster, topic_name: str) -> None:
    producer = await cluster.producer(ProducerOptions(acks=Acks.NONE), PartitionerKind.KEY)
    reports: list[DeliveryReport] = []
    await producer.hand_over([(0, OutgoingRecord(topic_name, None, b"v"))], reports.extend)
    await producer.flush(10)
    reports.append(await producer.send_and_wait(1, OutgoingRecord(topic_name, None, b"v"), 10))
    for report in reports:
        assert (report.state, report.offset, report.timestamp_ms) == (DeliveryState.UNCONFIRMED, None, None)
    assert len(reports) == 2


async def test_nobody_asks_nothing_arrives_but_what_failed_here(cluster: Cluster, topic_name: str) -> None:
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    good = OutgoingRecord(topic_name, None, b"v")
    bad = OutgoingRecord(topic_name, None, b"v", partition=9)
    failed = await producer.hand_over([(0, good), (1, bad), (2, good)], None)
    assert [(report.sequence, report.state) for report in failed] == [(1, DeliveryState.FAILED)]
    assert await producer.flush(10) == 0


@pytest.mark.parametrize("waits", [True, False])
async def test_a_record_that_cannot_start_is_reported_not_raised(
    cluster: Cluster, topic_name: str, waits: bool
) -> None:
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    unknown = OutgoingRecord(f"{topic_name}-missing", None, b"v")
    if waits:
        report = await producer.send_and_wait(5, unknown, 10)
    else:
        (report,) = await producer.hand_over([(5, unknown)], lambda reports: None)
    assert (report.sequence, report.state, report.offset) == (5, DeliveryState.FAILED, None)
    assert isinstance(report.error, DeliveryFailed)
    assert report.error.code == "UNKNOWN_TOPIC_OR_PARTITION"
    assert not report.error.maybe_written
    assert f"{topic_name}-missing" not in [topic.name for topic in await cluster.admin.list_topics()]


async def test_a_read_only_profile_has_no_producer(read_only_cluster: Cluster) -> None:
    with pytest.raises(ReadOnlyRefused):
        await read_only_cluster.producer(ProducerOptions(), PartitionerKind.KEY)


async def test_closing_twice_does_no_harm(cluster: Cluster) -> None:
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    await producer.close()
    await producer.close()
