"""A record log in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.errors import StorageFailed
from kafkagui.core.ports import RowBatch
from kafkagui.core.records import StoredRecord
from tests.fakes.batches import batch


class FakeRecordLog:
    """The SpooledLog port over a list. ``room`` is how many rows fit before the disk is "full"."""

    def __init__(self, room: int | None = None) -> None:
        self._rows: list[StoredRecord] = []
        self.room = room
        self.is_closed = False

    def __len__(self) -> int:
        return len(self._rows)

    def record(self, row: int) -> StoredRecord:
        if row < 0:
            raise IndexError(row)
        return self._rows[row]

    def records(self, first: int, count: int) -> list[StoredRecord]:
        return self._rows[max(0, first) : first + count]

    def append(
        self, topic: str, partition: int, batch: bytes | memoryview, rows: Sequence[int] | None, problem: str
    ) -> None:
        records = decode_batch(topic, partition, bytes(batch), problem)
        chosen = records if rows is None or problem else [records[row] for row in rows]
        if self.room is not None and len(self._rows) + len(chosen) > self.room:
            raise StorageFailed("Received records cannot be written: No space left on device.")
        self._rows.extend(chosen)

    def select(self, order: Sequence[int]) -> None:
        self._rows = [self._rows[row] for row in order]

    def row_batches(self, first: int, end: int) -> Iterator[RowBatch]:
        for row, record in enumerate(self._rows[first:end], first):
            raw = record.value or b"" if record.problem else batch([record])
            yield RowBatch(record.topic, record.partition, raw, range(1), range(row, row + 1), record.problem)

    def close(self) -> None:
        self._rows = []
        self.is_closed = True


class FakeLogFactory:
    """The LogFactory port; remembers what it made."""

    def __init__(self) -> None:
        self.logs: list[FakeRecordLog] = []

    def create(self) -> FakeRecordLog:
        self.logs.append(FakeRecordLog())
        return self.logs[-1]
