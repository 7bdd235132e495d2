"""Puts what a fetch brought into the log: visible records only, within the reading's limits, all counted."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.client.reading.partition_state import PartitionState
from kafkagui.client.reading.requests import FetchedPartition
from kafkagui.client.reading.status import ReadingStatus
from kafkagui.client.reading.visible import Piece, UnreadableStretch, pieces, reaches_stop
from kafkagui.codecs.record_rows import rows_before_time
from kafkagui.core.ports import BatchSink
from kafkagui.core.positions import Isolation
from kafkagui.core.wording import tr

_SHOWN_BYTES = 1024


class Deposit:
    """Takes answers in order.

    ``before_ms`` lets only older timestamps through; ``limit`` ends the reading after so many records.
    """

    def __init__(self, sink: BatchSink, status: ReadingStatus, isolation: Isolation) -> None:
        self._sink = sink
        self._status = status
        self._is_committed_only = isolation is Isolation.READ_COMMITTED
        self.before_ms: int | None = None
        self.limit: int | None = None

    @property
    def is_full(self) -> bool:
        """Whether the limit is reached."""
        return self.limit is not None and self._status.records >= self.limit

    def take(self, state: PartitionState, fetched: FetchedPartition) -> None:
        """Take one partition's records and move its position on.

        Raises:
            StorageFailed: when the disk is full.
            ReadingClosed: when the reading is closed meanwhile.
        """
        self._status.received_bytes += len(fetched.records)
        low = max(state.position, state.first)
        try:
            for piece in pieces(fetched.records, low, state.stop_at, fetched.aborted, self._is_committed_only):
                self._status.raise_if_closing()
                if self.is_full:
                    return
                self._take_piece(state, piece)
        except UnreadableStretch as error:
            self._end_partition(state, fetched.records[error.at : error.at + _SHOWN_BYTES], str(error))
        else:
            if not self.is_full and reaches_stop(state, fetched):
                self._status.hidden += state.take_rest()

    def _take_piece(self, state: PartitionState, piece: Piece) -> None:
        rows: Sequence[int] | None = piece.rows
        if self.before_ms is not None and piece.seen and not piece.problem:
            rows = rows_before_time(piece.header, piece.batch, piece.rows, self.before_ms)
        count = piece.header.record_count if rows is None else len(rows)
        count = 1 if piece.problem else count
        next_offset = piece.next_offset
        if self.limit is not None and count > self.limit - self._status.records:
            count = self.limit - self._status.records
            rows = (range(piece.header.record_count) if rows is None else rows)[:count]
            if piece.header.is_dense:
                next_offset = piece.header.base_offset + rows[-1] + 1
        if count:
            self._sink.append(state.topic, state.partition, piece.batch, rows, piece.problem)
        self._count(state, piece, count, next_offset)

    def _count(self, state: PartitionState, piece: Piece, count: int, next_offset: int) -> None:
        end = next_offset if state.stop_at is None else min(next_offset, state.stop_at)
        if not piece.problem and next_offset == piece.next_offset:
            self._status.hidden += max(0, end - max(state.position, state.first) - piece.seen)
        state.records += count
        self._status.records += count
        state.advance(next_offset)

    def _end_partition(self, state: PartitionState, stretch: bytes, reason: str) -> None:
        """A partition whose bytes make no sense is at its end here; one row says so."""
        self._sink.append(state.topic, state.partition, stretch, None, reason)
        self._status.notice(
            tr(
                "{partition} cannot be read on at offset {position}: {reason}.",
                partition=state.name,
                position=state.position,
                reason=reason,
            )
        )
        state.records += 1
        self._status.records += 1
        state.stop_at = state.position
