from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.codecs import record_parser
from kafkagui.codecs.record_batch import HEADER_BYTES, Compression, read_header
from kafkagui.codecs.record_compression import UnknownCompression, decompress
from kafkagui.codecs.record_parser import ABORT, control_type, decode_batch, parse_records
from kafkagui.codecs.record_rows import rows_before_time, rows_in_offsets
from kafkagui.core.records import Header, StoredRecord, TimestampType
from tests.fakes.batches import (
    APPEND_TIME,
    batch,
    body_of,
    compress,
    marker,
    raw_batch,
    record,
    varint,
    xerial,
)

CODECS = list(Compression)
SOME = [
    record(5, b"one", b"k", 1_000, (Header("a", b"1"), Header("a", None), Header("ä", b""))),
    record(6, None, b""),
    record(7, b"", None, 900),
]

_bytes = st.none() | st.binary(max_size=40)
_headers = st.lists(st.builds(Header, st.text(max_size=5), _bytes), max_size=3).map(tuple)


@st.composite
def _records(draw: st.DrawFn) -> list[StoredRecord]:
    offset, records = draw(st.integers(0, 2**40)), []
    for _ in range(draw(st.integers(1, 6))):
        time_ms = draw(st.integers(-1, 2**42))
        records.append(record(offset, draw(_bytes), draw(_bytes), time_ms, draw(_headers)))
        offset += draw(st.integers(1, 3))
    return records


