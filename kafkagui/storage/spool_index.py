"""Which batch holds which row: about 34 bytes a batch, nothing for a row."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple


class BatchEntry(NamedTuple):
    """One batch of the spool: where its bytes are, whose it is, and which of its records are rows.

    ``picked`` is None where the rows are records ``skip`` and following.
    """

    number: int
    position: int
    size_bytes: int
    topic: str
    partition: int
    first_row: int
    skip: int
    picked: Sequence[int] | None
    problem: str

    def record_index(self, row: int) -> int:
        """Which record of the batch a row is."""
        index = row - self.first_row
        return self.skip + index if self.picked is None else self.picked[index]


class SpoolIndex:
    """Grows by one thread; a row that ``rows`` covers can be looked up by another."""

    def __init__(self) -> None:
        self.rows = 0
        self._positions = array("Q")
        self._sizes = array("I")
        self._first_rows = array("Q")
        self._skips = array("I")
        self._place_ids = array("I")
        self._places: list[tuple[str, int]] = []
        self._id_of_place: dict[tuple[str, int], int] = {}
        self._picked: dict[int, Sequence[int]] = {}
        self._problems: dict[int, str] = {}

    def add(self, position: int, size_bytes: int, place: tuple[str, int], rows: Sequence[int], problem: str) -> None:
        """Add a batch (``place``: topic and partition) whose records at ``rows`` are the next rows."""
        if not rows:
            return
        place_id = self._id_of_place.get(place)
        if place_id is None:
            place_id = self._id_of_place[place] = len(self._places)
            self._places.append(place)
        number = len(self._positions)
        if not isinstance(rows, range):
            self._picked[number] = array("I", rows)
        if problem:
            self._problems[number] = problem
        self._positions.append(position)
        self._sizes.append(size_bytes)
        self._skips.append(rows[0])
        self._place_ids.append(place_id)
        self._first_rows.append(self.rows)
        # Last, since from here on another thread looks the new rows up.
        self.rows += len(rows)

    def entry_of(self, row: int) -> BatchEntry:
        """The batch that holds a row; ``row`` is below ``rows``."""
        return self._entry(bisect_right(self._first_rows, row) - 1)

    def entries(self, row: int) -> Iterator[BatchEntry]:
        """The batches from the one that holds ``row`` on, as far as there are any now."""
        known = self.rows
        number = bisect_right(self._first_rows, row) - 1
        while row < known:
            entry = self._entry(number)
            number += 1
            row = self._first_rows[number] if number < len(self._first_rows) else known
            yield entry

    def rows_in(self, number: int) -> int:
        """How many rows a batch has."""
        after = self._first_rows[number + 1] if number + 1 < len(self._first_rows) else self.rows
        return after - self._first_rows[number]

    def _entry(self, number: int) -> BatchEntry:
        topic, partition = self._places[self._place_ids[number]]
        return BatchEntry(
            number,
            self._positions[number],
            self._sizes[number],
            topic,
            partition,
            self._first_rows[number],
            self._skips[number],
            self._picked.get(number),
            self._problems.get(number, ""),
        )
