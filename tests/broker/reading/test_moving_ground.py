"""The cluster changes while it is read: records go, topics are made again, brokers die and come back."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from typing import Any

import pytest

from kafkagui.core.errors import BrokerRefused, StorageFailed
from kafkagui.core.positions import AtEnd, FromBeginning, FromLast, Live, ReadRequest, ReadState
from kafkagui.storage.spool_folder import SpoolFactory
from tests.broker.reading.conftest import Bench, topic_is_gone, until
from tests.fakes.record_log import FakeRecordLog
from tests.kafka_fixtures import RunningKafka


async def test_records_deleted_under_a_paused_reading(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"0"])
    reading, log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    await until(lambda: len(log) == 1)
    reading.pause()
    await asyncio.to_thread(bench.send, topic_name, [b"%d" % i for i in range(1, 20)])
    await asyncio.to_thread(bench.delete_records, topic_name, {0: 15})
    reading.resume()
    await until(lambda: len(log) == 6)
    assert [r.offset for r in log.records(0, 9)] == [0, 15, 16, 17, 18, 19]
    notices = reading.progress.notices
    assert any("offset 1 is out of range (15 to 20)" in notice for notice in notices), notices
    assert reading.progress.hidden == 14


async def test_a_topic_made_again_is_read_from_its_beginning(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 2)
    bench.send(topic_name, [b"old"] * 5, 0)
    reading, log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    await until(lambda: len(log) == 5)
    await asyncio.to_thread(bench.delete_topic, topic_name)
    await until(lambda: topic_is_gone(bench, topic_name))
    await asyncio.to_thread(bench.make_topic, topic_name, 3)
    await asyncio.to_thread(bench.send, topic_name, [b"new"] * 7, 0)
    await asyncio.to_thread(bench.send, topic_name, [b"third"], 2)
    await until(lambda: len(log) == 13)
    new = [(r.partition, r.offset) for r in log.records(5, 99)]
    assert sorted(new) == [(0, offset) for offset in range(7)] + [(2, 0)]
    assert any("made again" in notice for notice in reading.progress.notices)
    assert len(reading.progress.partitions) == 3
    await until(lambda: reading.progress.state is ReadState.READING)


async def test_a_topic_deleted_is_waited_for(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"x"])
    reading, log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    await until(lambda: len(log) == 1)
    await asyncio.to_thread(bench.delete_topic, topic_name)
    await until(lambda: any("does not exist any more" in notice for notice in reading.progress.notices))
    assert reading.progress.state is ReadState.WAITING
    await until(lambda: topic_is_gone(bench, topic_name))
    with pytest.raises(BrokerRefused):
        await bench.read(ReadRequest((topic_name,), stop=AtEnd()))


async def test_new_partitions_are_followed(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    _reading, log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    admin = bench.admin()
    admin.create_partitions({topic_name: 2})
    admin.close()
    await asyncio.to_thread(bench.send, topic_name, [b"there"], 1)
    await until(lambda: len(log) == 1)
    assert log.record(0).partition == 1


async def test_closing_while_much_is_under_way(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 2)
    for partition in (0, 1):
        bench.send(topic_name, [bytes(2000)] * 4_000, partition)
    reading, log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    await until(lambda: len(log) > 0)
    started = time.monotonic()
    await reading.close()
    assert time.monotonic() - started < 0.3
    assert reading.progress.state is ReadState.STOPPED
    assert len(log) == reading.progress.records
    await reading.close()


async def test_a_leader_dies_and_comes_back(
    three_brokers: RunningKafka, bench_of_three: Bench, topic_name: str
) -> None:
    bench = bench_of_three
    await asyncio.to_thread(bench.make_topic, topic_name, 3, 3, {"min.insync.replicas": "1"})
    settings: dict[str, Any] = {"acks": 1, "enable_idempotence": False, "retries": 100}

    def send(low: int, high: int) -> None:
        for partition in range(3):
            bench.send(topic_name, [b"%d" % i for i in range(low, high)], partition, **settings)

    await asyncio.to_thread(send, 0, 50)
    reading, log = await bench.start(ReadRequest((topic_name,), start=FromBeginning(), stop=Live()))
    await until(lambda: len(log) == 150)
    victim = 3
    try:
        await asyncio.to_thread(three_brokers.run, three_brokers.cluster.kill_broker(victim))
        await asyncio.to_thread(send, 50, 80)
        await until(lambda: len(log) == 240, 40)
    finally:
        await asyncio.to_thread(three_brokers.run, three_brokers.cluster.restart_broker(victim))
    await asyncio.to_thread(send, 80, 100)
    await until(lambda: len(log) == 300, 40)
    await until(lambda: reading.progress.state is ReadState.READING)
    for partition in range(3):
        mine = [(r.offset, r.value) for r in log.records(0, 999) if r.partition == partition]
        assert mine == [(i, b"%d" % i) for i in range(100)]


async def test_the_whole_cluster_away_for_a_while(
    three_brokers: RunningKafka, bench_of_three: Bench, topic_name: str
) -> None:
    bench, network = bench_of_three, three_brokers.cluster.network
    await asyncio.to_thread(bench.make_topic, topic_name, 3, 3)
    for partition in range(3):
        await asyncio.to_thread(bench.send, topic_name, [b"before"], partition)
    reading, log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    await until(lambda: len(log) == 3)
    ports = [three_brokers.cluster.client_port(node) for node in (1, 2, 3)]
    await asyncio.to_thread(network.cut, ports)
    try:
        await until(lambda: reading.progress.state is ReadState.WAITING)
        await until(lambda: any("has not answered for 3 s" in notice for notice in reading.progress.notices))
    finally:
        await asyncio.to_thread(network.heal, ports)
    await until(lambda: reading.progress.state is ReadState.READING)
    for partition in range(3):
        await asyncio.to_thread(bench.send, topic_name, [b"after"], partition)
    await until(lambda: len(log) == 6)
    assert [r.value for r in log.records(3, 9)] == [b"after"] * 3
    assert sorted((r.partition, r.offset) for r in log.records(0, 9)) == [(p, o) for p in range(3) for o in (0, 1)]


@pytest.mark.parametrize("start", [FromBeginning(), FromLast(9)])
async def test_a_leader_that_is_away_at_the_start_is_said_and_waited_for(
    three_brokers: RunningKafka, bench_of_three: Bench, topic_name: str, start: FromBeginning | FromLast
) -> None:
    bench, network = bench_of_three, three_brokers.cluster.network
    await asyncio.to_thread(bench.make_topic, topic_name, 3, 1)
    for partition in range(3):
        await asyncio.to_thread(bench.send, topic_name, [b"x"], partition)
    ports = [three_brokers.cluster.client_port(3)]
    await asyncio.to_thread(network.cut, ports)
    try:
        reading, log = await bench.start(ReadRequest((topic_name,), start=start, stop=AtEnd()))
        await until(lambda: any(f"No leader answers for {topic_name}-" in n for n in reading.progress.notices))
        assert reading.progress.state is ReadState.WAITING
    finally:
        await asyncio.to_thread(network.heal, ports)
    progress = await asyncio.wait_for(reading.finished(), 30)
    assert (progress.state, len(log)) == (ReadState.FINISHED, 3)


async def test_a_cut_cluster_does_not_hold_up_closing(
    three_brokers: RunningKafka, bench_of_three: Bench, topic_name: str
) -> None:
    bench, network = bench_of_three, three_brokers.cluster.network
    await asyncio.to_thread(bench.make_topic, topic_name, 3, 3)
    reading, _log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    await asyncio.to_thread(bench.send, topic_name, [b"x"])
    await until(lambda: reading.progress.records == 1)
    ports = [three_brokers.cluster.client_port(node) for node in (1, 2, 3)]
    await asyncio.to_thread(network.cut, ports)
    try:
        await until(lambda: reading.progress.state is ReadState.WAITING)
        started = time.monotonic()
        await reading.close()
        assert time.monotonic() - started < 0.3
    finally:
        await asyncio.to_thread(network.heal, ports)


async def test_a_full_disk_ends_the_reading_and_keeps_what_came(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    for low in range(0, 20, 5):
        bench.send(topic_name, [b"%d" % i for i in range(low, low + 5)])
    reading, log = await bench.start(ReadRequest((topic_name,)), FakeRecordLog(room=12))
    progress = await asyncio.wait_for(reading.finished(), 10)
    assert progress.state is ReadState.FAILED
    assert isinstance(reading.error, StorageFailed)
    assert 5 <= len(log) == progress.records <= 12


async def test_many_partitions(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 200)
    producer = bench.producer(linger_ms=50)
    for index in range(2_000):
        producer.send(topic_name, value=b"%d" % index, partition=index % 200)
    producer.flush(20)
    producer.close(5)
    result = await bench.read(ReadRequest((topic_name,)))
    assert len(set(result.places)) == len(result.places) == 2_000
    newest = await bench.read(ReadRequest((topic_name,), start=FromLast(100)))
    assert len(newest.records) == 100


async def test_giving_up_while_nobody_answers_leaves_nothing(spools: SpoolFactory) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        bench = Bench(f"127.0.0.1:{silent.getsockname()[1]}", spools)
        before = set(threading.enumerate())
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(bench.start(ReadRequest(("x",))), 0.5)
        await until(lambda: not [t for t in threading.enumerate() if t not in before and t.name != "asyncio_0"], 3)
