"""The base of every big table's model: rows are read when they are shown, and arrive in batches."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from typing import Any, Final

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kafkagui.ui.models.cells import Cells, ColumnSpec, cell_text

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_SPOKEN: Final = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class RowModel(QAbstractTableModel):
    """A table of `count` records, of which the subclass only tells the cells of one.

    Records are numbered from 0, the oldest. Rows are what the table shows: the same order, or the reverse when
    `newest_first` is set, which costs nothing however many there are. Holds no records itself: the subclass keeps
    them (a list, a spool file), adds to its store and then calls `rows_arrived`. The methods that announce changes
    must be called in the Qt thread.

    Subclasses implement `record_cells`.

    Signals:
        sort_requested(key, descending): a person clicked a heading; key is empty for the natural order.
    """

    sort_requested = Signal(str, bool)

    def __init__(
        self, columns: Sequence[ColumnSpec], *, newest_first: bool = False, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._count = 0
        self._newest_first = newest_first

    # -- for the subclass ---------------------------------------------------------------------------------

    def record_cells(self, record: int) -> Cells:
        """The cells of one record, as many as there are columns. Must be quick: it is called while painting."""
        raise NotImplementedError

    def rows_arrived(self, count: int) -> None:
        """Show `count` more records, the newest; one call per batch."""
        if count <= 0:
            return
        first = 0 if self._newest_first else self._count
        self.beginInsertRows(_NOWHERE, first, first + count - 1)
        self._count += count
        self.endInsertRows()

    def rows_dropped(self, count: int, forget: Callable[[], None] | None = None) -> None:
        """Show the `count` oldest records no more; the others' numbers shift down by `count`.

        Args:
            count: how many.
            forget: takes them out of the store, called at the moment when the numbers shift; None when they are
                out already.
        """
        count = min(count, self._count)
        if count <= 0:
            return
        first = self._count - count if self._newest_first else 0
        self.beginRemoveRows(_NOWHERE, first, first + count - 1)
        self._count -= count
        if forget is not None:
            forget()
        self.endRemoveRows()

    def records_changed(self, first: int, last: int) -> None:
        """The cells of the records `first` to `last` (inclusive) are others now; they are painted anew."""
        rows = sorted((self.row_of(first), self.row_of(last)))
        self.dataChanged.emit(self.index(rows[0], 0), self.index(rows[1], len(self.columns) - 1))

    def reset_rows(self, count: int = 0, change: Callable[[], None] | None = None) -> None:
        """Start over with `count` records; selection and place are lost unless rows have an `identity`.

        Args:
            count: how many.
            change: puts the other records into the store, called at the moment when the numbers change; None when
                they are there already.
        """
        self.beginResetModel()
        self._count = count
        if change is not None:
            change()
        self.endResetModel()

    # -- for tables and pages -----------------------------------------------------------------------------

    @property
    def count(self) -> int:
        """How many records are shown."""
        return self._count

    @property
    def newest_first(self) -> bool:
        """Whether row 0 is the newest record."""
        return self._newest_first

    def set_newest_first(self, on: bool) -> None:
        """Turn the order round; the selection stays on its records."""
        if on == self._newest_first:
            return
        self.layoutAboutToBeChanged.emit()
        self._newest_first = on
        old = self.persistentIndexList()
        self.changePersistentIndexList(old, [self.index(self._count - 1 - i.row(), i.column()) for i in old])
        self.layoutChanged.emit()

    def record_of(self, row: int) -> int:
        """The number of the record in a row."""
        return self._count - 1 - row if self._newest_first else row

    def row_of(self, record: int) -> int:
        """The row of a record."""
        return self.record_of(record)

    def cells(self, row: int) -> Cells:
        """The cells of a row, in the order of `columns`."""
        return self.record_cells(self.record_of(row))

    def text(self, row: int, column: int) -> str:
        """The words of one cell."""
        return cell_text(self.cells(row)[column])

    def originals(self, row: int) -> Sequence[str | None]:
        """What copies of the cells of a row are: the whole text behind each view, None for null.

        The words of the cells are their originals; a subclass that shortens, decodes or explains says more here.
        """
        return [cell_text(cell) for cell in self.cells(row)]

    def identity(self, row: int) -> Hashable | None:
        """What stays the same of a row when it moves; None where rows only ever arrive and are dropped.

        After a reset, selection and current row are found again by it.
        """
        return None

    def rows_of_identities(self, wanted: Sequence[Hashable]) -> list[int]:
        """The rows of those of these identities that are shown, in any order."""
        return []

    def column_of(self, key: str) -> int:
        """The position of the column `key` in `columns`.

        Raises:
            KeyError: there is no such column.
        """
        for position, column in enumerate(self.columns):
            if column.key == key:
                return position
        raise KeyError(key)

    # -- Qt -----------------------------------------------------------------------------------------------

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role in _SPOKEN and index.isValid():
            return self.text(index.row(), index.column())
        if role == Qt.ItemDataRole.TextAlignmentRole and index.isValid():
            return _alignment(self.columns[index.column()])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].heading
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _alignment(self.columns[section])
        return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        key = self.columns[column].key if 0 <= column < len(self.columns) else ""
        self.sort_requested.emit(key, order is Qt.SortOrder.DescendingOrder)


def _alignment(column: ColumnSpec) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
