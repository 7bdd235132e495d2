"""Which records of a raw batch lie in a range of offsets or before a time: positions inside the batch, from 0."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.codecs.record_batch import BatchHeader
from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.records import TimestampType


def rows_in_offsets(header: BatchHeader, batch: bytes | memoryview, low: int, high: int | None) -> range | None:
    """The records with ``low <= offset < high``; None means all. A high of None has no limit.

    Decodes only where offsets are missing inside the batch (compaction).
    """
    if header.base_offset >= low and (high is None or header.next_offset <= high):
        return None
    last = header.next_offset if high is None else high
    if header.is_dense:
        first = max(0, low - header.base_offset)
        return range(first, max(first, min(header.record_count, last - header.base_offset)))
    offsets = [record.offset for record in decode_batch("", 0, bytes(batch))]
    inside = [index for index, offset in enumerate(offsets) if low <= offset < last]
    return range(inside[0], inside[-1] + 1) if inside else range(0)


def rows_before_time(
    header: BatchHeader, batch: bytes | memoryview, rows: range | None, timestamp_ms: int
) -> Sequence[int] | None:
    """Those of ``rows`` (None: all) whose timestamp is below ``timestamp_ms``; None means all of the batch.

    Decodes only a batch whose newest timestamp is not below it.
    """
    if header.max_timestamp_ms < timestamp_ms:
        return rows
    if header.timestamp_type is TimestampType.LOG_APPEND_TIME:
        return range(0)
    records = decode_batch("", 0, bytes(batch))
    wanted = range(len(records)) if rows is None else rows
    return [index for index in wanted if index < len(records) and records[index].timestamp_ms < timestamp_ms]
