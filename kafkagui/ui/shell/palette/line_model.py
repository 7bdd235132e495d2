"""The palette's lines as rows: headings and entries."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.shell.palette.entries import Line, Section
from kafkagui.ui.shell.tree_model import Index

ROW_ROLE = Qt.ItemDataRole.UserRole
_NOWHERE = QModelIndex()


class LineModel(QAbstractListModel):
    """Sections with their lines; ``ROW_ROLE`` gives a ``Section`` for its heading, else a ``Line``."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[Section | Line] = []

    def show_sections(self, sections: Sequence[Section]) -> None:
        """Show these."""
        self.beginResetModel()
        rows: list[Section | Line] = []
        for section in sections:
            rows += [section, *section.lines]
        self._rows = rows
        self.endResetModel()

    def line(self, row: int) -> Line | None:
        """The line in a row; None for a heading, or where no row is."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Line) else None

    def lines(self) -> list[int]:
        """The rows that hold a line."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, Line)]

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        row = self._rows[index.row()] if index.isValid() else None
        if role == ROW_ROLE:
            return row
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return row.title if isinstance(row, Section) else spoken(row) if row is not None else None
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) if self.line(index.row()) is not None else Qt.ItemFlag.NoItemFlags


def spoken(line: Line) -> str:
    """A line as a screen reader says it."""
    entry = line.entry
    facts = [text for text in (entry.refusal or entry.detail, entry.keys) if text]
    return tr("{name}, {facts}", name=entry.text, facts=", ".join(facts)) if facts else entry.text
