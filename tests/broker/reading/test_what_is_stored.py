"""Everything a partition can hold: codecs, headers, big records, transactions, broken bytes."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from kafkagui.core.positions import (
    AfterCount,
    FromBeginning,
    FromLast,
    FromOffset,
    Isolation,
    Live,
    ReadRequest,
)
from kafkagui.core.records import Header, TimestampType
from tests.broker.reading.conftest import Bench, until
from tests.kafka_fixtures import RunningKafka

COMMITTED, UNCOMMITTED = Isolation.READ_COMMITTED, Isolation.READ_UNCOMMITTED


@pytest.mark.parametrize("codec", [None, "gzip", "snappy", "lz4", "zstd"])
async def test_every_codec(bench: Bench, topic_name: str, codec: str | None) -> None:
    bench.make_topic(topic_name)
    values = [b"%d" % i * 30 for i in range(200)]
    bench.send(topic_name, values, compression_type=codec)
    result = await bench.read(ReadRequest((topic_name,)))
    assert result.values == values
    assert not any(record.problem for record in result.records)


async def test_keys_values_and_headers_to_the_byte(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    producer = bench.producer()
    producer.send(topic_name, key=b"", value=b"\x00\xff", headers=[("a", b"1"), ("ä", b""), ("a", b"\xfe")])
    producer.send(topic_name, key=b"tombstone", value=None, timestamp_ms=42)
    producer.flush(10)
    producer.close(5)
    first, second = (await bench.read(ReadRequest((topic_name,)))).records
    assert (first.key, first.value) == (b"", b"\x00\xff")
    assert first.headers == (Header("a", b"1"), Header("ä", b""), Header("a", b"\xfe"))
    assert first.timestamp_type is TimestampType.CREATE_TIME
    assert (second.key, second.value, second.headers, second.timestamp_ms) == (b"tombstone", None, (), 42)


async def test_the_brokers_own_timestamps(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, config={"message.timestamp.type": "LogAppendTime"})
    bench.send(topic_name, [b"x", b"y"], times_ms=[1, 2])
    for record in (await bench.read(ReadRequest((topic_name,)))).records:
        assert record.timestamp_type is TimestampType.LOG_APPEND_TIME
        assert record.timestamp_ms > 1_000_000_000_000


async def test_a_record_larger_than_a_fetch(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name, 3, config={"max.message.bytes": "20000000"})
    big = bytes(range(256)) * 40_000
    for partition in range(3):
        bench.send(topic_name, [b"small", big, b"after"], partition, max_request_size=20_000_000)
    result = await bench.read(ReadRequest((topic_name,)))
    for partition in range(3):
        mine = [r.value for r in result.records if r.partition == partition]
        assert [len(value or b"") for value in mine] == [5, len(big), 5]
        assert mine[1] == big


class Transactions:
    """A transactional producer of kafka-python."""

    def __init__(self, bench: Bench, topic: str, name: str) -> None:
        self._topic = topic
        self._producer = bench.producer(transactional_id=f"{topic}-{name}")
        self._producer.init_transactions()

    def begin(self, values: list[bytes], partition: int = 0) -> None:
        self._producer.begin_transaction()
        for value in values:
            self._producer.send(self._topic, value=value, partition=partition)
        self._producer.flush(10)

    def commit(self) -> None:
        self._producer.commit_transaction()

    def abort(self) -> None:
        self._producer.abort_transaction()

    def close(self) -> None:
        self._producer.close(5)


def _run_transactions(bench: Bench, topic: str) -> None:
    """Two producers interleaved, then an aborted one whose marker is the last thing in the partition."""
    one, two = Transactions(bench, topic, "one"), Transactions(bench, topic, "two")
    one.begin([b"1a", b"1b"])
    two.begin([b"2a"])
    bench.send(topic, [b"plain"])
    one.commit()
    two.abort()
    two.begin([b"2b"])
    two.commit()
    one.begin([b"1c", b"1d"])
    one.abort()
    one.close()
    two.close()


async def test_transactions_with_markers_at_the_end(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    await asyncio.to_thread(_run_transactions, bench, topic_name)
    committed = await bench.read(ReadRequest((topic_name,), isolation=COMMITTED))
    assert committed.values == [b"1a", b"1b", b"plain", b"2b"]
    # Seven records and four markers make eleven offsets; one record of the seven is not in a transaction.
    assert committed.progress.partitions[0].position == 11
    assert committed.progress.hidden == 7
    every = await bench.read(ReadRequest((topic_name,), isolation=UNCOMMITTED))
    assert every.values == [b"1a", b"1b", b"2a", b"plain", b"2b", b"1c", b"1d"]
    assert every.progress.hidden == 4
    newest = await bench.read(ReadRequest((topic_name,), start=FromLast(3), isolation=COMMITTED))
    assert newest.values == [b"1b", b"plain", b"2b"]
    middle = await bench.read(ReadRequest((topic_name,), start=FromOffset(1), stop=AfterCount(2)))
    assert middle.values == [b"1b", b"plain"]


async def test_an_open_transaction_holds_back_what_follows(bench: Bench, topic_name: str) -> None:
    bench.make_topic(topic_name)
    await asyncio.to_thread(bench.send, topic_name, [b"before"])
    writer = await asyncio.to_thread(Transactions, bench, topic_name, "open")
    await asyncio.to_thread(writer.begin, [b"a", b"b"])
    await asyncio.to_thread(bench.send, topic_name, [b"behind"])
    result = await bench.read(ReadRequest((topic_name,)))
    assert result.values == [b"before"]
    assert any("holds back 3 offsets" in notice for notice in result.progress.notices)
    _reading, log = await bench.start(ReadRequest((topic_name,), stop=Live()))
    await until(lambda: len(log) == 1)
    await asyncio.to_thread(writer.commit)
    await until(lambda: len(log) == 4)
    await asyncio.to_thread(writer.close)
    assert [r.value for r in log.records(0, 9)] == [b"before", b"a", b"b", b"behind"]


def _segment(kafka: RunningKafka, topic: str) -> Path:
    folder = kafka.cluster.spec.data_dir / "node-1" / "data" / f"{topic}-0"
    return next(folder.glob("*.log"))


@pytest.mark.parametrize("start", [FromBeginning(), FromLast(3)])
async def test_a_batch_with_a_bad_crc_is_one_row(
    broker: RunningKafka, bench: Bench, topic_name: str, start: FromBeginning | FromLast
) -> None:
    bench.make_topic(topic_name)
    for value in (b"first", b"broken", b"third"):
        bench.send(topic_name, [value])
    segment = _segment(broker, topic_name)
    stored = segment.read_bytes()
    at = stored.index(b"broken")
    with segment.open("r+b") as file:
        file.seek(at)
        file.write(b"BROKEN")
    result = await bench.read(ReadRequest((topic_name,), start=start))
    by_offset = {record.offset: record for record in result.records}
    assert (by_offset[0].value, by_offset[2].value) == (b"first", b"third")
    assert "CRC" in by_offset[1].problem
    assert b"BROKEN" in (by_offset[1].value or b"")
    assert result.progress.records == 3
