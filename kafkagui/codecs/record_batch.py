"""Raw record batches as brokers store and send them (magic 2, KIP-98; ``DefaultRecordBatch`` in Kafka's source).

Everything here works on whole batches by their headers alone; nothing is decompressed.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from enum import IntEnum
from typing import NamedTuple

from kafkagui.core.records import TimestampType
from kafkagui.core.wording import tr

HEADER = struct.Struct(">qiibIhiqqqhii")
"""Base offset, length, leader epoch, magic, CRC, attributes, last offset delta, base and maximum timestamp,
producer id, producer epoch, base sequence, record count."""
HEADER_BYTES = HEADER.size
LENGTH_PREFIX_BYTES = 12
"""Base offset and length; the length counts what comes after them."""
CRC_START = 21
"""Where the bytes begin that the CRC covers: everything from the attributes on."""

_PREFIX = struct.Struct(">qi4xb")
_OLDEST_MESSAGE_BYTES = 26


class Compression(IntEnum):
    """The codec in a batch's attributes (``CompressionType``)."""

    NONE = 0
    GZIP = 1
    SNAPPY = 2
    LZ4 = 3
    ZSTD = 4


class BatchHeader(NamedTuple):
    """The 61 bytes in front of a batch's records."""

    base_offset: int
    length: int
    leader_epoch: int
    magic: int
    crc: int
    attributes: int
    last_offset_delta: int
    base_timestamp_ms: int
    max_timestamp_ms: int
    producer_id: int
    producer_epoch: int
    base_sequence: int
    record_count: int

    @property
    def next_offset(self) -> int:
        """The offset after the batch; compaction keeps it even where it removes the last records."""
        # A broken header must not send a reader backwards.
        return self.base_offset + max(0, self.last_offset_delta) + 1

    @property
    def is_control(self) -> bool:
        """Whether it holds a transaction marker instead of records."""
        return bool(self.attributes & 0x20)

    @property
    def is_transactional(self) -> bool:
        """Whether its records belong to a transaction."""
        return bool(self.attributes & 0x10)

    @property
    def timestamp_type(self) -> TimestampType:
        """Who set the timestamps."""
        return TimestampType.LOG_APPEND_TIME if self.attributes & 0x08 else TimestampType.CREATE_TIME

    @property
    def is_dense(self) -> bool:
        """Whether every offset of the batch holds a record, so that index and offset go together."""
        return self.record_count == self.last_offset_delta + 1


class CorruptStream(ValueError):
    """The length of the batch at ``at`` is impossible, so that what follows cannot be found."""

    def __init__(self, reason: str, at: int = 0) -> None:
        super().__init__(reason)
        self.at = at


def read_header(batch: bytes | memoryview, at: int = 0) -> BatchHeader:
    """The header of the batch that begins at ``at``.

    A message of the formats before Kafka 0.11 (magic 0 and 1) gives a header of one record without a CRC.

    Raises:
        CorruptStream: when there are too few bytes or the length is impossible.
    """
    left = len(batch) - at
    if left < _PREFIX.size:
        raise CorruptStream(tr("{left} bytes are too few for a record batch", left=left), at)
    base_offset, length, magic = _PREFIX.unpack_from(batch, at)
    if magic < 2:
        if length < _OLDEST_MESSAGE_BYTES - LENGTH_PREFIX_BYTES:
            raise CorruptStream(tr("impossible message length {length}", length=length), at)
        return BatchHeader(base_offset, length, -1, magic, 0, 0, 0, -1, -1, -1, -1, -1, 1)
    if length < HEADER_BYTES - LENGTH_PREFIX_BYTES or left < HEADER_BYTES:
        raise CorruptStream(tr("impossible batch length {length}", length=length), at)
    return BatchHeader._make(HEADER.unpack_from(batch, at))


def walk(records: memoryview) -> Iterator[tuple[BatchHeader, memoryview]]:
    """The whole batches of a fetch response in order; a batch cut off at the end is left out.

    Raises:
        CorruptStream: when a batch's length is impossible; the batches before it have been given.
    """
    at, size = 0, len(records)
    while size - at >= HEADER_BYTES or (size - at >= _PREFIX.size and records[at + 16] < 2):
        header = read_header(records, at)
        end = at + LENGTH_PREFIX_BYTES + header.length
        if end > size:
            return
        yield header, records[at:end]
        at = end


def next_offset(records: memoryview) -> int | None:
    """The offset after the last whole batch, None when there is none; reads nothing but lengths."""
    at, size, last = 0, len(records), -1
    while size - at > LENGTH_PREFIX_BYTES:
        end = at + LENGTH_PREFIX_BYTES + int.from_bytes(records[at + 8 : at + 12], "big", signed=True)
        if end > size or end <= at + LENGTH_PREFIX_BYTES:
            break
        last, at = at, end
    if last < 0:
        return None
    try:
        return read_header(records, last).next_offset
    except CorruptStream:
        return None


def batch_problem(header: BatchHeader, batch: bytes | memoryview) -> str:
    """Why the batch cannot be decoded as its header stands, empty when nothing speaks against it."""
    if header.magic != 2:
        return tr("message format {magic} (before Kafka 0.11) is not supported", magic=header.magic)
    if _crc32c(batch[CRC_START:]) != header.crc:
        return tr(
            "CRC mismatch in the batch of offsets {base_offset} to {next_offset}",
            base_offset=header.base_offset,
            next_offset=header.next_offset - 1,
        )
    if header.last_offset_delta < 0 or header.record_count < 0:
        return tr(
            "impossible record count {record_count} in the batch at offset {base_offset}",
            record_count=header.record_count,
            base_offset=header.base_offset,
        )
    return ""


def _crc32c(data: bytes | memoryview) -> int:
    from crc32c import crc32c

    return int(crc32c(data))
