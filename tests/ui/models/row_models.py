"""Row models for tests: a list of keys, and cells of every kind."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

from kafkagui.ui.models.cells import Cell, Cells, ColumnSpec
from kafkagui.ui.models.row_model import RowModel

COLUMNS = (
    ColumnSpec("offset", "Offset", 80, right=True, mono=True),
    ColumnSpec("key", "Key", 100, mono=True),
    ColumnSpec("status", "Status", 150),
    ColumnSpec("value", "Value", 120, mono=True, stretch=True),
)


class KeysModel(RowModel):
    """Shows a list of keys, oldest first in the list."""

    def __init__(self, *, newest_first: bool = False) -> None:
        super().__init__(COLUMNS, newest_first=newest_first)
        self.keys: list[str] = []

    def record_cells(self, record: int) -> Cells:
        return [
            self.keys[record].removeprefix("key-"),
            self.keys[record],
            Cell("Acknowledged", "pill", "ok"),
            f'{{"n": {record}}}',
        ]

    def append(self, *keys: str) -> None:
        self.keys += keys
        self.rows_arrived(len(keys))

    def drop(self, count: int) -> None:
        self.rows_dropped(count, lambda: self.keys.__delitem__(slice(count)))


class CountingModel(RowModel):
    """Any number of records, none of which is kept; counts how often it is asked."""

    def __init__(self, *, newest_first: bool = False) -> None:
        super().__init__(COLUMNS, newest_first=newest_first)
        self.asked = 0

    def record_cells(self, record: int) -> Cells:
        self.asked += 1
        return [f"{record:,}", f"key-{record}", Cell("Failed", "pill", "err"), "x" * 2000]


class NamesModel(RowModel):
    """Names of which those are shown that hold the words of a filter."""

    def __init__(self) -> None:
        super().__init__((ColumnSpec("name", "Name", stretch=True),))
        self._all: list[str] = []
        self._shown: list[str] = []
        self._words: list[str] = []

    @property
    def total(self) -> int:
        return len(self._all)

    def show_names(self, names: list[str]) -> None:
        self._all = names
        self.set_filter(" ".join(self._words))

    def set_filter(self, text: str) -> None:
        self._words = text.split()
        shown = [name for name in self._all if all(word in name for word in self._words)]
        self.reset_rows(len(shown), lambda: self._put(shown))

    def _put(self, shown: list[str]) -> None:
        self._shown = shown

    def record_cells(self, record: int) -> Cells:
        return [self._shown[record]]

    def identity(self, row: int) -> Hashable:
        return self._shown[row]

    def rows_of_identities(self, wanted: Sequence[Hashable]) -> list[int]:
        return [row for row, name in enumerate(self._shown) if name in wanted]
