"""The bar of a tab group: tabs are moved along it, carried out and closed; topics and records are dropped on it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDragEnterEvent, QDragMoveEvent, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QTabBar, QWidget

from kafkagui.core.wording import tr

_CARRIED_FROM_PX = 24
"""So far above or below the bar a tab is no longer moved along it, but carried away."""


class GroupBar(QTabBar):
    """The tabs of one group.

    Signals:
        close_wanted(index): a middle click.
        menu_wanted(index, place): the context menu of a tab, at a place of the screen.
        new_wanted: a double click beside the tabs.
        carried(index, place): a tab is carried over this place of the screen.
        put_down(index, place): it is let go there.
        dropped(index, data): a topic or a record was dropped on a tab, or beside them (-1).
    """

    close_wanted = Signal(int)
    menu_wanted = Signal(int, QPoint)
    new_wanted = Signal()
    carried = Signal(int, QPoint)
    put_down = Signal(int, QPoint)
    dropped = Signal(int, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pressed: QPointF | None = None
        self._is_carrying = False
        self._build()

    def _build(self) -> None:
        self.setMovable(True)
        self.setExpanding(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setIconSize(QSize(16, 16))
        self.setDocumentMode(True)
        self.setAcceptDrops(True)
        self.setChangeCurrentOnDrag(True)
        self.setAccessibleName(tr("Open pages"))

    def _let_go(self) -> None:
        """Have the bar believe that the tab it moves was let go where it was taken."""
        if self._pressed is None:
            return
        place = self._pressed
        left = Qt.MouseButton.LeftButton
        here = self.mapToGlobal(place)
        none = Qt.KeyboardModifier.NoModifier
        ended = QMouseEvent(QEvent.Type.MouseButtonRelease, place, here, left, Qt.MouseButton.NoButton, none)
        super().mouseReleaseEvent(ended)

    def _below(self, index: int) -> QPoint:
        return self.mapToGlobal(self.tabRect(index).bottomLeft())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_mouse = event.reason() is QContextMenuEvent.Reason.Mouse
        index = self.tabAt(event.pos()) if by_mouse else self.currentIndex()
        if index >= 0:
            self.menu_wanted.emit(index, event.globalPos() if by_mouse else self._below(index))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        super().dragEnterEvent(event)
        if _is_taken(event.mimeData()):
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        super().dragMoveEvent(event)
        if _is_taken(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        if _is_taken(event.mimeData()):
            event.acceptProposedAction()
            self.dropped.emit(self.tabAt(event.position().toPoint()), event.mimeData())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.tabAt(event.position().toPoint()) < 0:
            self.new_wanted.emit()
        else:
            super().mouseDoubleClickEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        y = event.position().y()
        is_out = y < -_CARRIED_FROM_PX or y > self.height() + _CARRIED_FROM_PX
        if self._pressed is not None and is_out and not self._is_carrying:
            self._is_carrying = True
            self._let_go()
        if self._is_carrying:
            self.carried.emit(self.currentIndex(), event.globalPosition().toPoint())
        else:
            super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        is_left = event.button() is Qt.MouseButton.LeftButton
        on_tab = self.tabAt(event.position().toPoint()) >= 0
        self._pressed = event.position() if is_left and on_tab else None
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        if self._is_carrying:
            self._is_carrying = False
            self.put_down.emit(self.currentIndex(), event.globalPosition().toPoint())
        elif event.button() is Qt.MouseButton.MiddleButton and index >= 0:
            self.close_wanted.emit(index)
        else:
            super().mouseReleaseEvent(event)
        self._pressed = None


def _is_taken(data: QMimeData) -> bool:
    # Here, since nothing is dragged before the first paint.
    from kafkagui.ui.drags import dragged_record, dragged_topic

    return bool(dragged_topic(data)) or dragged_record(data) is not None
