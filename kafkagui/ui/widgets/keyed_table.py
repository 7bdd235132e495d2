"""The table over a `KeyedModel`: renewed under the pointer without a jump, and every row opens something."""

from __future__ import annotations

from typing import TypeVar

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QEnterEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.models.keyed_model import KeyedModel
from kafkagui.ui.widgets.row_table import RowTable
from kafkagui.ui.widgets.table_menu import TableMenu

R = TypeVar("R")

_ROW_PX = 32
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class KeyedTable(RowTable):
    """Sorts by its headings; rows keep their place while the pointer is over them or a menu is open.

    Args:
        name: accessible name.
        model: the rows.

    Signals:
        opened(row, beside): Enter, a double click; with Ctrl or the middle button beside what is in front.
        menu_opening(menu, row): a context menu is filled; what the page adds stands before the copies.
    """

    opened = Signal(int, bool)
    menu_opening = Signal(object, int)

    def __init__(self, name: str, model: KeyedModel[R], parent: QWidget | None = None) -> None:
        super().__init__(name, sortable=True, row_height=_ROW_PX, parent=parent)
        self._keyed = model
        self._menus = 0
        self._is_pointed_at = False
        self.set_rows(model)
        self._show_natural_order()
        self.row_activated.connect(self._on_row_activated)

    def _show_natural_order(self) -> None:
        key, descending = self._keyed.natural_order
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        self.sortByColumn(self._keyed.column_of(key), order)

    def menu_for(self, row: int) -> QMenu:
        """What can be done with a row, the default first, then copies and columns of the table."""
        menu = QMenu(tr("Row"), self)
        menu.setToolTipsVisible(True)
        if row >= 0:
            self.menu_opening.emit(menu, row)
        if menu.actions():
            menu.setDefaultAction(menu.actions()[0])
            menu.addSeparator()
        menu.addMenu(TableMenu(self, menu))
        return menu

    def _on_row_activated(self, row: int) -> None:
        self.opened.emit(row, bool(QApplication.keyboardModifiers() & Qt.KeyboardModifier.ControlModifier))

    def _hold(self) -> None:
        self._keyed.set_held(self._is_pointed_at or self._menus > 0)

    def _on_menu_closed(self) -> None:
        self._menus -= 1
        self._hold()

    def _pop_up(self, row: int, place: QPoint) -> None:
        menu = self.menu_for(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._menus += 1
        self._hold()
        menu.aboutToHide.connect(self._on_menu_closed)
        menu.popup(place)

    # -- Qt -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        with_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() in _ENTER and with_control and self.current_row >= 0:
            self.opened.emit(self.current_row, True)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
            self._pop_up(self.current_row, place if self.current_row >= 0 else event.globalPos())
        else:
            self._pop_up(self.rowAt(event.pos().y()), event.globalPos())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        row = self.rowAt(round(event.position().y()))
        if event.button() is Qt.MouseButton.MiddleButton and row >= 0:
            self.opened.emit(row, True)
        else:
            super().mouseReleaseEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._is_pointed_at = True
        self._hold()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self._is_pointed_at = False
        self._hold()
        super().leaveEvent(event)
