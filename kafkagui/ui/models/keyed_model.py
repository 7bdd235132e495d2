"""A table of things that have a name: sorted, filtered, and renewed every few seconds without a jump."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, Generic, TypeVar

from PySide6.QtCore import QModelIndex, QObject

from kafkagui.ui.models.cells import Cell, Cells, ColumnSpec
from kafkagui.ui.models.row_model import RowModel

R = TypeVar("R")

OrderValue = str | float | None
"""What a column is sorted by; None, for what is not known, comes last in both directions."""

_MOST_STRETCHES: Final = 32
"""Stretches of rows that are taken out one by one; where there are more the view starts over, which is cheaper."""

_NOWHERE: Final = QModelIndex()


@dataclass(frozen=True, slots=True)
class FieldColumn(Generic[R]):
    """One column of a `KeyedModel`: its heading, the cell of an item, and what it is sorted by."""

    spec: ColumnSpec
    cell: Callable[[R], Cell | str]
    order: Callable[[R], OrderValue]


class KeyedModel(RowModel, Generic[R]):
    """Items that keep their identity from one reading to the next.

    `show_items` changes, adds and removes rows so that selection and place stay. While it is held (the pointer is over
    the table), rows keep their order and new ones come last.

    Args:
        columns: what is shown.
        key: an item's identity.
        words: what the filter looks through.
        sorted_by: key of the column that gives the natural order, and whether the greatest comes first.
        parent: the owner.
    """

    def __init__(
        self,
        columns: Sequence[FieldColumn[R]],
        key: Callable[[R], Hashable],
        words: Callable[[R], str],
        sorted_by: tuple[str, bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__([column.spec for column in columns], parent=parent)
        self._fields = {column.spec.key: column for column in columns}
        self._cells = tuple(column.cell for column in columns)
        self._key = key
        self._words = words
        self._natural = self._order = sorted_by
        self._all: list[R] = []
        self._shown: list[R] = []
        self._filter: list[str] = []
        self._is_held = False
        self.sort_requested.connect(self.sort_by)

    @property
    def total(self) -> int:
        """How many items there are, shown or not."""
        return len(self._all)

    @property
    def natural_order(self) -> tuple[str, bool]:
        """The column that the items are sorted by at first, and whether the greatest comes first."""
        return self._natural

    def item(self, row: int) -> R:
        """The item in a row."""
        return self._shown[row]

    def show_items(self, items: Iterable[R]) -> None:
        """Show these items in place of those before; equal keys are the same item."""
        self._all = list(items)
        self._arrange()

    def set_filter(self, text: str) -> None:
        """Show only items that have all words of `text`."""
        self._filter = text.lower().split()
        self._arrange(resort=True)

    def sort_by(self, key: str, descending: bool) -> None:
        """Sort by a column; an empty key means the natural order."""
        self._order = (key, descending) if key else self._natural
        self._arrange(resort=True)

    def set_held(self, on: bool) -> None:
        """Hold the order of the rows, or put them in order again."""
        self._is_held = on
        if not on:
            self._arrange()

    def identity(self, row: int) -> Hashable | None:
        """The key of the item in a row."""
        return self._key(self._shown[row])

    def rows_of_identities(self, wanted: Sequence[Hashable]) -> list[int]:
        """The rows of those of these items that are shown."""
        keys = set(wanted)
        return [row for row, item in enumerate(self._shown) if self._key(item) in keys]

    def record_cells(self, record: int) -> Cells:
        """The cells of a row."""
        item = self._shown[record]
        return [cell(item) for cell in self._cells]

    def _arrange(self, *, resort: bool = False) -> None:
        passing = [item for item in self._all if self._passes(item)]
        fresh = {self._key(item): item for item in passing}
        self._remove_gone(fresh)
        shown = {self._key(item) for item in self._shown}
        self._append([item for key, item in fresh.items() if key not in shown])
        self._renew(fresh)
        if resort or not self._is_held:
            self._reorder(self._sorted(self._shown))

    def _passes(self, item: R) -> bool:
        if not self._filter:
            return True
        text = self._words(item).lower()
        return all(word in text for word in self._filter)

    def _remove_gone(self, fresh: dict[Hashable, R]) -> None:
        stays = [self._key(item) in fresh for item in self._shown]
        if sum(stay and not after for stay, after in pairwise(stays)) > _MOST_STRETCHES:
            kept = [item for item, stay in zip(self._shown, stays, strict=True) if stay]
            self.reset_rows(len(kept), lambda: self._put(kept))
            return
        last = len(self._shown) - 1
        while last >= 0:
            if self._key(self._shown[last]) in fresh:
                last -= 1
                continue
            first = last
            while first > 0 and self._key(self._shown[first - 1]) not in fresh:
                first -= 1
            self.beginRemoveRows(_NOWHERE, first, last)
            del self._shown[first : last + 1]
            self._count = len(self._shown)
            self.endRemoveRows()
            last = first - 1

    def _put(self, items: list[R]) -> None:
        self._shown = items

    def _append(self, items: list[R]) -> None:
        if items:
            items = self._sorted(items)
            first = len(self._shown)
            self.beginInsertRows(_NOWHERE, first, first + len(items) - 1)
            self._shown += items
            self._count = len(self._shown)
            self.endInsertRows()

    def _renew(self, fresh: dict[Hashable, R]) -> None:
        """Take the newest of each item; only the stretch of rows that changed is painted."""
        changed = []
        for row, old in enumerate(self._shown):
            new = fresh[self._key(old)]
            if new is not old:
                self._shown[row] = new
                if new != old:
                    changed.append(row)
        if changed:
            self.records_changed(changed[0], changed[-1])

    def _sorted(self, items: list[R]) -> list[R]:
        key, descending = self._order
        order = self._fields[key].order
        valued = [(order(item), item) for item in items]
        known = [pair for pair in valued if pair[0] is not None]
        # Sorted by name first: what is equal in the column keeps that order in both directions.
        known.sort(key=lambda pair: self._words(pair[1]).lower())
        known.sort(key=_comparable, reverse=descending)
        unknown = [pair[1] for pair in valued if pair[0] is None]
        return [pair[1] for pair in known] + sorted(unknown, key=lambda item: self._words(item).lower())

    def _reorder(self, items: list[R]) -> None:
        if all(one is other for one, other in zip(items, self._shown, strict=True)):
            return
        self.layoutAboutToBeChanged.emit()
        places = {id(item): row for row, item in enumerate(items)}
        before = self._shown
        self._shown = items
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(places[id(before[i.row()])], i.column()) for i in old])
        self.layoutChanged.emit()


def _comparable(pair: tuple[OrderValue, object]) -> tuple[bool, float, str]:
    value = pair[0]
    if isinstance(value, str):
        return True, 0.0, value.lower()
    return False, value or 0.0, ""
