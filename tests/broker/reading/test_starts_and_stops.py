"""Where a reading starts and where it ends, on a real broker."""

from __future__ import annotations

import asyncio
import time

import pytest

from kafkagui.core.errors import BrokerRefused
from kafkagui.core.positions import (
    AfterCount,
    AtEnd,
    BeforeTime,
    FromBeginning,
    FromEnd,
    FromLast,
    FromOffset,
    FromTime,
    Live,
    ReadRequest,
    ReadState,
)
from tests.broker.reading.conftest import Bench, until


async def test_an_empty_topic_is_read_at_once(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 3)
    result = await bench.read(ReadRequest((topic_name,)))
    assert result.records == []
    assert result.progress.state is ReadState.FINISHED
    assert [p.fraction for p in result.progress.partitions] == [1.0] * 3


async def test_everything_from_the_beginning_of_several_topics(bench: Bench, topic_name: str) -> None:
    topics = (f"{topic_name}-a", f"{topic_name}-b")
    for topic in topics:
        bench.make_topic(topic, 2)
        for partition in (0, 1):
            bench.send(topic, [b"%d" % i for i in range(300)], partition)
    result = await bench.read(ReadRequest(topics))
    for topic in topics:
        for partition in (0, 1):
            mine = [r for r in result.records if (r.topic, r.partition) == (topic, partition)]
            assert [(r.offset, r.value) for r in mine] == [(i, b"%d" % i) for i in range(300)]
    assert result.progress.records == 1200
    assert result.progress.hidden == 0


async def test_chosen_partitions_only(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 3)
    for partition in range(3):
        bench.send(topic_name, [b"p%d" % partition], partition)
    result = await bench.read(ReadRequest((topic_name,), partitions=frozenset({1, 2})))
    assert sorted(result.places) == [(1, 0), (2, 0)]
    with pytest.raises(BrokerRefused, match="no partition 7"):
        await bench.read(ReadRequest((topic_name,), partitions=frozenset({7})))


async def test_a_topic_that_is_not_there(bench: Bench, topic_name: str) -> None:
    with pytest.raises(BrokerRefused) as caught:
        await bench.read(ReadRequest((topic_name,)))
    assert caught.value.code == "UNKNOWN_TOPIC_OR_PARTITION"


async def test_a_start_inside_a_batch(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"%d" % i for i in range(50)])
    result = await bench.read(ReadRequest((topic_name,), start=FromOffset(17)))
    assert result.values == [b"%d" % i for i in range(17, 50)]
    assert result.progress.hidden == 0


async def test_a_start_below_the_first_offset_goes_on_there_and_says_so(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"%d" % i for i in range(50)])
    bench.delete_records(topic_name, {0: 30})
    result = await bench.read(ReadRequest((topic_name,), start=FromOffset(5)))
    assert result.places == [(0, offset) for offset in range(30, 50)]
    assert any("offset 5" in notice and "30" in notice for notice in result.progress.notices)
    assert (await bench.read(ReadRequest((topic_name,)))).progress.notices == ()


async def test_a_start_beyond_the_end_waits_for_that_offset(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"old"] * 3)
    nothing = await bench.read(ReadRequest((topic_name,), start=FromOffset(5), stop=AtEnd()))
    assert nothing.records == []
    assert any("beyond the end" in notice for notice in nothing.progress.notices)
    reading, log = await bench.start(ReadRequest((topic_name,), start=FromOffset(5), stop=AfterCount(2)))
    await asyncio.to_thread(bench.send, topic_name, [b"3", b"4", b"5", b"6", b"7"])
    await asyncio.wait_for(reading.finished(), 10)
    assert [record.offset for record in log.records(0, 10)] == [5, 6]


async def test_from_a_time_as_kafka_seeks(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 2)
    bench.send(topic_name, [b"a", b"b", b"c"], 0, [1_000, 5_000, 3_000])
    bench.send(topic_name, [b"d"], 1, [1_000])
    result = await bench.read(ReadRequest((topic_name,), start=FromTime(4_000)))
    assert result.values == [b"b", b"c"]


