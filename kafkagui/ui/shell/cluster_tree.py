"""The sidebar's tree of topics, groups and brokers, with what can be done to each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QListView, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.pages.page import OpenBroker, OpenConsume, OpenGroup, PageRequest
from kafkagui.ui.shell.tree_delegate import TreeDelegate
from kafkagui.ui.shell.tree_entries import (
    EntryKind,
    TopicEntries,
    TreeEntry,
    broker_entries,
    group_entries,
)
from kafkagui.ui.shell.tree_model import LINE_ROLE, Heading, TreeModel

if TYPE_CHECKING:
    from kafkagui.core.cluster_view import OverviewState
    from kafkagui.core.session import SessionState

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ClusterTree(QListView):
    """Topics, groups and brokers by name.

    Enter and double-click open one, with Ctrl or by the middle button beside what is in front; Delete asks to delete a
    topic; left and right close and open a section. A topic can be dragged.

    Signals:
        asked(request, beside): the person wants a ``PageRequest`` done, beside the page in front or not.
        delete_asked(name): the person wants to delete a topic.
        menu_wanted(place): the menu of what is chosen is wanted, at a place of the screen.
    """

    asked = Signal(object, bool)
    delete_asked = Signal(str)
    menu_wanted = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines = TreeModel(self)
        self._topics = TopicEntries()
        self._is_read_only = False
        self._chosen: tuple[EntryKind, str] | None = None
        self._build_view()
        self._connect_model()

    def _build_view(self) -> None:
        self.setModel(self._lines)
        self.setItemDelegate(TreeDelegate(self))
        self.setAccessibleName(tr("Topics, groups and brokers"))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setDragEnabled(True)
        self.setDragDropMode(QListView.DragDropMode.DragOnly)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def _connect_model(self) -> None:
        self._lines.modelReset.connect(self._choose_again)
        self._lines.rowsInserted.connect(self._choose_again)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current_entry(self) -> TreeEntry | None:
        """What is chosen, None if nothing is."""
        line = self.currentIndex().data(LINE_ROLE)
        return line if isinstance(line, TreeEntry) else None

    @property
    def current_topic(self) -> str:
        """The topic that is chosen, empty if none is."""
        entry = self.current_entry
        return entry.key if entry is not None and entry.kind is EntryKind.TOPIC else ""

    def names(self, kind: EntryKind = EntryKind.TOPIC) -> list[str]:
        """The names that a section shows, from top to bottom."""
        return self._lines.names(kind)

    def show_session(self, state: SessionState) -> None:
        """Show the topics as they are now, and the brokers until the overview tells more of them."""
        self._is_read_only = state.profile is not None and state.profile.read_only
        unseen = "" if state.info is None else tr("None that this user may see")
        self._lines.show_entries(EntryKind.TOPIC, self._topics.of(state.topics), unseen)
        if state.info is None:
            self._lines.show_entries(EntryKind.GROUP, [])
            self._lines.show_entries(EntryKind.BROKER, [])

    def show_overview(self, state: OverviewState) -> None:
        """Show groups and brokers as they are now."""
        if (view := state.view) is None:
            return
        unseen = view.groups_error.message if view.groups_error else tr("None that this user may see")
        self._lines.show_entries(EntryKind.GROUP, group_entries(view.groups), unseen)
        self._lines.show_entries(EntryKind.BROKER, broker_entries(view.brokers, view.info.controller_id))

    def set_filter(self, text: str) -> None:
        """Show only those whose name holds the words of ``text``."""
        self._lines.set_filter(text)

    def choose(self, key: str, kind: EntryKind = EntryKind.TOPIC) -> None:
        """Mark an entry without asking for anything."""
        self._chosen = (kind, key)
        self._choose_again()

    def place_of(self, key: str, kind: EntryKind = EntryKind.TOPIC) -> QPoint:
        """The middle of an entry's row, in the viewport."""
        return self.visualRect(self._lines.find(kind, key)).center()

    def toggle(self, kind: EntryKind) -> None:
        """Close a section, or open it."""
        self._lines.set_open(kind, not self._lines.is_open(kind))

    def open_current(self, *, beside: bool = False) -> None:
        """Ask for the page of what is chosen."""
        if (entry := self.current_entry) is not None:
            self.asked.emit(_request(entry.kind, entry.key), beside)

    def _choose_again(self) -> None:
        if self._chosen is None:
            return
        with QSignalBlocker(self.selectionModel()):
            self.setCurrentIndex(self._lines.find(*self._chosen))
        self.viewport().update()

    def _on_current_changed(self, index: QModelIndex) -> None:
        line = index.data(LINE_ROLE)
        if isinstance(line, TreeEntry):
            self._chosen = (line.kind, line.key)
        elif isinstance(line, Heading):
            self._chosen = None

    def _fold(self, heading: Heading, event: QKeyEvent) -> bool:
        """Open or close the section by the keys of a tree; whether the key was one of them."""
        is_open = self._lines.is_open(heading.kind)
        wanted = {
            Qt.Key.Key_Return: not is_open,
            Qt.Key.Key_Enter: not is_open,
            Qt.Key.Key_Space: not is_open,
            self._key(Qt.Key.Key_Left): False,
            self._key(Qt.Key.Key_Right): True,
        }.get(Qt.Key(event.key()))
        if wanted is None:
            return False
        self._lines.set_open(heading.kind, wanted)
        return True

    def _key(self, key: Qt.Key) -> Qt.Key:
        """Left or right as the window is read."""
        if self.layoutDirection() is Qt.LayoutDirection.LeftToRight:
            return key
        return Qt.Key.Key_Right if key is Qt.Key.Key_Left else Qt.Key.Key_Left

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if self.current_entry is not None:
            by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
            at_row = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
            self.menu_wanted.emit(at_row if by_key else event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        line = self.currentIndex().data(LINE_ROLE)
        if isinstance(line, Heading) and self._fold(line, event):
            return
        if isinstance(line, TreeEntry):
            if event.key() in _ENTER:
                self.open_current(beside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
                return
            if event.key() == Qt.Key.Key_Delete and self.current_topic and not self._is_read_only:
                self.delete_asked.emit(line.key)
                return
            if event.key() == self._key(Qt.Key.Key_Left):
                self.setCurrentIndex(self._lines.heading(line.kind))
                return
        super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        line = self.indexAt(event.position().toPoint()).data(LINE_ROLE)
        if isinstance(line, Heading) and event.button() is Qt.MouseButton.LeftButton:
            self.toggle(line.kind)
        elif isinstance(line, TreeEntry) and event.button() is Qt.MouseButton.MiddleButton:
            self.asked.emit(_request(line.kind, line.key), True)
        super().mouseReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        line = self.indexAt(event.position().toPoint()).data(LINE_ROLE)
        if isinstance(line, TreeEntry) and event.button() is Qt.MouseButton.LeftButton:
            self.open_current(beside=bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().mouseDoubleClickEvent(event)


def _request(kind: EntryKind, key: str) -> PageRequest:
    """What opens an entry."""
    if kind is EntryKind.GROUP:
        return OpenGroup(key)
    return OpenBroker(int(key)) if kind is EntryKind.BROKER else OpenConsume(key)
