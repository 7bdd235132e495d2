"""The records inside a raw batch: aiokafka's compiled parser where it is installed, else our own.

Record layout: KIP-98, ``DefaultRecord`` in Kafka's source; numbers are zig-zag varints.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple, Protocol

from kafkagui.codecs.record_batch import (
    HEADER_BYTES,
    BatchHeader,
    Compression,
    CorruptStream,
    batch_problem,
    read_header,
)
from kafkagui.codecs.record_compression import decompress
from kafkagui.core.records import Header, StoredRecord, TimestampType
from kafkagui.core.wording import tr

ABORT = 0


class _CompiledRecord(Protocol):
    offset: int
    timestamp: int
    key: bytes | None
    value: bytes | None
    headers: list[tuple[str, bytes | None]]


_CompiledParser = Callable[[bytes], Iterable[_CompiledRecord]]


class ParsedRecord(NamedTuple):
    """A record as our own parser reads it; ``problem`` says what is wrong with it."""

    offset: int
    timestamp_ms: int
    key: bytes | None
    value: bytes | None
    headers: tuple[Header, ...]
    problem: str


@functools.cache
def compiled_parser() -> _CompiledParser | None:
    """Aiokafka's compiled batch parser, None where it is missing; the first call takes a moment."""
    try:
        from aiokafka.record.default_records import DefaultRecordBatch
    except ImportError:
        return None
    parser: _CompiledParser = DefaultRecordBatch
    return parser


def decode_batch(topic: str, partition: int, batch: bytes, problem: str = "") -> list[StoredRecord]:
    """All records of one raw batch.

    What cannot be decoded is a record with its ``problem``: the whole batch where ``problem`` is given (its
    bytes are the value), or the place where decoding had to stop; the records before it are given.
    """
    try:
        header = read_header(batch)
    except CorruptStream as error:
        offset = int.from_bytes(batch[:8], "big", signed=True)
        return [_unreadable(topic, partition, offset, batch, problem or str(error))]
    problem = problem or ("" if header.magic == 2 else batch_problem(header, batch))
    if problem:
        return [_unreadable(topic, partition, header.base_offset, batch, problem)]
    parser = compiled_parser()
    if parser is not None:
        records = _decode_compiled(parser, topic, partition, header, batch)
        if records is not None:
            return records
    return _decode_plain(topic, partition, header, batch)


def _decode_compiled(
    parser: _CompiledParser, topic: str, partition: int, header: BatchHeader, batch: bytes
) -> list[StoredRecord] | None:
    """By the compiled parser; None when it refuses anything, so that our own can save what is sound."""
    kind = header.timestamp_type
    try:
        return [
            StoredRecord(
                topic, partition, r.offset, r.timestamp, kind, r.key, r.value,
                tuple(map(Header._make, r.headers)) if r.headers else (),
            )
            for r in parser(batch)
        ]  # fmt: skip
    except Exception:  # noqa: BLE001 - each codec's library raises errors of its own
        return None


def _decode_plain(topic: str, partition: int, header: BatchHeader, batch: bytes) -> list[StoredRecord]:
    kind = header.timestamp_type
    records = [
        StoredRecord(topic, partition, r.offset, r.timestamp_ms, kind, r.key, r.value, r.headers, r.problem)
        for r in parse_records(header, batch)
    ]
    return records


def parse_records(header: BatchHeader, batch: bytes | memoryview) -> Iterator[ParsedRecord]:
    """The records by our own parser, ending with a problem where one cannot be read."""
    try:
        data = decompress(header.attributes & 7, batch[HEADER_BYTES:])
    except Exception as error:  # noqa: BLE001 - each codec's library raises errors of its own
        reason = tr(
            "{codec_name} data of the batch cannot be decompressed: {error}",
            codec_name=_codec_name(header),
            error=error,
        )
        yield ParsedRecord(header.base_offset, -1, None, bytes(batch), (), reason)
        return
    at, offset = 0, header.base_offset
    for _ in range(header.record_count):
        start = at
        try:
            record, at = _parse_record(header, data, at)
        except (IndexError, ValueError) as error:
            reason = tr("record cannot be decoded: {error}", error=error)
            yield ParsedRecord(offset, -1, None, data[start:], (), reason)
            return
        offset = record.offset + 1
        yield record


def _parse_record(header: BatchHeader, data: bytes, at: int) -> tuple[ParsedRecord, int]:
    length, at = _varint(data, at)
    end = at + length
    if length < 0 or end > len(data):
        raise ValueError(f"impossible record length {length}")
    timestamp_delta, at = _varint(data, at + 1)
    offset_delta, at = _varint(data, at)
    key, at = _nullable(data, at)
    value, at = _nullable(data, at)
    headers, problem, at = _parse_headers(data, at)
    if at != end:
        raise ValueError(f"record of {length} bytes ends {at - end} bytes beside its length")
    append_time = header.timestamp_type is TimestampType.LOG_APPEND_TIME
    timestamp_ms = header.max_timestamp_ms if append_time else header.base_timestamp_ms + timestamp_delta
    return ParsedRecord(header.base_offset + offset_delta, timestamp_ms, key, value, headers, problem), at


def _parse_headers(data: bytes, at: int) -> tuple[tuple[Header, ...], str, int]:
    """The headers and, for a name that is not UTF-8, what was replaced in it."""
    count, at = _varint(data, at)
    if count < 0:
        raise ValueError(f"impossible header count {count}")
    headers, problem = [], ""
    for _ in range(count):
        raw_name, at = _nullable(data, at)
        if raw_name is None:
            raise ValueError("header without a name")
        try:
            name = raw_name.decode()
        except UnicodeDecodeError:
            name = raw_name.decode(errors="backslashreplace")
            problem = tr("header name {name} is not UTF-8; its wrong bytes are shown as \\x…", name=name)
        value, at = _nullable(data, at)
        headers.append(Header(name, value))
    return tuple(headers), problem, at


def _varint(data: bytes, at: int) -> tuple[int, int]:
    """A zig-zag varint of at most 10 bytes and the place after it."""
    result = shift = 0
    while True:
        byte = data[at]
        at += 1
        result |= (byte & 0x7F) << shift
        if byte < 0x80:
            return (result >> 1) ^ -(result & 1), at
        shift += 7
        if shift > 63:
            raise ValueError("number of more than 10 bytes")


def _nullable(data: bytes, at: int) -> tuple[bytes | None, int]:
    """Bytes with their length in front; -1 is null."""
    length, at = _varint(data, at)
    if length < 0:
        return None, at
    if at + length > len(data):
        raise ValueError(f"length {length} goes beyond the end")
    return data[at : at + length], at + length


def control_type(header: BatchHeader, batch: bytes | memoryview) -> int | None:
    """What a control batch marks (``ControlRecordType``): ``ABORT``, ``COMMIT`` or another; None if unreadable."""
    for record in parse_records(header, batch):
        key = record.key
        if key is None or len(key) < 4:
            return None
        return int.from_bytes(key[2:4], "big")
    return None


def _unreadable(topic: str, partition: int, offset: int, batch: bytes, problem: str) -> StoredRecord:
    return StoredRecord(topic, partition, offset, -1, TimestampType.NONE, None, batch, (), problem)


def _codec_name(header: BatchHeader) -> str:
    try:
        return Compression(header.attributes & 7).name.lower()
    except ValueError:
        return "unknown"
