"""Builds raw record batches from records, so that fakes and tests can make any that a broker could hold."""

from __future__ import annotations

import gzip
from collections.abc import Sequence

import lz4.frame
import zstandard
from cramjam import snappy
from crc32c import crc32c

from kafkagui.codecs.record_batch import CRC_START, HEADER, LENGTH_PREFIX_BYTES, Compression
from kafkagui.core.records import Header, StoredRecord, TimestampType

APPEND_TIME = 0x08
TRANSACTIONAL = 0x10
CONTROL = 0x20


def record(
    offset: int,
    value: bytes | None = b"value",
    key: bytes | None = None,
    timestamp_ms: int = 1_000,
    headers: tuple[Header, ...] = (),
    topic: str = "t",
    partition: int = 0,
) -> StoredRecord:
    """A record as a partition holds it."""
    return StoredRecord(topic, partition, offset, timestamp_ms, TimestampType.CREATE_TIME, key, value, headers)


def batch(
    records: Sequence[StoredRecord],
    codec: int = Compression.NONE,
    attributes: int = 0,
    producer_id: int = -1,
    span: tuple[int, int] | None = None,
) -> bytes:
    """A batch of these records; ``span`` is its first and last offset where compaction took some away."""
    first, last = span or (records[0].offset, records[-1].offset)
    base_time = records[0].timestamp_ms if records else -1
    body = b"".join(_record_bytes(r, first, base_time) for r in records)
    return raw_batch(
        compress(codec, body),
        first=first,
        last=last,
        times=(base_time, max((r.timestamp_ms for r in records), default=-1)),
        attributes=attributes | codec,
        producer_id=producer_id,
        count=len(records),
    )


def raw_batch(
    body: bytes,
    *,
    first: int = 0,
    last: int = 0,
    times: tuple[int, int] = (0, 0),
    attributes: int = 0,
    producer_id: int = -1,
    count: int = 1,
) -> bytes:
    """A batch with a right CRC around any bytes."""
    head = HEADER.pack(
        first, HEADER.size - LENGTH_PREFIX_BYTES + len(body), 0, 2, 0, attributes, last - first, *times,
        producer_id, 0, -1, count,
    )  # fmt: skip
    whole = bytearray(head + body)
    whole[CRC_START - 4 : CRC_START] = crc32c(bytes(whole[CRC_START:])).to_bytes(4, "big")
    return bytes(whole)


def marker(offset: int, producer_id: int, kind: int) -> bytes:
    """A control batch that ends a producer's transaction: 0 aborts, 1 commits."""
    control = record(offset, value=b"\0\0\0\0\0\0", key=b"\0\0" + kind.to_bytes(2, "big"))
    return batch([control], attributes=CONTROL | TRANSACTIONAL, producer_id=producer_id)


def compress(codec: int, body: bytes) -> bytes:
    """As producers do."""
    if codec == Compression.GZIP:
        return gzip.compress(body)
    if codec == Compression.SNAPPY:
        return bytes(snappy.compress_raw(body))
    if codec == Compression.LZ4:
        return bytes(lz4.frame.compress(body))
    if codec == Compression.ZSTD:
        return zstandard.ZstdCompressor().compress(body)
    return body


def xerial(body: bytes, block_bytes: int = 32) -> bytes:
    """Snappy in the framing of snappy-java."""
    framed = b"\x82SNAPPY\x00" + (1).to_bytes(4, "big") * 2
    for at in range(0, len(body), block_bytes):
        block = bytes(snappy.compress_raw(body[at : at + block_bytes]))
        framed += len(block).to_bytes(4, "big") + block
    return framed


def body_of(records: Sequence[StoredRecord]) -> bytes:
    """The uncompressed records of a batch that begins at their first offset and time."""
    return b"".join(_record_bytes(r, records[0].offset, records[0].timestamp_ms) for r in records)


def varint(number: int) -> bytes:
    """Zig-zag varint."""
    left = (number << 1) ^ (number >> 63)
    left &= (1 << 64) - 1
    out = bytearray()
    while left > 0x7F:
        out.append(left & 0x7F | 0x80)
        left >>= 7
    out.append(left)
    return bytes(out)


def _record_bytes(r: StoredRecord, first: int, base_time: int) -> bytes:
    headers = b"".join(_sized(h.name.encode()) + _sized(h.value) for h in r.headers)
    inner = (
        b"\0" + varint(r.timestamp_ms - base_time) + varint(r.offset - first) + _sized(r.key) + _sized(r.value)
        + varint(len(r.headers)) + headers
    )  # fmt: skip
    return varint(len(inner)) + inner


def _sized(data: bytes | None) -> bytes:
    return varint(-1) if data is None else varint(len(data)) + data
