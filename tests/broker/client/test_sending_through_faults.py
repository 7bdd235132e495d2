"""A broker killed, frozen or restarted while records are sent: every record gets an outcome, none is lost unsaid."""

from __future__ import annotations

import asyncio
import contextlib
from collections import Counter
from collections.abc import AsyncIterator

import pytest

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import ConnectionLost
from kafkagui.core.ports import Cluster
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from tests.broker.client.conftest import OpenCluster
from tests.broker.client.reading_back import make_topic, plain_admin, read_back
from tests.running_kafka import RunningKafka

BEFORE_S, DURING_S, AFTER_S = 0.5, 4.0, 0.5


async def leader_of(cluster: Cluster, topic: str) -> int:
    leader = (await cluster.admin.describe_topic(topic)).partitions[0].leader
    assert leader is not None
    return leader


@contextlib.asynccontextmanager
async def fault(kafka: RunningKafka, kind: str, node_id: int) -> AsyncIterator[None]:
    """The broker is hit at the start and well again at the end."""
    cluster = kafka.cluster

    async def there(name: str) -> None:
        deed = getattr(cluster, name)(node_id)
        if asyncio.iscoroutine(deed):
            await asyncio.to_thread(kafka.run, deed)

    if kind == "restarted":
        await there("restart_broker")
        yield
        return
    hit, heal = {"killed": ("kill_broker", "start_broker"), "frozen": ("freeze_broker", "resume_broker")}[kind]
    await there(hit)
    try:
        yield
    finally:
        await there(heal)


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["killed", "frozen", "restarted"])
async def test_every_record_gets_an_outcome(
    three_brokers: RunningKafka, topic_name: str, open_cluster: OpenCluster, kind: str
) -> None:
    servers = three_brokers.bootstrap_servers
    topics = {method: f"{topic_name}-{method}" for method in ("async", "sync", "forget")}
    for topic in topics.values():
        make_topic(servers, topic, partitions=1, replicas=3)
    cluster = await open_cluster(servers)
    going = asyncio.Event()
    reports: dict[str, list[DeliveryReport]] = {method: [] for method in topics}
    sent = dict.fromkeys(topics, 0)

    async def send(method: str, acks: Acks) -> None:
        producer = await cluster.producer(ProducerOptions(acks=acks), PartitionerKind.KEY)
        while not going.is_set():
            sequence = sent[method]
            sent[method] += 1
            record = OutgoingRecord(topics[method], None, b"%d" % sequence)
            if method == "sync":
                reports[method].append(await producer.send_and_wait(sequence, record, 20))
            else:
                arrived = reports[method].extend if method == "async" else None
                reports[method] += await producer.hand_over([(sequence, record)], arrived)
            await asyncio.sleep(0.005)
        assert await producer.flush(20) == 0

    senders = [
        asyncio.create_task(send("async", Acks.ALL)),
        asyncio.create_task(send("sync", Acks.LEADER)),
        asyncio.create_task(send("forget", Acks.NONE)),
    ]
    await asyncio.sleep(BEFORE_S)
    victim = await leader_of(cluster, topics["async"])
    async with fault(three_brokers, kind, victim):
        await asyncio.sleep(DURING_S)
    await asyncio.sleep(AFTER_S)
    going.set()
    await asyncio.wait_for(asyncio.gather(*senders), 30)

    for method in ("async", "sync"):
        assert sorted(r.sequence for r in reports[method]) == list(range(sent[method]))
    assert reports["forget"] == []
    found = Counter(int(f.value or b"") for f in read_back(servers, topics["async"]))
    acknowledged = {r.sequence for r in reports["async"] if r.state is DeliveryState.ACKNOWLEDGED}
    assert acknowledged <= set(found)
    assert max(found.values()) == 1
    assert reports["sync"][-1].state is DeliveryState.ACKNOWLEDGED
    assert max(int(f.value or b"") for f in read_back(servers, topics["forget"])) > sent["forget"] - 20


@pytest.mark.slow
async def test_a_producer_that_is_stuck_is_replaced(
    three_brokers: RunningKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    """An idempotent producer of kafka-python 3.0.12 that let a sent batch expire never sends there again."""
    victim = 2
    with plain_admin(three_brokers.bootstrap_servers) as admin:
        admin.create_topics({topic_name: {"assignments": {0: [victim]}}}, wait_for_metadata=True)
    cluster = await open_cluster(three_brokers.bootstrap_servers)
    options = ProducerOptions(request_timeout_ms=500, delivery_timeout_ms=1_200)
    producer = await cluster.producer(options, PartitionerKind.KEY)
    assert (await producer.send_and_wait(0, OutgoingRecord(topic_name, None, b"0"), 10)).offset == 0
    async with fault(three_brokers, "frozen", victim):
        reports: list[DeliveryReport] = []
        await producer.hand_over([(i, OutgoingRecord(topic_name, None, b"%d" % i)) for i in (1, 2)], reports.extend)
        assert await producer.flush(10) == 0
    assert sorted(r.sequence for r in reports) == [1, 2]
    # Two batches, or one: the first to expire takes the others with it.
    codes = {report.error.code for report in reports if report.error}
    assert "TIMED_OUT" in codes
    assert codes <= {"TIMED_OUT", "PRODUCER_CLOSED"}
    assert {report.state for report in reports} == {DeliveryState.FAILED}
    again = await producer.send_and_wait(3, OutgoingRecord(topic_name, None, b"3"), 10)
    assert again.state is DeliveryState.ACKNOWLEDGED, again


@pytest.mark.slow
async def test_what_a_broker_said_again_and_again_is_the_reason(
    three_brokers: RunningKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    with plain_admin(three_brokers.bootstrap_servers) as admin:
        configs = {"min.insync.replicas": "2"}
        new = {"assignments": {0: [1, 3]}, "configs": configs}
        admin.create_topics({topic_name: new}, wait_for_metadata=True)
    cluster = await open_cluster(three_brokers.bootstrap_servers)
    producer = await cluster.producer(
        ProducerOptions(delivery_timeout_ms=2_000, request_timeout_ms=1_000), PartitionerKind.KEY
    )
    async with fault(three_brokers, "killed", 3):
        await _until_isr(cluster, topic_name, (1,))
        # Whether the client gives up by itself or the person stops waiting first.
        for sequence, timeout_s in ((0, 10.0), (1, 1.0)):
            report = await producer.send_and_wait(sequence, OutgoingRecord(topic_name, None, b"0"), timeout_s)
            assert report.error is not None
            assert (report.error.code, report.error.retriable) == ("NOT_ENOUGH_REPLICAS", True)
            assert "Too few replicas are in sync" in report.error.message
    # The second record is still on its way; the producer that gives it up is replaced, with all that it has.
    assert await producer.flush(10) == 0
    again = await producer.send_and_wait(2, OutgoingRecord(topic_name, None, b"1"), 10)
    assert again.state is DeliveryState.ACKNOWLEDGED, again


async def _until_isr(cluster: Cluster, topic: str, isr: tuple[int, ...]) -> None:
    seen: tuple[int, ...] = ()
    async with asyncio.timeout(30):
        while seen != isr:
            with contextlib.suppress(ConnectionLost):  # The broker that was killed may have been the one asked.
                seen = (await cluster.admin.describe_topic(topic)).partitions[0].isr
            await asyncio.sleep(0.1)
