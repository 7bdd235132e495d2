"""Reads topics without joining a group, into a log that keeps raw batches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from kafkagui.core.positions import ReadProgress
    from kafkagui.core.records import StoredRecord


class RowBatch(NamedTuple):
    """One raw batch of a log with rows: ``rows[i]`` is the row of the record at index ``records[i]`` in the batch.

    ``records`` is ascending. ``problem`` is as in ``BatchSink.append``.
    """

    topic: str
    partition: int
    batch: bytes
    records: Sequence[int]
    rows: Sequence[int]
    problem: str


class RecordLog(Protocol):
    """The records that a reading has received, by row number from 0 in the order of arrival.

    Only raw batches are kept, on disk; a row is decoded when it is asked for, so asking is cheap for rows near
    each other.
    """

    def __len__(self) -> int: ...

    def record(self, row: int) -> StoredRecord:
        """The record of a row.

        Raises:
            IndexError: for a row that is not there.
        """
        ...

    def records(self, first: int, count: int) -> Sequence[StoredRecord]:
        """The records of up to ``count`` rows from ``first`` on; fewer at the end."""
        ...

    def row_batches(self, first: int, end: int) -> Iterator[RowBatch]:
        """The raw batches that hold the rows ``first <= row < end``, each with those of its rows; from any thread.

        In the order of rows, but for those that ``select`` has put into another order: they come first, in any.

        Raises:
            StorageFailed: when they cannot be read.
        """
        ...

    def close(self) -> None:
        """Forget the rows and remove the files."""
        ...


class BatchSink(Protocol):
    """Where the reading engine puts raw record batches; called from the engine's own thread."""

    def append(
        self, topic: str, partition: int, batch: bytes | memoryview, rows: Sequence[int] | None, problem: str
    ) -> None:
        """Add one raw batch (magic 2). ``rows`` chooses records inside it by index, ascending; None means all.

        ``problem`` non-empty marks a batch that cannot be decoded: it becomes one row.

        Raises:
            StorageFailed: when the disk is full.
        """
        ...

    def select(self, order: Sequence[int]) -> None:
        """Keep only these of the rows so far, in this order (what ``last N`` leaves)."""
        ...


class SpooledLog(RecordLog, BatchSink, Protocol):
    """A record log that a reading engine fills."""


class LogFactory(Protocol):
    """Makes the spools that readings fill."""

    def create(self) -> SpooledLog:
        """A new, empty log.

        Raises:
            StorageFailed: when its file cannot be made.
        """
        ...


class Reading(Protocol):
    """One reading that joins no group and commits nothing."""

    @property
    def progress(self) -> ReadProgress:
        """How it stands now; cheap, for polling about ten times a second."""
        ...

    @property
    def error(self) -> Exception | None:
        """Why it failed, when its state is ``FAILED``."""
        ...

    def pause(self) -> None:
        """Stop fetching; positions stay."""
        ...

    def resume(self) -> None:
        """Go on where it paused, without a gap."""
        ...

    async def finished(self) -> ReadProgress:
        """Wait until it is finished, stopped or failed."""
        ...

    async def close(self) -> None:
        """Stop within 300 ms and let go of connections and threads; the log stays readable."""
        ...
