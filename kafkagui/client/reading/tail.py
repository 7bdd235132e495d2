"""The newest records of all partitions by timestamp, however their timestamps are mixed."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from typing import NamedTuple

from kafkagui.client.reading.offsets import OffsetFinder
from kafkagui.client.reading.partition_state import PartitionState
from kafkagui.client.reading.requests import FetchedPartition
from kafkagui.client.reading.status import ReadingStatus
from kafkagui.client.reading.visible import Piece, UnreadableStretch, pieces, reaches_stop
from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.ports import SpooledLog
from kafkagui.core.positions import Isolation
from kafkagui.core.wording import tr

Take = Callable[[PartitionState, FetchedPartition], None]
FetchAll = Callable[[Take], None]

_KEPT_AT_LEAST = 10_000


class _Candidate(NamedTuple):
    """One visible record, in the order that decides: timestamp, then topic, partition and offset."""

    timestamp_ms: int
    topic: str
    partition: int
    offset: int
    row: int


class TailReader:
    """Finds the newest ``count`` visible records and leaves exactly these in the log, ascending.

    Reads the last ``count`` offsets of every partition, further back where fewer are visible. The ``count``-th
    newest timestamp of those bounds what can still matter: a partition whose first record of that time lies
    before its window is read back to there.
    """

    def __init__(
        self, log: SpooledLog, status: ReadingStatus, isolation: Isolation, finder: OffsetFinder, fetch_all: FetchAll
    ) -> None:
        self._log = log
        self._status = status
        self._isolation = isolation
        self._finder = finder
        self._fetch_all = fetch_all
        self._count = 0
        self._candidates: list[_Candidate] = []
        self._visible: dict[PartitionState, int] = {}

    def read(self, count: int, begins: dict[PartitionState, int], ends: dict[PartitionState, int]) -> int:
        """Read and select; partitions stand at their ends afterwards. Returns how many records were found.

        Raises:
            StorageFailed: when the disk is full.
            ReadingClosed: when the reading is closed meanwhile.
        """
        first_row = len(self._log)
        self._count = count
        windows = {state: ends[state] for state in begins}
        width = count
        while width and self._read_further(
            {
                state: max(begins[state], low - width)
                for state, low in windows.items()
                if low > begins[state] and self._visible.get(state, 0) < count
            },
            windows,
        ):
            width *= 4
        if len(self._candidates) >= count > 0:
            self._read_back_to_time(count, begins, windows)
        newest = heapq.nlargest(count, self._candidates)
        rows = [candidate.row for candidate in reversed(newest)]
        self._log.select([*range(first_row), *rows])
        self._stand_at(windows, ends, newest)
        return len(newest)

    def _read_further(self, lows: dict[PartitionState, int], windows: dict[PartitionState, int]) -> bool:
        """Read each partition from its new low up to its window; False when there was nothing to read."""
        for state, high in windows.items():
            low = lows.get(state, high)
            state.seek(low, high)
            windows[state] = low
        if lows:
            self._fetch_all(self._take)
        return bool(lows)

    def _read_back_to_time(
        self, count: int, begins: dict[PartitionState, int], windows: dict[PartitionState, int]
    ) -> None:
        bound = heapq.nlargest(count, self._candidates)[-1].timestamp_ms
        # Below 0 are records without a timestamp: ties that the windows hold already (and -1 means "latest").
        found = self._finder.find(begins, max(bound, 0), self._isolation)
        lows = {state: max(offset, begins[state]) for state, offset in found.items() if 0 <= offset < windows[state]}
        self._read_further(lows, windows)

    def _take(self, state: PartitionState, fetched: FetchedPartition) -> None:
        self._status.received_bytes += len(fetched.records)
        is_committed_only = self._isolation is Isolation.READ_COMMITTED
        try:
            for piece in pieces(fetched.records, state.position, state.stop_at, fetched.aborted, is_committed_only):
                self._status.raise_if_closing()
                self._take_piece(state, piece)
                state.advance(piece.next_offset)
        except UnreadableStretch as error:
            self._status.notice(
                tr(
                    "{partition} cannot be read on at offset {position}: {error}.",
                    partition=state.name,
                    position=state.position,
                    error=error,
                )
            )
            state.stop_at = state.position
        else:
            if reaches_stop(state, fetched):
                state.take_rest()

    def _take_piece(self, state: PartitionState, piece: Piece) -> None:
        if not piece.seen:
            return
        self._visible[state] = self._visible.get(state, 0) + piece.seen
        first_row = len(self._log)
        self._log.append(state.topic, state.partition, piece.batch, piece.rows, piece.problem)
        records = decode_batch(state.topic, state.partition, bytes(piece.batch), piece.problem)
        chosen = records if piece.rows is None else records[piece.rows.start : piece.rows.stop]
        self._candidates.extend(
            _Candidate(record.timestamp_ms, state.topic, state.partition, record.offset, first_row + index)
            for index, record in enumerate(chosen)
        )
        # Only the newest can count; the others need not be remembered.
        if len(self._candidates) > max(_KEPT_AT_LEAST, 4 * self._count):
            self._candidates = heapq.nlargest(self._count, self._candidates)

    def _stand_at(
        self, windows: dict[PartitionState, int], ends: dict[PartitionState, int], newest: list[_Candidate]
    ) -> None:
        counts: dict[tuple[str, int], int] = {}
        for candidate in newest:
            key = candidate.topic, candidate.partition
            counts[key] = counts.get(key, 0) + 1
        offsets = sum(ends[state] - low for state, low in windows.items())
        self._status.hidden += max(0, offsets - sum(self._visible.values()))
        for state, low in windows.items():
            state.seek(ends[state], ends[state])
            state.begin = low
            state.records = counts.get((state.topic, state.partition), 0)
