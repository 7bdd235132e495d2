"""The model of a `PairTable`: names and values in their order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from kafkagui.ui.theme import color

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)


class Pair(NamedTuple):
    """A name and its value; None is null, which is not the empty text."""

    name: str
    value: str | None


class PairModel(QAbstractTableModel):
    """Two columns, editable unless `read_only`.

    Signals:
        edited: rows or their texts are others now.
    """

    edited = Signal()

    def __init__(self, titles: tuple[str, str], *, read_only: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._titles = titles
        self._read_only = read_only
        self._pairs: list[Pair] = []

    def pairs(self) -> tuple[Pair, ...]:
        """The rows that hold anything."""
        return tuple(pair for pair in self._pairs if pair != ("", ""))

    def set_pairs(self, pairs: Iterable[Pair]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._pairs = list(pairs)
        self.endResetModel()
        self.edited.emit()

    def add(self, pair: Pair = Pair("", "")) -> QModelIndex:
        """Add a row at the end; gives the place of its name."""
        row = len(self._pairs)
        self.beginInsertRows(_NOWHERE, row, row)
        self._pairs.append(pair)
        self.endInsertRows()
        self.edited.emit()
        return self.index(row, 0)

    def remove(self, row: int) -> None:
        """Remove a row."""
        self.beginRemoveRows(_NOWHERE, row, row)
        del self._pairs[row]
        self.endRemoveRows()
        self.edited.emit()

    def move(self, row: int, step: int) -> bool:
        """Exchange a row with its neighbour above (-1) or below (1); false where there is none."""
        other = row + step
        if not 0 <= other < len(self._pairs):
            return False
        self._pairs[row], self._pairs[other] = self._pairs[other], self._pairs[row]
        self._announce(min(row, other), max(row, other))
        return True

    def set_null(self, row: int, null: bool) -> None:
        """Make a value null, or the empty text."""
        self._pairs[row] = Pair(self._pairs[row].name, None if null else "")
        self._announce(row, row)

    def _announce(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, 1))
        self.edited.emit()

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self._read_only or not index.isValid() else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        text = self._pairs[index.row()][index.column()]
        if role == Qt.ItemDataRole.EditRole:
            return text or ""
        if role in _WORDS:
            return "null" if text is None else text
        if role == Qt.ItemDataRole.ForegroundRole and text is None:
            return color("text2")
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        name, old = self._pairs[index.row()]
        untouched_null = index.column() == 1 and old is None and value == ""
        if not untouched_null:
            self._pairs[index.row()] = Pair(value, old) if index.column() == 0 else Pair(name, value)
            self._announce(index.row(), index.row())
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
