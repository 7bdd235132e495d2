"""Which records of a raw batch have a condition: first a glance at the whole batch, then record by record."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kafkagui.codecs.record_batch import HEADER_BYTES, BatchHeader, CorruptStream, read_header
from kafkagui.codecs.record_compression import decompress
from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.filters.predicate import predicate
from kafkagui.core.filters.pushdown import BatchPlace, BytesTest, bytes_test, place_test
from kafkagui.core.records import StoredRecord


class Candidate(NamedTuple):
    """A raw batch to look into; ``records`` are the wanted ones in it by index, None means all."""

    topic: str
    partition: int
    batch: bytes
    records: Sequence[int] | None
    problem: str


class Found(NamedTuple):
    """Which records of a batch matched, by index in it, ascending, and how many of them cannot be read.

    What cannot be read is kept, since nobody can tell whether it would match.
    """

    records: Sequence[int]
    unreadable: int


class BatchSieve:
    """Sifts batches by one filter line.

    Args:
        line: the line; a blank one lets everything through.
    """

    def __init__(self, line: FilterLine) -> None:
        self._is_exact = line.is_exact
        expression = line.expression
        self._holds: Callable[[StoredRecord], bool] = predicate(expression) if expression else lambda _record: True
        self._bytes = bytes_test(expression) if expression else None
        self._place = place_test(expression) if expression else None

    def may_hold(self, topic: str, partition: int, batch: bytes | memoryview) -> bool:
        """Whether a batch may hold a match; False is certain."""
        if self._is_exact:
            return True
        header = _readable_header(batch)
        if header is None:
            return True
        if self._place is not None:
            place = BatchPlace(topic, partition, header.base_offset, header.next_offset - 1, header.max_timestamp_ms)
            if not self._place(place):
                return False
        return self._bytes is None or _opened_has(self._bytes, header, batch)

    def matches(self, candidate: Candidate) -> Found:
        """The records of a batch that match, each looked at."""
        records = decode_batch(candidate.topic, candidate.partition, candidate.batch, candidate.problem)
        indexes = range(len(records)) if candidate.records is None or candidate.problem else candidate.records
        found = array("I")
        unreadable = 0
        holds = self._holds
        for index in indexes:
            if index >= len(records):
                break
            record = records[index]
            if record.problem and not record.headers:
                if self._keeps_unreadable(record, candidate):
                    found.append(index)
                    unreadable += 1
            elif holds(record):
                found.append(index)
        return Found(_as_range(found), unreadable)

    def _keeps_unreadable(self, record: StoredRecord, candidate: Candidate) -> bool:
        """A batch that cannot be opened is kept; the broken end of one where its bytes may hold a match."""
        value = record.value or b""
        return len(value) == len(candidate.batch) or self._bytes is None or self._bytes(value)


def _readable_header(batch: bytes | memoryview) -> BatchHeader | None:
    try:
        header = read_header(batch)
    except CorruptStream:
        return None
    return header if header.magic == 2 else None


def _opened_has(test: BytesTest, header: BatchHeader, batch: bytes | memoryview) -> bool:
    try:
        data = decompress(header.attributes & 7, batch[HEADER_BYTES:])
    except Exception:  # noqa: BLE001 - each codec's library raises errors of its own
        return True
    return test(data)


def _as_range(found: array[int]) -> Sequence[int]:
    """A run of neighbours takes no room."""
    if found and found[-1] - found[0] == len(found) - 1:
        return range(found[0], found[-1] + 1)
    return found
