"""The sidebar's tree as a list of lines: headed sections, each open or closed.

A list, not a tree of Qt's: laying out ten thousand lines of a tree asks the model for each and takes a tenth of a
second, laying out a list asks for none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from PySide6.QtCore import QAbstractListModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt

from kafkagui.core.frozen import frozen
from kafkagui.core.wording import tr
from kafkagui.ui.shell.tree_entries import EntryKind, TreeEntry

Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
LINE_ROLE: Final = Qt.ItemDataRole.UserRole
"""Under this role an index holds its line: a ``TreeEntry``, a ``Heading`` or a ``Remark``."""


@frozen
class Heading:
    """The line above a section: how many there are in it, and how many of them pass the filter."""

    kind: EntryKind
    total: int = 0
    shown: int = 0
    is_open: bool = True

    @property
    def count_text(self) -> str:
        """``13``, or ``2 of 13`` while a filter hides some."""
        if self.shown == self.total:
            return f"{self.total:,}"
        return tr("{shown} of {total}", shown=f"{self.shown:,}", total=f"{self.total:,}")

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        title = tr(self.kind.value)
        if self.is_open:
            return tr("{section}, {count}, open", section=title, count=self.count_text)
        return tr("{section}, {count}, closed", section=title, count=self.count_text)


@frozen
class Remark:
    """A line that says why its section is empty."""

    kind: EntryKind
    text: str


Line = TreeEntry | Heading | Remark


@dataclass(slots=True)
class _Section:
    """What a section holds, shown or not."""

    is_open: bool
    entries: Sequence[TreeEntry] = ()
    remark: str = ""
    shown: Sequence[TreeEntry] = field(default_factory=list)


class TreeModel(QAbstractListModel):
    """Three sections over those entries whose name holds the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sections = {kind: _Section(is_open=kind is not EntryKind.BROKER) for kind in EntryKind}
        self._words: list[str] = []
        self._lines: list[Line] = self._wanted()

    def show_entries(self, kind: EntryKind, entries: Sequence[TreeEntry], remark: str = "") -> None:
        """Take a section as it is now; ``remark`` says why it is empty. Lines that stay keep place and selection."""
        section = self._sections[kind]
        if (list(entries), remark) == (list(section.entries), section.remark):
            return
        section.entries, section.remark = entries, remark
        section.shown = self._filtered(entries)
        self._change_to(self._wanted())

    def set_filter(self, text: str) -> None:
        """Show the entries whose name holds every word of ``text``, capitals or not; closed sections open for it."""
        self._words = text.lower().split()
        for section in self._sections.values():
            section.shown = self._filtered(section.entries)
        self.beginResetModel()
        self._lines = self._wanted()
        self.endResetModel()

    def set_open(self, kind: EntryKind, is_open: bool) -> None:
        """Open or close a section."""
        self._sections[kind].is_open = is_open
        self._change_to(self._wanted())

    def is_open(self, kind: EntryKind) -> bool:
        """Whether a section shows what is in it."""
        return self._sections[kind].is_open or bool(self._words)

    def line(self, row: int) -> Line | None:
        """What stands in a row, None outside."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def names(self, kind: EntryKind) -> list[str]:
        """The names that a section shows, from top to bottom."""
        return [line.name for line in self._lines if isinstance(line, TreeEntry) and line.kind is kind]

    def find(self, kind: EntryKind, key: str) -> QModelIndex:
        """Where an entry stands; invalid when it is not shown."""
        for row, line in enumerate(self._lines):
            if isinstance(line, TreeEntry) and line.key == key and line.kind is kind:
                return self.index(row, 0)
        return QModelIndex()

    def heading(self, kind: EntryKind) -> QModelIndex:
        """Where a section's heading stands."""
        rows = (row for row, line in enumerate(self._lines) if isinstance(line, Heading) and line.kind is kind)
        return self.index(next(rows), 0)

    def _filtered(self, entries: Sequence[TreeEntry]) -> Sequence[TreeEntry]:
        words = self._words
        if not words:
            return entries
        if len(words) == 1:
            return [entry for entry in entries if words[0] in entry.name.lower()]
        return [entry for entry in entries if all(word in entry.name.lower() for word in words)]

    def _wanted(self) -> list[Line]:
        lines: list[Line] = []
        for kind, section in self._sections.items():
            is_open = self.is_open(kind)
            lines.append(Heading(kind, len(section.entries), len(section.shown), is_open))
            if is_open:
                lines.extend(section.shown)
                if not section.entries and section.remark:
                    lines.append(Remark(kind, section.remark))
        if self._words and not any(section.shown for section in self._sections.values()):
            lines.insert(1, Remark(EntryKind.TOPIC, tr("Nothing fits the filter")))
        return lines

    def _change_to(self, wanted: list[Line]) -> None:
        """Say no more than what is different: lines that went, lines that came, lines that read otherwise."""
        old = self._lines
        start = _alike(old, wanted)
        end = _alike(reversed(old[start:]), reversed(wanted[start:]))
        gone, come = len(old) - start - end, len(wanted) - start - end
        if gone:
            self.beginRemoveRows(_NOWHERE, start, start + gone - 1)
            self._lines = old[:start] + old[start + gone :]
            self.endRemoveRows()
        if come:
            self.beginInsertRows(_NOWHERE, start, start + come - 1)
            self._lines = self._lines[:start] + wanted[start : start + come] + self._lines[start:]
            self.endInsertRows()
        changed = [row for row, line in enumerate(self._lines) if line is not wanted[row] and line != wanted[row]]
        self._lines = wanted
        if changed:
            self.dataChanged.emit(self.index(changed[0], 0), self.index(changed[-1], 0))

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        line = self.line(index.row()) if index.isValid() else None
        if line is None:
            return None
        if role == LINE_ROLE:
            return line
        return _words_of(line, role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.line(index.row()) if index.isValid() else None
        if line is None or isinstance(line, Remark):
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        is_topic = isinstance(line, TreeEntry) and line.kind is EntryKind.TOPIC
        return flags | Qt.ItemFlag.ItemIsDragEnabled if is_topic else flags

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        from kafkagui.ui.drags import topic_drag

        entry = indexes[0].data(LINE_ROLE)
        return topic_drag(entry.key)

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.CopyAction


def _words_of(line: Line, role: int) -> str | None:
    if role == Qt.ItemDataRole.DisplayRole:
        return _shown(line)
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return line.text if isinstance(line, Remark) else line.spoken
    if role == Qt.ItemDataRole.ToolTipRole and isinstance(line, TreeEntry):
        return f"{line.name}: {line.problem}" if line.problem else line.name
    return None


def _shown(line: Line) -> str:
    if isinstance(line, Heading):
        return tr(line.kind.value)
    return line.text if isinstance(line, Remark) else line.name


def _alike(old: Iterable[Line], new: Iterable[Line]) -> int:
    """How many lines from the first on stand for the same thing, whatever they read."""
    count = 0
    for one, other in zip(old, new, strict=False):
        if one is not other and _identity(one) != _identity(other):
            break
        count += 1
    return count


def _identity(line: Line) -> tuple[type[Line], EntryKind, str]:
    return type(line), line.kind, line.key if isinstance(line, TreeEntry) else ""
