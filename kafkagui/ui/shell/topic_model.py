"""The sidebar's tree: headed sections of names, each with a figure or a warning at its right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from kafkagui.core.wording import tr, trn

if TYPE_CHECKING:
    from kafkagui.core.topics import TopicInfo


Index = QModelIndex | QPersistentModelIndex
_NOWHERE: Final = QModelIndex()
_SECTION: Final = 0
_SECTION_FLAGS: Final = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_TOPIC_FLAGS: Final = _SECTION_FLAGS | Qt.ItemFlag.ItemNeverHasChildren
ENTRY_ROLE: Final = Qt.ItemDataRole.UserRole
"""Under this role a topic's index holds its ``TopicEntry``, the section's holds None."""


@dataclass(frozen=True, slots=True)
class TopicEntry:
    """A topic as the tree shows it; ``problem`` says in words what is wrong with it, empty if nothing is."""

    name: str
    partitions: int
    problem: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        count = trn("{count} partition", "{count} partitions", self.partitions)
        return f"{self.name}, {self.problem or count}"


def topic_entries(topics: Sequence[TopicInfo]) -> list[TopicEntry]:
    """The entries of all topics that a person works with; internal ones are left out."""
    return [TopicEntry(t.name, len(t.partitions), _problem(t)) for t in topics if not t.internal]


def _problem(topic: TopicInfo) -> str:
    if topic.error:
        return topic.error
    leaderless = behind = 0
    # A plain loop: with ten thousand topics this runs over all their partitions while the window waits.
    for part in topic.partitions:
        if part.leader is None:
            leaderless += 1
        elif len(part.isr) < len(part.replicas):
            behind += 1
    if leaderless:
        return tr("{count} of {total} partitions have no leader", count=leaderless, total=len(topic.partitions))
    if behind:
        return tr("{count} of {total} partitions are under-replicated", count=behind, total=len(topic.partitions))
    return ""


class TopicModel(QAbstractItemModel):
    """One section, Topics, over those whose name holds the filter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: list[TopicEntry] = []
        self._shown: list[TopicEntry] = []
        self._words: list[str] = []

    @property
    def total(self) -> int:
        """How many topics there are, shown or not."""
        return len(self._all)

    @property
    def shown(self) -> int:
        """How many topics pass the filter."""
        return len(self._shown)

    def show_topics(self, entries: Sequence[TopicEntry]) -> None:
        """Take the topics as they are now; the same names keep their rows and the selection."""
        if list(entries) == self._all:
            return
        self._all = list(entries)
        shown = self._filtered()
        if [entry.name for entry in shown] == [entry.name for entry in self._shown]:
            self._shown = shown
            section = self.index(0, 0)
            self.dataChanged.emit(section, section)
            if shown:
                self.dataChanged.emit(self.index(0, 0, section), self.index(len(shown) - 1, 0, section))
            return
        self._reset(shown)

    def set_filter(self, text: str) -> None:
        """Show the topics whose name holds every word of ``text``, capitals or not."""
        self._words = text.lower().split()
        self._reset(self._filtered())

    def topic_index(self, name: str) -> QModelIndex:
        """Where a topic stands; invalid when it is not shown."""
        for row, entry in enumerate(self._shown):
            if entry.name == name:
                return self.index(row, 0, self.index(0, 0))
        return QModelIndex()

    def _filtered(self) -> list[TopicEntry]:
        if not self._words:
            return self._all
        return [entry for entry in self._all if all(word in entry.name.lower() for word in self._words)]

    def _reset(self, shown: list[TopicEntry]) -> None:
        self.beginResetModel()
        self._shown = shown
        self.endResetModel()

    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        # Not hasIndex, which asks back for the counts: a tree asks for every row once when it is laid out.
        in_section = parent.isValid()
        count = len(self._shown) if in_section else 1
        if column != 0 or not 0 <= row < count or (in_section and parent.internalId() != _SECTION):
            return QModelIndex()
        return self.createIndex(row, 0, 1 if in_section else _SECTION)

    def parent(self, child: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not child.isValid() or child.internalId() == _SECTION:
            return QModelIndex()
        return self.createIndex(0, 0, _SECTION)

    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return 1
        return len(self._shown) if parent.internalId() == _SECTION else 0

    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        if not index.isValid():
            return None
        if index.internalId() == _SECTION:
            return tr("Topics") if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole) else None
        return _topic_data(self._shown[index.row()], role)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _SECTION_FLAGS if index.internalId() == _SECTION else _TOPIC_FLAGS


def _topic_data(entry: TopicEntry, role: int) -> object:
    if role == Qt.ItemDataRole.DisplayRole:
        return entry.name
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return entry.spoken
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"{entry.name}: {entry.problem}" if entry.problem else entry.name
    return entry if role == ENTRY_ROLE else None