async def test_before_a_time_gives_exactly_the_older_ones(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 2)
    bench.send(topic_name, [b"a", b"b", b"c", b"d"], 0, [1_000, 5_000, 3_000, 4_000])
    bench.send(topic_name, [b"e", b"f"], 1, [9_000, 8_000])
    bench.send(topic_name, [b"g"], 1, [3_999])
    result = await bench.read(ReadRequest((topic_name,), stop=BeforeTime(4_000)))
    assert sorted(r.value for r in result.records if r.value) == [b"a", b"c", b"g"]
    assert [r.offset for r in result.records if r.partition == 0] == [0, 2]
    assert result.progress.hidden == 0


async def test_before_a_time_to_come_reads_on_until_then(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    stop_ms = time.time_ns() // 1_000_000 + 1_500
    bench.send(topic_name, [b"now"])
    reading, log = await bench.start(ReadRequest((topic_name,), stop=BeforeTime(stop_ms)))
    await until(lambda: len(log) == 1)
    await asyncio.to_thread(bench.send, topic_name, [b"late", b"too late"], 0, [stop_ms - 1, stop_ms])
    progress = await asyncio.wait_for(reading.finished(), 10)
    assert progress.state is ReadState.FINISHED
    assert time.time_ns() // 1_000_000 >= stop_ms
    assert [record.value for record in log.records(0, 9)] == [b"now", b"late"]


async def test_exactly_so_many(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 2)
    bench.send(topic_name, [b"%d" % i for i in range(100)], 0)
    bench.send(topic_name, [b"%d" % i for i in range(100)], 1)
    result = await bench.read(ReadRequest((topic_name,), stop=AfterCount(130)))
    assert len(result.records) == result.progress.records == 130
    assert sum(p.records for p in result.progress.partitions) == 130


async def test_from_the_end_only_what_comes(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"old"])
    reading, log = await bench.start(ReadRequest((topic_name,), start=FromEnd(), stop=Live()))
    await until(lambda: reading.progress.state is ReadState.READING and reading.progress.partitions[0].begin == 1)
    await asyncio.to_thread(bench.send, topic_name, [b"new"])
    await until(lambda: len(log) == 1)
    assert log.record(0).value == b"new"
    started = time.monotonic()
    await reading.close()
    assert time.monotonic() - started < 0.3
    assert reading.progress.state is ReadState.STOPPED
    assert log.record(0).value == b"new"


async def test_the_newest_by_timestamp_over_all_partitions(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 3)
    times = {0: [1_000, 9_000, 2_000, 2_100, 2_200], 1: [1_500, 1_600], 2: [7_000, 8_000, 8_000]}
    for partition, stamps in times.items():
        bench.send(topic_name, [b"%d" % s for s in stamps], partition, stamps)
    every = sorted((s, p, o) for p, stamps in times.items() for o, s in enumerate(stamps))
    for count in (1, 2, 4, 7, 10, 25):
        result = await bench.read(ReadRequest((topic_name,), start=FromLast(count)))
        got = [(r.timestamp_ms, r.partition, r.offset) for r in result.records]
        assert got == every[-count:]
        assert result.progress.records == len(got)


async def test_the_newest_then_live(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 2)
    bench.send(topic_name, [b"%d" % i for i in range(9)], 0)
    reading, log = await bench.start(ReadRequest((topic_name,), start=FromLast(2), stop=Live()))
    await until(lambda: len(log) == 2 and reading.progress.records == 2)
    await asyncio.to_thread(bench.send, topic_name, [b"9"], 1)
    await until(lambda: len(log) == 3)
    assert [r.value for r in log.records(0, 9)] == [b"7", b"8", b"9"]


async def test_pause_and_resume_without_a_gap(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 2)
    bench.send(topic_name, [b"a"], 0)
    reading, log = await bench.start(ReadRequest((topic_name,), start=FromBeginning(), stop=Live()))
    await until(lambda: len(log) == 1)
    reading.pause()
    assert reading.progress.state is ReadState.PAUSED
    await asyncio.to_thread(bench.send, topic_name, [b"b", b"c"], 0)
    await asyncio.to_thread(bench.send, topic_name, [b"d"], 1)
    # A fetch waits at the broker for half a second at most: after that nothing may have come in.
    other, seen = await bench.start(ReadRequest((topic_name,)))
    await asyncio.wait_for(other.finished(), 10)
    assert (len(seen), len(log)) == (4, 1)
    reading.resume()
    await until(lambda: len(log) == 4)
    assert sorted(r.value or b"" for r in log.records(0, 9)) == [b"a", b"b", b"c", b"d"]
    assert reading.progress.state is ReadState.READING
