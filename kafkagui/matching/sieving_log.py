"""The log that a search reads into: only what matches arrives in the log behind it."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.ports import RowBatch, SiftProgress, SpooledLog
from kafkagui.core.records import StoredRecord
from kafkagui.matching.batch_sieve import Candidate, Found
from kafkagui.matching.sifter import Sifter


class SievingLog:
    """The `SiftedLog` port: a reading engine fills it, rows are matches.

    Args:
        line: what to look for.
        matches: gets what matches; stays the caller's to close.
    """

    def __init__(self, line: FilterLine, matches: SpooledLog) -> None:
        self._matches = matches
        self._sifter = Sifter(line, self._deliver)
        self._unreadable = 0

    @property
    def sifted(self) -> SiftProgress:
        """How far it is."""
        return SiftProgress(len(self._matches), self._unreadable, self._sifter.waiting_records)

    def append(
        self, topic: str, partition: int, batch: bytes | memoryview, rows: Sequence[int] | None, problem: str
    ) -> None:
        """Look into one raw batch; see ``core.ports.BatchSink``.

        Raises:
            StorageFailed: when there is no room for the matches.
            KafkaGuiError: when looking through records cannot go on.
        """
        if problem or self._sifter.sieve.may_hold(topic, partition, batch):
            self._sifter.put(Candidate(topic, partition, bytes(batch), rows, problem))

    def _deliver(self, candidate: Candidate, found: Found) -> None:
        if found.records:
            self._matches.append(
                candidate.topic, candidate.partition, candidate.batch, found.records, candidate.problem
            )
            self._unreadable += found.unreadable

    async def settle(self) -> None:
        """Wait until all that was read is looked through.

        Raises:
            KafkaGuiError: when that could not be.
        """
        pool = ThreadPoolExecutor(1, "kafkagui-search-settles")
        try:
            await asyncio.get_running_loop().run_in_executor(pool, self._sifter.drain)
        finally:
            pool.shutdown(wait=False)

    def stop(self) -> None:
        """Look no further, at once; the matches stay."""
        self._sifter.stop()

    def select(self, order: Sequence[int]) -> None:
        """Keep only these rows, in this order."""
        self._matches.select(order)

    def __len__(self) -> int:
        return len(self._matches)

    def record(self, row: int) -> StoredRecord:
        """The record of a row; see ``core.ports.RecordLog``."""
        return self._matches.record(row)

    def records(self, first: int, count: int) -> Sequence[StoredRecord]:
        """The records of rows; see ``core.ports.RecordLog``."""
        return self._matches.records(first, count)

    def row_batches(self, first: int, end: int) -> Iterator[RowBatch]:
        """The raw batches of rows; see ``core.ports.RecordLog``."""
        return self._matches.row_batches(first, end)

    def close(self) -> None:
        """Look no further and forget the rows."""
        self.stop()
        self._matches.close()
