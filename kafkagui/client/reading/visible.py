"""Which batches of a fetch a reader may see: transaction markers and aborted records are left out (KIP-98)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kafkagui.client.reading.partition_state import PartitionState
from kafkagui.client.reading.requests import FetchedPartition
from kafkagui.codecs.record_batch import BatchHeader, CorruptStream, batch_problem, next_offset, walk
from kafkagui.codecs.record_parser import ABORT, control_type
from kafkagui.codecs.record_rows import rows_in_offsets


class Piece(NamedTuple):
    """One batch. ``rows`` are its records in the wanted range (None: all), ``count`` ``seen`` how many."""

    header: BatchHeader
    batch: memoryview
    rows: range | None
    seen: int
    problem: str

    @property
    def next_offset(self) -> int:
        """The offset after it."""
        return self.header.next_offset


class UnreadableStretch(Exception):
    """A partition cannot be read on, since the length of the batch at ``at`` is impossible."""

    def __init__(self, reason: str, at: int) -> None:
        super().__init__(reason)
        self.at = at


def pieces(
    records: bytes, low: int, high: int | None, aborted: Sequence[tuple[int, int]], is_committed_only: bool
) -> Iterator[Piece]:
    """The batches of ``records`` that reach into ``low <= offset < high`` (None: no limit), seen or unseen.

    Raises:
        UnreadableStretch: where the bytes make no sense; the batches before have been given.
    """
    transactions = _AbortedTransactions(aborted if is_committed_only else ())
    try:
        for header, batch in walk(memoryview(records)):
            if header.next_offset <= low:
                continue
            if high is not None and header.base_offset >= high:
                return
            yield _piece(header, batch, low, high, transactions)
    except CorruptStream as error:
        raise UnreadableStretch(str(error), error.at) from error


def reaches_stop(state: PartitionState, fetched: FetchedPartition) -> bool:
    """Whether an answer that has been taken in goes up to where reading stops, so that nothing below it is to come.

    Where compaction emptied the offsets before the stop, the next batch lies beyond it and no piece leads there.
    """
    after = next_offset(memoryview(fetched.records))
    return state.stop_at is not None and after is not None and after >= state.stop_at


def _piece(
    header: BatchHeader, batch: memoryview, low: int, high: int | None, transactions: _AbortedTransactions
) -> Piece:
    problem = batch_problem(header, batch)
    if problem:
        return Piece(header, batch, range(1), 1, problem)
    if transactions.hides(header, batch) or header.is_control:
        return Piece(header, batch, range(0), 0, "")
    rows = rows_in_offsets(header, batch, low, high)
    return Piece(header, batch, rows, header.record_count if rows is None else len(rows), "")


class _AbortedTransactions:
    """Which producers' batches belong to an aborted transaction at this point of one answer.

    A transaction is open from its first offset until its producer's abort marker, as in the Java client's
    ``CompletedFetch``; the broker names all aborted ones that reach into the answer.
    """

    def __init__(self, aborted: Sequence[tuple[int, int]]) -> None:
        self._to_come = sorted(((first, producer) for producer, first in aborted), reverse=True)
        self._open: set[int] = set()

    def hides(self, header: BatchHeader, batch: memoryview) -> bool:
        """Whether the next batch in order is part of an aborted transaction."""
        while self._to_come and self._to_come[-1][0] < header.next_offset:
            self._open.add(self._to_come.pop()[1])
        if header.producer_id not in self._open or not header.is_transactional:
            return False
        if header.is_control:
            if control_type(header, batch) == ABORT:
                self._open.discard(header.producer_id)
            return False
        return True
