"""Filters rows of a log that are there already: batches of it in two threads, step by step."""

from __future__ import annotations

import asyncio
import contextlib
import itertools
import time
from array import array
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import NamedTuple

from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.ports import RecordLog, RowBatch
from kafkagui.matching.batch_sieve import Candidate, Found
from kafkagui.matching.sifter import Sifter

_GLANCING_THREADS = 2
_CHUNK_BATCHES = 64
_CHUNKS_AHEAD = 3
_STEP_S = 0.25


class _Glance(NamedTuple):
    """Some batches: those that may hold a match, how many rows they all have, and the row after the last of these."""

    candidates: list[RowBatch]
    rows: int
    furthest: int


class FilteredRows:
    """The `LogFilter` port.

    Args:
        line: what to look for.
        log: whose rows.
    """

    def __init__(self, line: FilterLine, log: RecordLog) -> None:
        self._log = log
        self._sifter = Sifter(line, self._deliver)
        self._pool = ThreadPoolExecutor(1 + _GLANCING_THREADS, "kafkagui-filter")
        self._under_way: deque[RowBatch] = deque()
        self._found = array("Q")
        self._looked = 0
        self._is_closed = False
        self._is_sorted = True
        self.unreadable = 0
        """How many of the matches cannot be read."""

    @property
    def rows(self) -> Sequence[int]:
        """Row numbers of the matches so far."""
        return self._found

    @property
    def looked(self) -> int:
        """How many rows have been looked at."""
        return self._looked

    async def advance(self, rows: int) -> None:
        """Look on; see the port.

        Raises:
            KafkaGuiError: when a record takes too long, or rows cannot be read back.
        """
        if not self._is_closed:
            await asyncio.get_running_loop().run_in_executor(self._pool, self._advance, rows)

    def close(self) -> None:
        """Look no further."""
        self._is_closed = True
        self._sifter.stop()
        self._pool.shutdown(wait=False)

    def _advance(self, rows: int) -> None:
        ends_at = time.monotonic() + _STEP_S
        looked, furthest, known = self._looked, self._looked, len(self._found)
        for glance in self._glances(self._log.row_batches(self._looked, rows)):
            looked += glance.rows
            furthest = max(furthest, glance.furthest)
            for batch in glance.candidates:
                self._under_way.append(batch)
                self._sifter.put(Candidate(batch.topic, batch.partition, batch.batch, batch.records, batch.problem))
            # Rows in another order than batches count only all together.
            if self._is_closed or (looked == furthest and time.monotonic() > ends_at):
                break
        self._sifter.drain()
        self._sort(known)
        self._looked = looked

    def _glances(self, batches: Iterator[RowBatch]) -> Iterator[_Glance]:
        """Chunks of batches in order, a few ahead."""
        chunks = iter(lambda: list(itertools.islice(batches, _CHUNK_BATCHES)), [])
        ahead: deque[Future[_Glance]] = deque()
        with contextlib.suppress(RuntimeError):
            ahead.extend(self._pool.submit(self._glance, chunk) for chunk in itertools.islice(chunks, _CHUNKS_AHEAD))
        while ahead:
            glance = ahead.popleft().result()
            with contextlib.suppress(RuntimeError):  # It was closed meanwhile, and its threads are gone.
                ahead.extend(self._pool.submit(self._glance, chunk) for chunk in itertools.islice(chunks, 1))
            yield glance

    def _glance(self, chunk: list[RowBatch]) -> _Glance:
        may_hold = self._sifter.sieve.may_hold
        candidates = [batch for batch in chunk if batch.problem or may_hold(batch.topic, batch.partition, batch.batch)]
        furthest = max(_last(batch.rows) for batch in chunk) + 1
        return _Glance(candidates, sum(len(batch.rows) for batch in chunk), furthest)

    def _deliver(self, _candidate: Candidate, found: Found) -> None:
        batch = self._under_way.popleft()
        rows = _rows_of(batch, found.records)
        self._is_sorted &= isinstance(batch.rows, range) and (not rows or not self._found or self._found[-1] < rows[0])
        self._found.extend(rows)
        self.unreadable += found.unreadable

    def _sort(self, known: int) -> None:
        """Bring what this step found into the order of rows."""
        if not self._is_sorted:
            self._found[known:] = array("Q", sorted(self._found[known:]))
        self._is_sorted = True


def _rows_of(batch: RowBatch, records: Sequence[int]) -> Sequence[int]:
    if len(records) == len(batch.records):
        return batch.rows
    if isinstance(batch.records, range) and isinstance(batch.rows, range):
        ahead = batch.rows.start - batch.records.start
        return [record + ahead for record in records]
    row_of = dict(zip(batch.records, batch.rows, strict=True))
    return [row_of[record] for record in records]


def _last(rows: Sequence[int]) -> int:
    return rows[-1] if isinstance(rows, range) else max(rows)
