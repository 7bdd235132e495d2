"""What the matching process and the program tell each other: tuples of plain values, as ``marshal`` takes them.

``marshal`` because the two ends are the same program and the same Python, and because it is fast, frames itself and,
unlike pickle, never runs what it reads.
"""

from __future__ import annotations

import marshal
from array import array
from collections.abc import Sequence
from typing import BinaryIO, cast

from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.matching.batch_sieve import Candidate, Found

Message = tuple[object, ...]
Indexes = tuple[int, int] | bytes
"""Indexes ascending: the first and the end of a run, or 4 bytes each."""


def write(stream: BinaryIO, message: Message) -> None:
    """Send a message.

    Raises:
        OSError: when the other end is gone.
        ValueError: when the stream is closed.
    """
    stream.write(marshal.dumps(message))  # type: ignore[arg-type]
    stream.flush()


def read(stream: BinaryIO) -> Message | None:
    """Wait for a message; None when the other end is gone."""
    try:
        message: Message = marshal.load(stream)  # noqa: S302 - our own other half wrote it
    except (EOFError, ValueError, TypeError, OSError):
        return None
    return message


def line_message(line: FilterLine) -> Message:
    """A filter line as a message."""
    return line.text, line.zone_name, line.is_exact


def line_of(message: Message) -> FilterLine:
    """The other way round."""
    return FilterLine(*cast("tuple[str, str, bool]", message))


def candidate_message(candidate: Candidate) -> Message:
    """A batch as a message."""
    records = None if candidate.records is None else _plain(candidate.records)
    return candidate.topic, candidate.partition, candidate.batch, records, candidate.problem


def candidate_of(message: Message) -> Candidate:
    """The other way round."""
    topic, partition, batch, records, problem = cast("tuple[str, int, bytes, Indexes | None, str]", message)
    return Candidate(topic, partition, batch, None if records is None else _indexes(records), problem)


def found_message(found: Found) -> Message:
    """An answer as a message."""
    return _plain(found.records), found.unreadable


def found_of(message: Message) -> Found:
    """The other way round."""
    records, unreadable = cast("tuple[Indexes, int]", message)
    return Found(_indexes(records), unreadable)


def _plain(indexes: Sequence[int]) -> Indexes:
    if isinstance(indexes, range):
        return indexes.start, indexes.stop
    return array("I", indexes).tobytes()


def _indexes(plain: Indexes) -> Sequence[int]:
    if isinstance(plain, tuple):
        return range(*plain)
    indexes = array("I")
    indexes.frombytes(plain)
    return indexes
