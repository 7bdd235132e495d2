"""The records of one reading: raw batches in a file, a small index, and rows decoded when they are asked for."""

from __future__ import annotations

import threading
from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from kafkagui.codecs.record_batch import read_header
from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.errors import StorageFailed
from kafkagui.core.ports import RowBatch
from kafkagui.core.records import StoredRecord, TimestampType
from kafkagui.core.wording import tr
from kafkagui.storage.append_file import AppendFile
from kafkagui.storage.spool_batches import batches_in_order, picked_batches
from kafkagui.storage.spool_index import BatchEntry, SpoolIndex

_CACHED_BATCHES = 64
_CACHED_BYTES = 32 << 20
_MB = 1_000_000


class RecordSpool:
    """A ``SpooledLog`` in one file: one thread appends, another asks for rows.

    Args:
        path: the file, which must not be there yet.
        limit_bytes: asked at every batch for how much the file may hold; None is without limit.
    """

    def __init__(self, path: Path, limit_bytes: Callable[[], int | None] = lambda: None) -> None:
        self._file = AppendFile(path)
        self._limit_bytes = limit_bytes
        self._index = SpoolIndex()
        self._cache = _DecodedBatches(self._file)
        # What `select` left: row → row of the index; later rows follow from `_index_start` on.
        self._selection = (array("Q"), 0)
        self.is_closed = False

    def __len__(self) -> int:
        order, start = self._selection
        return len(order) + self._index.rows - start

    @property
    def size_bytes(self) -> int:
        """Bytes of raw batches received; what the file takes on disk."""
        return self._file.size_bytes

    def record(self, row: int) -> StoredRecord:
        """The record of a row.

        Raises:
            IndexError: for a row that is not there.
            StorageFailed: when the file cannot be read.
        """
        return self._cache.record(*self._locate(row))

    def records(self, first: int, count: int) -> list[StoredRecord]:
        """The records of up to ``count`` rows from ``first`` on; fewer at the end.

        Raises:
            StorageFailed: when the file cannot be read.
        """
        return [self.record(row) for row in range(max(0, first), min(first + count, len(self)))]

    def _locate(self, row: int) -> tuple[BatchEntry, int]:
        if self.is_closed or not 0 <= row < len(self):
            raise IndexError(f"row {row} of {len(self)}")
        in_index = self._row_of_index(row)
        entry = self._index.entry_of(in_index)
        return entry, entry.record_index(in_index)

    def _row_of_index(self, row: int) -> int:
        order, start = self._selection
        return order[row] if row < len(order) else start + row - len(order)

    def append(
        self, topic: str, partition: int, batch: bytes | memoryview, rows: Sequence[int] | None, problem: str
    ) -> None:
        """Add one raw batch; see ``core.ports.BatchSink``.

        Raises:
            StorageFailed: when the disk is full, or the file holds as much as it may.
        """
        if problem:
            rows = range(1)
        elif rows is None:
            rows = range(read_header(batch).record_count)
        if rows:
            self._refuse_too_much(len(batch))
            position = self._file.append(batch)
            self._index.add(position, len(batch), (topic, partition), rows, problem)

    def _refuse_too_much(self, more_bytes: int) -> None:
        limit = self._limit_bytes()
        if limit is not None and self.size_bytes + more_bytes > limit:
            raise StorageFailed(
                tr(
                    "The records read take the {limit:,} MB of disk space that one reading may take.",
                    limit=limit // _MB,
                ),
                hint=tr("Read less, or allow more under “Disk space for reading” in the settings."),
            )

    def select(self, order: Sequence[int]) -> None:
        """Keep only these of the rows so far, in this order."""
        kept = array("Q", (self._row_of_index(row) for row in order))
        self._selection = (kept, self._index.rows)

    def row_batches(self, first: int, end: int) -> Iterator[RowBatch]:
        """The raw batches that hold rows; see ``core.ports.RecordLog``.

        Raises:
            StorageFailed: when the file cannot be read.
        """
        order, start = self._selection
        end = min(end, len(self))
        if first < len(order):
            yield from picked_batches(self._file, self._index, order, first, end)
        ahead = len(order) - start
        if end > len(order):
            yield from batches_in_order(self._file, self._index, max(first, len(order)) - ahead, end - ahead, ahead)

    def close(self) -> None:
        """Forget the rows and remove the file."""
        if not self.is_closed:
            self.is_closed = True
            self._cache.clear()
            self._file.close()


class _DecodedBatches:
    """The batches decoded last, as many as ``_CACHED_BATCHES`` and ``_CACHED_BYTES`` of raw bytes allow."""

    def __init__(self, file: AppendFile) -> None:
        self._file = file
        self._lock = threading.Lock()
        self._batches: OrderedDict[int, list[StoredRecord]] = OrderedDict()
        self._sizes: dict[int, int] = {}
        self._bytes = 0

    def record(self, entry: BatchEntry, index: int) -> StoredRecord:
        with self._lock:
            records = self._batches.get(entry.number)
            if records is None:
                records = self._load(entry)
            else:
                self._batches.move_to_end(entry.number)
        if index < len(records):
            return records[index]
        # The batch broke off before this record; its last one says why.
        last = records[-1] if records else None
        problem = (last and last.problem) or tr("the batch holds fewer records than its header says")
        offset = (last.offset if last else 0) + index - len(records) + 1
        return StoredRecord(entry.topic, entry.partition, offset, -1, TimestampType.NONE, None, None, (), problem)

    def _load(self, entry: BatchEntry) -> list[StoredRecord]:
        batch = self._file.read(entry.position, entry.size_bytes)
        records = decode_batch(entry.topic, entry.partition, batch, entry.problem)
        self._batches[entry.number] = records
        self._sizes[entry.number] = entry.size_bytes
        self._bytes += entry.size_bytes
        while len(self._batches) > _CACHED_BATCHES or (self._bytes > _CACHED_BYTES and len(self._batches) > 1):
            number, _ = self._batches.popitem(last=False)
            self._bytes -= self._sizes.pop(number)
        return records

    def clear(self) -> None:
        with self._lock:
            self._batches.clear()
            self._sizes.clear()
            self._bytes = 0
