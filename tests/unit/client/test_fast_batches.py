"""Batches built by the compiled builder are read by kafka-python exactly as its own."""

from __future__ import annotations

import pytest
from kafka.record.memory_records import MemoryRecords, MemoryRecordsBuilder

from kafkagui.client.fast_batches import CompiledBuilder, compiled_records

RECORDS: list[tuple[int, bytes | None, bytes | None, list[tuple[str, bytes | None]]]] = [
    (1_000, None, None, []),
    (999, b"", b"", [("h", None), ("h", b""), ("ü", b"\xff")]),
    (2_000, b"k" * 300, b"value" * 200, []),
    (0, b"k", None, [("again", b"1"), ("again", b"1")]),
]


def built(records: MemoryRecordsBuilder) -> MemoryRecordsBuilder:
    for timestamp_ms, key, value, headers in RECORDS:
        assert records.append(timestamp_ms, key, value, headers) is not None
    records.set_producer_state(7, 1, 42, False)
    records.close()
    return records


@pytest.mark.parametrize("codec", range(5))
def test_the_same_records_come_out(codec: int) -> None:
    mine = built(compiled_records(codec, 100_000))
    own = built(MemoryRecordsBuilder(2, codec, 100_000))
    (batch,) = MemoryRecords(bytes(mine.buffer()))
    (other,) = MemoryRecords(bytes(own.buffer()))
    assert batch.validate_crc()
    assert batch.compression_type == other.compression_type == codec
    found = [(r.offset, r.timestamp, r.key, r.value, list(r.headers)) for r in batch]
    assert found == [(r.offset, r.timestamp, r.key, r.value, list(r.headers)) for r in other]
    assert [(f[1], f[2], f[3], f[4]) for f in found] == RECORDS
    assert (mine.producer_id, mine.producer_epoch, mine.base_sequence) == (7, 1, 42)
    assert mine.next_offset() == own.next_offset() == len(RECORDS)
    if codec in {0, 1}:
        # lz4, snappy and zstd may frame the same bytes differently from one call to the next.
        assert bytes(mine.buffer())[61:] == bytes(own.buffer())[61:]


def test_what_does_not_get_smaller_stays_as_it_is() -> None:
    records = compiled_records(3, 1_000)
    records.append(0, None, b"x", [])
    records.close()
    (batch,) = MemoryRecords(bytes(records.buffer()))
    assert batch.compression_type == 0
    assert batch.validate_crc()


def test_a_full_batch_takes_no_more() -> None:
    records = compiled_records(0, 200)
    assert records.append(0, None, b"x" * 1_000, []) is not None
    assert records.is_full()
    assert records.append(0, None, b"x", []) is None


def test_a_transactional_batch_is_refused() -> None:
    with pytest.raises(ValueError, match="transactional"):
        CompiledBuilder(0, 100).set_producer_state(1, 1, 1, True)
