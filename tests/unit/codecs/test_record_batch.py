from __future__ import annotations

import pytest

from kafkagui.codecs.record_batch import (
    HEADER_BYTES,
    CorruptStream,
    batch_problem,
    next_offset,
    read_header,
    walk,
)
from kafkagui.core.records import TimestampType
from tests.fakes.batches import APPEND_TIME, CONTROL, TRANSACTIONAL, batch, raw_batch, record


def test_a_header_tells_what_the_batch_holds() -> None:
    header = read_header(batch([record(10), record(12, timestamp_ms=1_500)], span=(10, 14), producer_id=7))
    assert (header.base_offset, header.next_offset, header.record_count) == (10, 15, 2)
    assert (header.base_timestamp_ms, header.max_timestamp_ms, header.producer_id) == (1_000, 1_500, 7)
    assert not header.is_dense
    assert header.timestamp_type is TimestampType.CREATE_TIME
    assert read_header(batch([record(0), record(1)])).is_dense


def test_attributes() -> None:
    header = read_header(batch([record(0)], attributes=APPEND_TIME | TRANSACTIONAL | CONTROL))
    assert header.is_control
    assert header.is_transactional
    assert header.timestamp_type is TimestampType.LOG_APPEND_TIME
    plain = read_header(batch([record(0)]))
    assert not plain.is_control
    assert not plain.is_transactional


def test_walking_leaves_out_the_batch_that_was_cut_off() -> None:
    parts = [batch([record(0), record(1)]), batch([record(2)]), batch([record(3), record(4)])]
    whole = b"".join(parts)
    assert [header.base_offset for header, _ in walk(memoryview(whole))] == [0, 2, 3]
    assert [bytes(raw) for _, raw in walk(memoryview(whole))] == parts
    for cut in range(1, len(parts[2])):
        assert [h.base_offset for h, _ in walk(memoryview(whole)[:-cut])] == [0, 2]
        assert next_offset(memoryview(whole)[:-cut]) == 3
    assert next_offset(memoryview(whole)) == 5
    assert next_offset(memoryview(parts[0])[:-1]) is None
    assert next_offset(memoryview(b"")) is None
    too_short_for_a_header = (7).to_bytes(8, "big") + (10).to_bytes(4, "big") + b"\0\0\0\0\x02" + bytes(5)
    assert next_offset(memoryview(too_short_for_a_header)) is None


def test_an_impossible_length_ends_the_walk_after_what_is_sound() -> None:
    broken = bytearray(batch([record(1)]))
    broken[8:12] = (3).to_bytes(4, "big")
    seen = []
    with pytest.raises(CorruptStream, match="length 3"):
        seen.extend(header.base_offset for header, _ in walk(memoryview(batch([record(0)]) + broken)))
    with pytest.raises(CorruptStream, match="too few"):
        read_header(b"short")


def test_every_changed_byte_after_the_crc_is_noticed() -> None:
    good = batch([record(0, b"some value"), record(1)])
    assert batch_problem(read_header(good), good) == ""
    for at in range(HEADER_BYTES, len(good)):
        bad = bytearray(good)
        bad[at] ^= 1
        assert "CRC mismatch in the batch of offsets 0 to 1" in batch_problem(read_header(bytes(bad)), bytes(bad))


def test_counts_that_cannot_be() -> None:
    bad = raw_batch(b"", first=5, last=3, count=1)
    assert "impossible" in batch_problem(read_header(bad), bad)
    assert read_header(bad).next_offset == 6


def test_messages_of_the_old_formats_are_named_as_such() -> None:
    body = b"\0" * 20
    old = (7).to_bytes(8, "big") + (5 + len(body)).to_bytes(4, "big") + b"\0\0\0\0" + b"\x01" + body
    ((header, raw),) = walk(memoryview(old))
    assert (header.magic, header.next_offset, bytes(raw)) == (1, 8, old)
    assert "message format 1" in batch_problem(header, raw)
    with pytest.raises(CorruptStream):
        read_header(old[:8] + (2).to_bytes(4, "big") + old[12:])
