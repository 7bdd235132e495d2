"""The raw batches behind rows of a spool, read in long stretches of its file."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator, Sequence

from kafkagui.core.ports import RowBatch
from kafkagui.storage.append_file import AppendFile
from kafkagui.storage.spool_index import BatchEntry, SpoolIndex

_STRETCH_BYTES = 1 << 20


def batches_in_order(file: AppendFile, index: SpoolIndex, first: int, end: int, ahead: int) -> Iterator[RowBatch]:
    """The batches with the rows ``first <= row < end`` of the index, in order.

    Args:
        file: has the bytes.
        index: knows the batches.
        first: the first row of the index.
        end: the row of the index after the last.
        ahead: what is added to a row of the index to get the row of the log.

    Raises:
        StorageFailed: when the file cannot be read.
    """
    wanted = itertools.takewhile(lambda entry: entry.first_row < end, index.entries(first)) if first < end else ()
    for entry, batch in _read(file, wanted):
        low = max(first, entry.first_row)
        high = min(end, entry.first_row + index.rows_in(entry.number))
        records = _records(entry, low, high)
        yield RowBatch(entry.topic, entry.partition, batch, records, range(low + ahead, high + ahead), entry.problem)


def _records(entry: BatchEntry, low: int, high: int) -> Sequence[int]:
    if entry.picked is None:
        return range(entry.record_index(low), entry.record_index(low) + high - low)
    return entry.picked[low - entry.first_row : high - entry.first_row]


def _read(file: AppendFile, entries: Iterable[BatchEntry]) -> Iterator[tuple[BatchEntry, bytes]]:
    """Each entry with its bytes; neighbours are read at once."""
    stretch: list[BatchEntry] = []
    size = 0
    for entry in entries:
        is_neighbour = bool(stretch) and entry.position == stretch[0].position + size
        if stretch and (not is_neighbour or size + entry.size_bytes > _STRETCH_BYTES):
            yield from _cut(file, stretch, size)
            stretch, size = [], 0
        stretch.append(entry)
        size += entry.size_bytes
    if stretch:
        yield from _cut(file, stretch, size)


def _cut(file: AppendFile, stretch: list[BatchEntry], size: int) -> Iterator[tuple[BatchEntry, bytes]]:
    start = stretch[0].position
    if len(stretch) == 1:
        yield stretch[0], file.read(start, size)
        return
    data = file.read(start, size)
    for entry in stretch:
        yield entry, data[entry.position - start : entry.position - start + entry.size_bytes]


def picked_batches(
    file: AppendFile, index: SpoolIndex, order: Sequence[int], first: int, end: int
) -> Iterator[RowBatch]:
    """The batches with the rows ``first <= row < end`` of a selection; ``order`` gives their rows of the index.

    Raises:
        StorageFailed: when the file cannot be read.
    """
    rows = sorted(range(first, min(end, len(order))), key=order.__getitem__)
    for _number, group in itertools.groupby(rows, key=lambda row: index.entry_of(order[row]).number):
        chosen = list(group)
        entry = index.entry_of(order[chosen[0]])
        batch = file.read(entry.position, entry.size_bytes)
        records = [entry.record_index(order[row]) for row in chosen]
        yield RowBatch(entry.topic, entry.partition, batch, records, chosen, entry.problem)
