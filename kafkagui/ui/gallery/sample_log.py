"""A record log in memory."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.ports import RowBatch
from kafkagui.core.records import StoredRecord


class SampleLog:
    """The SpooledLog port over a list."""

    def __init__(self) -> None:
        self.rows: list[StoredRecord] = []

    def __len__(self) -> int:
        return len(self.rows)

    def record(self, row: int) -> StoredRecord:
        """See the port."""
        return self.rows[row]

    def records(self, first: int, count: int) -> list[StoredRecord]:
        """See the port."""
        return self.rows[max(0, first) : first + count]

    def put(self, records: Sequence[StoredRecord]) -> None:
        """Take samples in."""
        self.rows += records

    def append(
        self, topic: str, partition: int, batch: bytes | memoryview, rows: Sequence[int] | None, problem: str
    ) -> None:
        """See the port."""
        records = decode_batch(topic, partition, bytes(batch), problem)
        self.rows += records if rows is None or problem else [records[row] for row in rows]

    def select(self, order: Sequence[int]) -> None:
        """See the port."""
        self.rows = [self.rows[row] for row in order]

    def row_batches(self, _first: int, _end: int) -> Iterator[RowBatch]:
        """Samples are no batches."""
        return iter(())

    def close(self) -> None:
        """See the port."""
        self.rows = []
