"""A big run goes through the sending process: in order, each record once, and nothing is left when it ends."""

from __future__ import annotations

import asyncio
import os
import signal
from pathlib import Path

import pytest

from kafkagui.client.producer import KafkaProducerAdapter
from kafkagui.core.delivery import DeliveryReport, DeliveryState
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from tests.broker.client.conftest import OpenCluster
from tests.broker.client.reading_back import make_topic, read_back
from tests.running_kafka import RunningKafka

CHUNK = 500


def workers() -> list[int]:
    """Process ids of our sending processes."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes()
            parent = (folder / "stat").read_text().rpartition(")")[2].split()[1]
        except OSError:
            continue
        if b"kafkagui.client.worker" in command and int(parent) == os.getpid():
            found.append(int(folder.name))
    return found


async def hand_over_until_it_goes_there(
    producer: KafkaProducerAdapter, topic: str, reports: list[DeliveryReport], start: int
) -> int:
    """Hand over chunks until the sending process takes them, and some more; returns the next sequence."""
    sequence = start
    more = 6
    while more:
        chunk = [(i, OutgoingRecord(topic, b"%d" % (i % 5), b"%d" % i)) for i in range(sequence, sequence + CHUNK)]
        reports += await producer.hand_over(chunk, reports.extend)
        sequence += CHUNK
        if producer._route._goes_there:
            more -= 1
        else:
            await asyncio.sleep(0.05)
        assert sequence < 300_000, "the sending process never got ready"
    return sequence


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
async def test_each_record_once_and_in_order(broker: RunningKafka, topic_name: str, open_cluster: OpenCluster) -> None:
    make_topic(broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(broker.bootstrap_servers)
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    assert isinstance(producer, KafkaProducerAdapter)
    reports: list[DeliveryReport] = []
    count = await hand_over_until_it_goes_there(producer, topic_name, reports, 0)
    assert len(workers()) == 1
    assert await producer.flush(30) == 0
    assert sorted(r.sequence for r in reports) == list(range(count))
    assert {r.state for r in reports} == {DeliveryState.ACKNOWLEDGED}
    stored = read_back(broker.bootstrap_servers, topic_name)
    assert len(stored) == count
    where = {(f.partition, f.offset): f for f in stored}
    for report in reports:
        assert where[report.partition or 0, report.offset or 0].value == b"%d" % report.sequence
    for key in range(5):
        values = [int(f.value or b"") for f in stored if f.key == b"%d" % key]
        assert values == sorted(values)

    wrong = [(0, OutgoingRecord(topic_name, None, b"x", partition=9)), (1, OutgoingRecord(topic_name, None, b"y"))]
    failed = await producer.hand_over(wrong, reports.extend)
    assert [(r.sequence, r.error and r.error.code) for r in failed] == [(0, "INVALID_PARTITION")]
    assert await producer.flush(10) == 0
    assert producer.in_flight == 0
    await cluster.close()
    assert workers() == []


@pytest.mark.slow
@pytest.mark.skipif(not Path("/proc/self").exists(), reason="looks for processes in /proc")
async def test_a_sending_process_that_dies_loses_no_outcome(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    make_topic(broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(broker.bootstrap_servers)
    options = ProducerOptions(linger_ms=2_000, batch_size_bytes=10_000_000, max_request_size_bytes=20_000_000)
    producer = await cluster.producer(options, PartitionerKind.KEY)
    assert isinstance(producer, KafkaProducerAdapter)
    reports: list[DeliveryReport] = []
    count = await hand_over_until_it_goes_there(producer, topic_name, reports, 0)
    (pid,) = workers()
    os.kill(pid, signal.SIGKILL)
    chunk = [(i, OutgoingRecord(topic_name, None, b"late")) for i in range(count, count + CHUNK)]
    reports += await producer.hand_over(chunk, reports.extend)
    assert await producer.flush(20) == 0
    assert sorted(r.sequence for r in reports) == list(range(count + CHUNK))
    lost = [r for r in reports if r.state is DeliveryState.FAILED]
    assert lost
    assert {(r.error.code, r.error.maybe_written) for r in lost if r.error} == {("WORKER_ENDED", True)}  # type: ignore[attr-defined]
    again = await producer.send_and_wait(0, OutgoingRecord(topic_name, None, b"again"), 10)
    assert again.state is DeliveryState.ACKNOWLEDGED
