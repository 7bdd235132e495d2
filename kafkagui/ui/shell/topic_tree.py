"""The sidebar's tree of topics, with what can be done to one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QMenu, QTreeView, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.shell.topic_delegate import TopicDelegate
from kafkagui.ui.shell.topic_model import ENTRY_ROLE, TopicEntry, TopicModel, topic_entries

if TYPE_CHECKING:
    from kafkagui.core.topics import TopicInfo

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class TopicTree(QTreeView):
    """Topics by name; Enter and double-click read one, Delete asks to delete it.

    Signals:
        consume_asked(name), produce_asked(name), delete_asked(name): what the person wants with a topic.
    """

    consume_asked = Signal(str)
    produce_asked = Signal(str)
    delete_asked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics = TopicModel(self)
        self._is_read_only = False
        self._build_view()
        self._connect_model()

    def _build_view(self) -> None:
        self.setModel(self._topics)
        self.setItemDelegate(TopicDelegate(self))
        self.setAccessibleName(tr("Topics"))
        self.setHeaderHidden(True)
        self.setIndentation(0)
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setExpandsOnDoubleClick(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.expandAll()

    def _connect_model(self) -> None:
        self._chosen = ""
        self._topics.modelReset.connect(self._on_reset)
        self.clicked.connect(self._on_clicked)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    @property
    def current_topic(self) -> str:
        """The topic that is chosen, empty if none is."""
        entry = self.currentIndex().data(ENTRY_ROLE)
        return entry.name if isinstance(entry, TopicEntry) else ""

    def show_topics(self, topics: tuple[TopicInfo, ...], *, is_read_only: bool) -> None:
        """Show the topics as they are now."""
        self._is_read_only = is_read_only
        self._topics.show_topics(topic_entries(topics))

    def set_filter(self, text: str) -> None:
        """Show only the topics whose name holds the words of ``text``."""
        self._topics.set_filter(text)

    def choose(self, topic: str) -> None:
        """Mark a topic without asking for anything."""
        self._chosen = topic
        index = self._topics.topic_index(topic)
        with QSignalBlocker(self.selectionModel()):
            self.setCurrentIndex(index)
        self.viewport().update()

    def menu_for(self, topic: str) -> QMenu:
        """What can be done to a topic, the default first."""
        menu = QMenu(self)
        menu.setToolTipsVisible(True)
        consume = menu.addAction(
            icon("inbox"), tr("Consume {topic}", topic=topic), lambda: self.consume_asked.emit(topic)
        )
        menu.setDefaultAction(consume)
        menu.addAction(icon("send"), tr("Produce to {topic}", topic=topic), lambda: self.produce_asked.emit(topic))
        menu.addSeparator()
        delete = menu.addAction(icon("trash-2"), tr("Delete topic…"), lambda: self.delete_asked.emit(topic))
        delete.setEnabled(not self._is_read_only)
        if self._is_read_only:
            delete.setToolTip(tr("The connection is open read-only."))
        return menu

    def _on_reset(self) -> None:
        self.expandAll()
        self.choose(self._chosen)

    def _on_clicked(self, index: QModelIndex) -> None:
        if not isinstance(index.data(ENTRY_ROLE), TopicEntry):
            self.setExpanded(index, not self.isExpanded(index))

    def _on_current_changed(self) -> None:
        self._chosen = self.current_topic or self._chosen

    def _pop_up_at(self, place: QPoint) -> None:
        if topic := self.current_topic:
            menu = self.menu_for(topic)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._pop_up_at(self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center()))
        else:
            self._pop_up_at(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        topic = self.current_topic
        if topic and event.key() in _ENTER:
            self.consume_asked.emit(topic)
        elif topic and event.key() == Qt.Key.Key_Delete and not self._is_read_only:
            self.delete_asked.emit(topic)
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        entry = self.indexAt(event.position().toPoint()).data(ENTRY_ROLE)
        if isinstance(entry, TopicEntry) and event.button() is Qt.MouseButton.LeftButton:
            self.consume_asked.emit(entry.name)
        else:
            super().mouseDoubleClickEvent(event)