@pytest.fixture
def without_aiokafka(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(record_parser, "compiled_parser", lambda: None)


@given(_records(), st.sampled_from(CODECS))
def test_records_come_out_as_they_went_in(records: list[StoredRecord], codec: Compression) -> None:
    raw = batch(records, codec)
    assert decode_batch("t", 0, raw) == records
    own = [record(r.offset, r.value, r.key, r.timestamp_ms, r.headers) for r in parse_records(read_header(raw), raw)]
    assert own == records


@pytest.mark.parametrize("codec", CODECS)
def test_our_own_parser_stands_in(without_aiokafka: None, codec: Compression) -> None:
    assert decode_batch("t", 0, batch(SOME, codec)) == SOME


def test_snappy_in_its_java_framing(without_aiokafka: None) -> None:
    raw = raw_batch(xerial(body_of(SOME)), first=5, last=7, times=(1_000, 1_000), attributes=2, count=3)
    assert decode_batch("t", 0, raw) == SOME


def test_the_brokers_time_is_every_records_time() -> None:
    raw = batch(SOME, attributes=APPEND_TIME)
    for records in (decode_batch("t", 0, raw), list(record_parser._decode_plain("t", 0, read_header(raw), raw))):
        assert {(r.timestamp_ms, r.timestamp_type) for r in records} == {(1_000, TimestampType.LOG_APPEND_TIME)}


def test_a_header_name_that_is_not_utf8_is_shown_and_said() -> None:
    body = bytearray(body_of([record(0, headers=(Header("xy", b"v"),))]))
    body[body.index(b"xy")] = 0xFF
    (only,) = decode_batch("t", 0, raw_batch(bytes(body), times=(1_000, 1_000)))
    assert only.headers == (Header("\\xffy", b"v"),)
    assert "not UTF-8" in only.problem
    assert only.value == b"value"


def test_what_comes_before_a_broken_record_is_saved() -> None:
    body = body_of([record(3), record(4)]) + varint(500) + b"nonsense"
    records = decode_batch("t", 2, raw_batch(body, first=3, last=5, times=(1_000, 1_000), count=3))
    assert [(r.offset, r.problem == "") for r in records] == [(3, True), (4, True), (5, False)]
    assert "impossible record length 500" in records[2].problem
    assert records[2].value == varint(500) + b"nonsense"


@pytest.mark.parametrize("codec", [1, 2, 3, 4, 6])
def test_a_body_that_cannot_be_decompressed_is_one_problem(codec: int) -> None:
    raw = raw_batch(b"not compressed at all", attributes=codec, count=9)
    (only,) = decode_batch("t", 0, raw)
    assert "cannot be decompressed" in only.problem
    assert only.value == raw


@given(st.binary(max_size=60), st.sampled_from([0, 1, 2, 3, 4, 5]), st.integers(0, 5))
def test_no_bytes_make_the_parser_fail(body: bytes, codec: int, count: int) -> None:
    for r in decode_batch("t", 0, raw_batch(body, attributes=codec, count=count)):
        assert isinstance(r, StoredRecord)
    decode_batch("t", 0, body)


def test_a_problem_known_before_is_the_only_row() -> None:
    raw = batch(SOME)
    (only,) = decode_batch("t", 1, raw, "CRC mismatch")
    assert (only.partition, only.offset, only.value, only.problem) == (1, 5, raw, "CRC mismatch")


def test_codec_numbers_that_no_kafka_has() -> None:
    with pytest.raises(UnknownCompression):
        decompress(7, b"")
    assert decompress(Compression.LZ4, compress(Compression.LZ4, b"x" * 99)) == b"x" * 99


def test_what_a_control_batch_marks() -> None:
    for kind in (ABORT, 1, 5):
        raw = marker(8, 3, kind)
        assert control_type(read_header(raw), raw) == kind
    unreadable = raw_batch(b"", count=1)
    assert control_type(read_header(unreadable), unreadable) is None
    keyless = batch([record(0, key=None)])
    assert control_type(read_header(keyless), keyless) is None
    empty = raw_batch(b"", count=0)
    assert control_type(read_header(empty), empty) is None


def test_rows_by_offset_in_a_dense_batch_need_no_decoding() -> None:
    header = read_header(batch([record(10 + i) for i in range(5)]))
    nothing = bytes(HEADER_BYTES)
    assert rows_in_offsets(header, nothing, 10, 15) is None
    assert rows_in_offsets(header, nothing, 0, None) is None
    assert rows_in_offsets(header, nothing, 12, None) == range(2, 5)
    assert rows_in_offsets(header, nothing, 0, 13) == range(3)
    assert rows_in_offsets(header, nothing, 11, 13) == range(1, 3)
    assert list(rows_in_offsets(header, nothing, 15, None) or ()) == []


def test_rows_by_offset_after_compaction() -> None:
    raw = batch([record(10), record(13), record(17)], span=(10, 19))
    header = read_header(raw)
    assert rows_in_offsets(header, raw, 11, None) == range(1, 3)
    assert rows_in_offsets(header, raw, 0, 14) == range(2)
    assert rows_in_offsets(header, raw, 18, 20) == range(0)
    assert rows_in_offsets(header, raw, 10, 20) is None


def test_rows_before_a_time() -> None:
    raw = batch([record(i, timestamp_ms=time) for i, time in enumerate([5, 9, 3, 7])])
    header = read_header(raw)
    assert rows_before_time(header, raw, None, 10) is None
    assert rows_before_time(header, raw, range(1, 3), 10) == range(1, 3)
    assert rows_before_time(header, raw, None, 7) == [0, 2]
    assert rows_before_time(header, raw, range(2, 4), 7) == [2]
    by_broker = batch([record(0, timestamp_ms=7)], attributes=APPEND_TIME)
    assert list(rows_before_time(read_header(by_broker), by_broker, None, 7) or ()) == []


def _one(inner: bytes) -> StoredRecord:
    """The only record of a batch whose record has these bytes after its length."""
    return decode_batch("t", 0, raw_batch(varint(len(inner)) + inner))[0]


@pytest.mark.parametrize(
    ("inner", "reason"),
    [
        (b"\0\0\0" + varint(-1) + varint(-1) + varint(0) + b"surplus", "beside its length"),
        (b"\0\0\0" + varint(-1) + varint(-1) + varint(-3), "impossible header count -3"),
        (b"\0\0\0" + varint(-1) + varint(-1) + varint(1) + varint(-1) + varint(-1), "header without a name"),
        (b"\0\0\0" + varint(900), "length 900 goes beyond the end"),
        (b"\0" + b"\xff" * 11, "more than 10 bytes"),
        (b"\0\0\0", "cannot be decoded"),
    ],
)
def test_each_way_to_be_broken_is_named(inner: bytes, reason: str) -> None:
    assert reason in _one(inner).problem


def test_without_aiokafka_there_is_no_compiled_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "aiokafka.record.default_records", None)
    record_parser.compiled_parser.cache_clear()
    try:
        assert record_parser.compiled_parser() is None
        assert decode_batch("t", 0, batch(SOME, Compression.ZSTD)) == SOME
    finally:
        record_parser.compiled_parser.cache_clear()
