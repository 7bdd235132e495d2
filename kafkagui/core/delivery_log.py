"""The deliveries of a page: one row a record from the moment of handing over, a million of them in little memory.

Rows are numbered by the sequence of their record, from 1, without a gap. They lie in
blocks, so that adding, settling and dropping cost the same however many there are.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kafkagui.core.delivery import DeliveryReport, DeliveryState
from kafkagui.core.delivery_block import STATES, DeliveryBlock, Sending, known
from kafkagui.core.delivery_totals import DeliveryTotals
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.records import OutgoingRecord

MAX_ROWS = 1_000_000
BLOCK_ROWS = 4096
"""Rows of a block at most; the oldest rows go a block at a time."""

_NEVER = 1 << 62


class DeliveryRow(NamedTuple):
    """One row.

    ``sent_at_ns`` counts from the epoch. ``partition``, ``offset``, ``latency_ns`` are None where they are unknown yet,
    or where nobody will tell.
    """

    sequence: int
    state: DeliveryState
    sent_at_ns: int
    record: OutgoingRecord
    partition: int | None
    offset: int | None
    latency_ns: int | None
    sending: Sending
    error: KafkaGuiError | None


class Changes(NamedTuple):
    """What happened since the last look: ``settled`` is the range of sequences whose rows are others now."""

    added: int
    dropped: int
    settled: tuple[int, int] | None
    restarted: bool


@dataclass(slots=True)
class _Cleared:
    """Rows before ``end`` that a clear took out of sight: where they begin, and their totals."""

    start: int
    end: int
    totals: DeliveryTotals


class DeliveryLog:
    """Rows of everything that was handed over, newest last; the oldest go when there are too many.

    Args:
        max_rows: how many rows are kept. Rows whose outcome is not known yet stay, even above that.
    """

    def __init__(self, max_rows: int = MAX_ROWS) -> None:
        self.max_rows = max_rows
        self.dropped = 0
        """Rows that went because there were too many."""
        self.totals = DeliveryTotals()
        self.next_sequence = 1
        self._block_rows = max(1, min(BLOCK_ROWS, max_rows // 8))
        self._blocks: list[DeliveryBlock] = []
        self._block_start = 1
        self._first = 1
        self._counted_from = 1
        self._cleared: _Cleared | None = None
        self._errors: dict[int, KafkaGuiError] = {}
        self._added = self._shown_dropped = self._settled_high = 0
        self._settled_low = _NEVER
        self._restarted = False

    def __len__(self) -> int:
        return self.next_sequence - self._first

    @property
    def first_sequence(self) -> int:
        """The sequence of the oldest row that is shown."""
        return self._first

    @property
    def blocks(self) -> Iterator[tuple[int, DeliveryBlock]]:
        """Every block that holds a shown row, with the sequence of its first row."""
        for number in range((self._first - self._block_start) // self._block_rows, len(self._blocks)):
            yield self._block_start + number * self._block_rows, self._blocks[number]

    def add(self, records: Sequence[OutgoingRecord], sending: Sending, at_ns: int | None = None) -> None:
        """Add a row in flight for each record; the first has ``next_sequence``."""
        at_ns = time.time_ns() if at_ns is None else at_ns
        start = 0
        while start < len(records):
            room = self._room()
            piece = records[start : start + room]
            self._blocks[-1].add(piece, sending, at_ns)
            self.next_sequence += len(piece)
            start += room
        self.totals.sent += len(records)
        self._added += len(records)
        self._drop_surplus()

    def settle(self, reports: Iterable[DeliveryReport]) -> None:
        """Write outcomes down, each in its own row; one for a row that is gone only counts."""
        shown: list[DeliveryReport] = []
        hidden: list[DeliveryReport] = []
        shown_from = self._counted_from if self._cleared is None else self._cleared.end
        start, size, blocks = self._block_start, self._block_rows, self._blocks
        for report in reports:
            sequence = report.sequence
            place = sequence - start
            if place >= 0:
                if not blocks[place // size].settle(place % size, report):
                    continue
                if report.error is not None:
                    self._errors[sequence] = report.error
            (shown if sequence >= shown_from else hidden).append(report)
        self.totals.add(shown)
        if self._cleared is not None:
            self._cleared.totals.add(hidden)
        sequences = [report.sequence for report in (*shown, *hidden)]
        if sequences:
            self._note_settled(min(sequences), max(sequences))

    def row(self, sequence: int) -> DeliveryRow:
        """One row.

        Raises:
            IndexError: when it is not there, or not any more.
        """
        if not self._first <= sequence < self.next_sequence:
            raise IndexError(f"no row {sequence}")
        place = sequence - self._block_start
        block, row = self._blocks[place // self._block_rows], place % self._block_rows
        return DeliveryRow(
            sequence,
            STATES[block.states[row]],
            block.sent_at_ns[row],
            block.record(row),
            known(block.partitions[row]),
            known(block.offsets[row]),
            known(block.latencies_ns[row]),
            block.sendings[row],
            self._errors.get(sequence),
        )

    def error(self, sequence: int) -> KafkaGuiError | None:
        """Why the record of a row failed, if it did."""
        return self._errors.get(sequence)

    def failed_sequences(self) -> list[int]:
        """The rows that failed, oldest first."""
        return sorted(number for number in self._errors if number >= self._first)

    def in_flight_sequences(self) -> list[int]:
        """The rows in flight, oldest first; only blocks that hold one are searched."""
        found = [
            start + row
            for start, block in self.blocks
            if block.in_flight
            for row, state in enumerate(block.states)
            if not state
        ]
        return [number for number in found if number >= self._first]

    def clear(self) -> None:
        """Show no row any more; ``undo_clear`` brings them back until ``forget_cleared``."""
        self.forget_cleared()
        self._cleared = _Cleared(self._first, self.next_sequence, self.totals)
        self.totals = DeliveryTotals()
        self._first = self.next_sequence
        self._forget_changes(restarted=True)

    def undo_clear(self) -> None:
        """Show the cleared rows again, before those that came since; does nothing when there are none."""
        if self._cleared is None:
            return
        cleared, self._cleared = self._cleared, None
        cleared.totals.merge(self.totals)
        self.totals = cleared.totals
        self._first = max(cleared.start, self._block_start)
        self._forget_changes(restarted=True)

    def forget_cleared(self) -> None:
        """Let go of cleared rows; what is still in flight of them is not counted any more."""
        if self._cleared is None:
            return
        self._counted_from, self._cleared = self._cleared.end, None
        self._drop_blocks((self._first - self._block_start) // self._block_rows)

    def take_changes(self) -> Changes:
        """What happened since the last call."""
        low, high = max(self._settled_low, self._first), self._settled_high
        changes = Changes(self._added, self._shown_dropped, (low, high) if high >= low else None, self._restarted)
        self._forget_changes()
        return changes

    def _room(self) -> int:
        if not self._blocks or len(self._blocks[-1].states) == self._block_rows:
            self._blocks.append(DeliveryBlock.empty())
        return self._block_rows - len(self._blocks[-1].states)

    def _drop_surplus(self) -> None:
        surplus = self.next_sequence - self._block_start - self.max_rows
        if surplus <= 0:
            return
        before = self._first
        wanted = self._blocks[: -(-surplus // self._block_rows)]
        self._drop_blocks(next((number for number, block in enumerate(wanted) if block.in_flight), len(wanted)))
        gone = self._first - before
        self.dropped += gone
        self._shown_dropped += gone

    def _drop_blocks(self, count: int) -> None:
        count = min(count, len(self._blocks) - 1)
        if count <= 0:
            return
        old_start = self._block_start
        del self._blocks[:count]
        self._block_start += count * self._block_rows
        self._first = max(self._first, self._block_start)
        if self._errors:
            for number in range(old_start, self._block_start):
                self._errors.pop(number, None)

    def _note_settled(self, low: int, high: int) -> None:
        self._settled_low = min(self._settled_low, low)
        self._settled_high = max(self._settled_high, high)

    def _forget_changes(self, restarted: bool = False) -> None:
        self._added = self._shown_dropped = self._settled_high = 0
        self._settled_low = _NEVER
        self._restarted = restarted
