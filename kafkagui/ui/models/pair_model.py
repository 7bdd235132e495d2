"""The model of a `PairTable`: names and values in their order, and how each value is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QColor

from kafkagui.core.wording import tr
from kafkagui.ui.theme import color

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_WORDS = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
NAME, VALUE, FORM = range(3)
NULL = "null"
"""The form of a value that is null."""


class Pair(NamedTuple):
    """A name and its value; None is null, which is not the empty text. ``form`` tells how the value is written."""

    name: str
    value: str | None
    form: str = "text"


class PairModel(QAbstractTableModel):
    """Names and values, editable unless `read_only`.

    Args:
        titles: headings of the columns for the name and the value.
        read_only: show only.
        forms: (id, title) of each form that a value may be written in; with them there is a third column for it.

    Signals:
        edited: rows or their texts are others now.
    """

    edited = Signal()

    def __init__(
        self,
        titles: tuple[str, str],
        *,
        read_only: bool,
        forms: Sequence[tuple[str, str]] = (),
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._titles = (*map(tr, titles), tr("As"))
        self._read_only = read_only
        self.forms = dict(forms)
        self._pairs: list[Pair] = []
        self._wrong: dict[int, str] = {}

    def pairs(self) -> tuple[Pair, ...]:
        """The rows that hold anything."""
        return tuple(pair for pair in self._pairs if pair[:2] != ("", ""))

    def rows(self) -> tuple[Pair, ...]:
        """All rows, those that hold nothing too."""
        return tuple(self._pairs)

    def set_pairs(self, pairs: Iterable[Pair]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._pairs = list(pairs)
        self._wrong = {}
        self.endResetModel()
        self.edited.emit()

    def set_wrong(self, wrong: Mapping[int, str]) -> None:
        """Mark values by their rows; the text says what is wrong with each."""
        if wrong != self._wrong:
            self._wrong = dict(wrong)
            self._repaint(0, len(self._pairs) - 1)

    def add(self, pair: Pair = Pair("", "")) -> QModelIndex:
        """Add a row at the end; gives the place of its name."""
        row = len(self._pairs)
        self.beginInsertRows(_NOWHERE, row, row)
        self._pairs.append(pair)
        self.endInsertRows()
        self.edited.emit()
        return self.index(row, NAME)

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
        self._replace(row, Pair(self._pairs[row].name, None if null else ""))

    def set_form(self, row: int, form: str) -> None:
        """Read a value in another form, or make it null; its letters stay as they are."""
        name, value, _ = self._pairs[row]
        self._replace(row, Pair(name, None) if form == NULL else Pair(name, value or "", form))

    def _replace(self, row: int, pair: Pair) -> None:
        self._pairs[row] = pair
        self._announce(row, row)

    def _announce(self, first: int, last: int) -> None:
        self._repaint(first, last)
        self.edited.emit()

    def _repaint(self, first: int, last: int) -> None:
        if last >= first:
            self.dataChanged.emit(self.index(first, NAME), self.index(last, self.columnCount() - 1))

    def _words(self, row: int, column: int) -> str:
        name, value, form = self._pairs[row]
        if column == NAME:
            return name
        if column == VALUE:
            return self._stand_in(row) or value or ""
        return tr("Null") if value is None else self.forms.get(form, form)

    def _stand_in(self, row: int) -> str:
        """What is shown for a value that has no letters of its own."""
        name, value, _ = self._pairs[row]
        if value is None:
            return "null"
        return tr("empty") if self.forms and name and not value else ""

    def _colour(self, row: int, column: int) -> QColor | None:
        if row in self._wrong and column != NAME:
            return color("err")
        is_muted = column == FORM or (column == VALUE and self._stand_in(row))
        return color("text2") if is_muted else None

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._pairs)

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else 3 if self.forms else 2

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags if self._read_only or not index.isValid() else flags | Qt.ItemFlag.ItemIsEditable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == Qt.ItemDataRole.EditRole:
            pair = self._pairs[row]
            return (NULL if pair.value is None else pair.form) if column == FORM else pair[column] or ""
        if role in _WORDS:
            return self._words(row, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._wrong.get(row)
        return self._colour(row, column) if role == Qt.ItemDataRole.ForegroundRole else None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = index.row()
        name, old, form = self._pairs[row]
        if index.column() == FORM:
            self.set_form(row, value)
        elif index.column() == NAME:
            self._replace(row, Pair(value, old, form))
        elif not (old is None and value == ""):
            # A null that was looked at and left stays null.
            self._replace(row, Pair(name, value, form))
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._titles[section]
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
