"""The table for many rows: fast to paint, steady under the pointer, usable by keyboard."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMimeData, QModelIndex, Qt, Signal
from PySide6.QtGui import QAccessible, QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.widgets.painted_table import PaintedTable
from kafkagui.ui.widgets.row_keeper import RowKeeper
from kafkagui.ui.widgets.scroll_keeper import ScrollKeeper

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore
    from kafkagui.ui.models.row_model import RowModel
    from kafkagui.ui.widgets.column_memory import ColumnMemory
    from kafkagui.ui.widgets.table_copy import TableCopy
    from kafkagui.ui.widgets.table_text import TableForm

COPY_LIMIT: Final = 100_000
"""Most rows that one copy puts on the clipboard."""

_OPEN_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS: Final = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class RowTable(PaintedTable):
    """Shows a `RowModel` of up to 70 million rows.

    A row is selected as a whole, and one of its cells is the current one. Rows that arrive never move those under the
    pointer: with `newest_first` the view holds unless it is at the top with nothing selected; with `follow_end` it
    stays at the newest row while it is at the end with nothing selected, else counts what arrived unseen. Headings
    move, resize and hide columns.

    Keys: Up, Down, J, K, Page, Home, End, Ctrl+A; Left and Right (the cell beside); Enter (opens), Esc (deselects),
    Ctrl+C (copies the current cell, or the rows when several are selected); Tab leaves. The context menu copies
    cells, rows and the whole table, and chooses columns. Selected rows can be dragged to another program as text.

    Args:
        name: accessible name, such as "Deliveries".
        sortable: whether a click on a heading asks the model to sort (`RowModel.sort_requested`).
        follow_end: whether the view follows rows that arrive at the end.
        row_height: pixels at the usual text size: 28 for data, 32 for an overview.
        main_column: key of the column whose cell is the current one until a person chooses another.

    Signals:
        row_activated(row): Enter or a double click.
        current_row_changed(row): -1 when there is none.
        unseen_changed(count): rows that came at the end while the view did not follow.
        columns_changed: a column was moved, resized, hidden or shown.
        copied(rows, left_out): so many rows are on the clipboard now, and so many more were asked for.
    """

    row_activated = Signal(int)
    current_row_changed = Signal(int)
    unseen_changed = Signal(int)
    columns_changed = Signal()
    copied = Signal(int, int)

    def __init__(
        self,
        name: str,
        *,
        sortable: bool = False,
        follow_end: bool = False,
        row_height: int = 28,
        main_column: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, sortable=sortable, row_height=row_height, parent=parent)
        self._main_column = main_column
        self._copy: TableCopy | None = None
        self._keeper = ScrollKeeper(self, follow_end=follow_end)
        self._row_keeper = RowKeeper(self)
        self._connect_all()

    def _connect_all(self) -> None:
        self.doubleClicked.connect(self._on_double_clicked)
        self.header.columns_changed.connect(self.columns_changed)
        self._keeper.unseen_changed.connect(self.unseen_changed)
        self._row_keeper.lost.connect(lambda: self.current_row_changed.emit(-1))

    # -- for pages ----------------------------------------------------------------------------------------

    def set_rows(self, model: RowModel) -> None:
        """Show `model`; its columns give the headings."""
        self._rows = model
        self.setModel(model)
        # Headings ask their selection whether a whole column is selected, row by row, each time they are painted.
        self.header.setSelectionModel(QItemSelectionModel(model, self.header))
        self.header.set_columns(model.columns)
        self._keeper.watch(model)
        self._row_keeper.watch(model)
        self.selectionModel().currentChanged.connect(self._on_current_changed)

    def remember_columns(self, store: StateStore, table_id: str) -> ColumnMemory:
        """Lay the columns out as they were left in the run before, and remember how they are left; after `set_rows`."""
        from kafkagui.ui.widgets.column_memory import ColumnMemory

        return ColumnMemory(self, self.header, store, table_id)

    @property
    def current_row(self) -> int:
        """The row that keys act on, or -1."""
        return self.currentIndex().row()

    @property
    def current_column(self) -> str:
        """Key of the column of the current cell; empty when there is none."""
        at = self.currentIndex().column()
        return self._rows.columns[at].key if self._rows is not None and at >= 0 else ""

    @property
    def unseen(self) -> int:
        """Rows that arrived at the end while the view did not follow."""
        return self._keeper.unseen

    def select_row(self, row: int) -> None:
        """Make `row` the only selected one and bring it into sight; the current cell keeps its column."""
        # Not the view's own method, which adds to the selection while Ctrl is held.
        flags = QItemSelectionModel.SelectionFlag
        place = self.model().index(row, self.column_at_hand())
        self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)

    def has_selection(self) -> bool:
        """Whether any row is selected."""
        return self._rows is not None and self.selectionModel().hasSelection()

    def selected_count(self) -> int:
        """How many rows are selected."""
        return sum(bottom - top + 1 for top, bottom in self._selected_ranges()) if self._rows is not None else 0

    def selected_rows(self, limit: int = COPY_LIMIT) -> list[int]:
        """The selected rows from top to bottom, at most `limit` of them."""
        rows: dict[int, None] = {}
        for top, bottom in sorted(self._selected_ranges()):
            rows |= dict.fromkeys(range(top, min(bottom, top + limit - len(rows) - 1) + 1))
        return list(rows)[:limit]

    def clear_selection(self) -> None:
        """Select nothing; a following view follows again if it is at the end."""
        self.selectionModel().clear()
        self._keeper.settle()

    def set_follow_end(self, on: bool) -> None:
        """Whether the view follows rows that arrive at the end."""
        self._keeper.follows_end = on

    def follow_now(self) -> None:
        """Go to the newest row at the end and follow from there."""
        self.selectionModel().clear()
        self._keeper.follow_now()

    def is_following(self) -> bool:
        """Whether the next rows at the end will be shown by themselves."""
        return self._keeper.is_following()

    def column_at_hand(self) -> int:
        """Position in the model of the column of the current cell, or of the one that is it at first."""
        at = self.currentIndex().column()
        if at >= 0 and not self.header.isSectionHidden(at):
            return at
        visible = self.header.visible_columns()
        keys = [self.header.columns[index].key for index in visible]
        if self._main_column in keys:
            return visible[keys.index(self._main_column)]
        return visible[0] if visible else 0

    def pop_up_columns(self, button: QWidget) -> None:
        """Open the menu of the columns below a button."""
        menu = self.header.menu(self.column_at_hand())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(button.mapToGlobal(button.rect().bottomLeft()))

    # -- copies -------------------------------------------------------------------------------------------

    @property
    def copying(self) -> TableCopy:
        """What puts cells, rows and tables on the clipboard."""
        if self._copy is None:
            from kafkagui.ui.widgets.table_copy import TableCopy

            self._copy = TableCopy(self)
            self._copy.finished.connect(self.copied)
        return self._copy

    def rows_model(self) -> RowModel | None:
        """What the table shows."""
        return self._rows

    def copy_rows(self) -> int:
        """Put the selected rows on the clipboard, tab-separated; gives the number of rows."""
        return self.copying.copy_rows(self.selected_rows(), self.selected_count())

    def copy_cell(self) -> None:
        """Put the original of the current cell on the clipboard."""
        self.copying.copy_cell()

    def copy_table(self, form: TableForm) -> int:
        """Put the selected rows, or all when none or one is selected, on the clipboard; gives the number of rows."""
        return self.copying.copy_table(form)

    def drag_data(self) -> QMimeData:
        """What is dragged of the selected rows: their text, written when it is dropped; pages may add to it."""
        return self.copying.mime_data()

    # -- inside -------------------------------------------------------------------------------------------

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.row())

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.viewport().update()
        if current.row() != previous.row():
            self.current_row_changed.emit(current.row())

    def _follow_selection(self) -> None:
        """Go where a screen reader selects, which by itself makes nothing the current row."""
        ranges = self._selected_ranges()
        if ranges and not any(top <= self.current_row <= bottom for top, bottom in ranges):
            place = self.model().index(ranges[0][0], self.column_at_hand())
            self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _step_sideways(self, step: int) -> None:
        if self.isRightToLeft():
            step = -step
        order = self.header.visible_columns()
        at = self.column_at_hand()
        if self.current_row < 0 or at not in order:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + step * scaled(40))
            return
        there = min(max(order.index(at) + step, 0), len(order) - 1)
        place = self.model().index(self.current_row, order[there])
        self.selectionModel().setCurrentIndex(place, QItemSelectionModel.SelectionFlag.NoUpdate)

    def _copy_by_key(self) -> None:
        if self.selected_count() > 1:
            self.copy_rows()
        else:
            self.copy_cell()

    def _takes_key(self, event: QKeyEvent) -> bool:
        key, plain = Qt.Key(event.key()), not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in _OPEN_KEYS and self.current_row >= 0:
            self.row_activated.emit(self.current_row)
        elif key in _STEPS and plain and self._rows is not None:
            row = self.current_row + _STEPS[key]
            if 0 <= row < self._rows.count:
                self.select_row(row)
        elif key in _SIDEWAYS and plain:
            self._step_sideways(_SIDEWAYS[key])
        elif key == Qt.Key.Key_End and plain and self._keeper.follows_end:
            self.follow_now()
        elif key == Qt.Key.Key_Escape and self.has_selection():
            self.clear_selection()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy_by_key()
        else:
            return False
        return True

    # -- Qt -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._takes_key(event):
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Typed letters do nothing: Qt would read every row to find one that begins with them."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        if self._rows is not None and self._rows.count:
            if action in {actions.MoveHome, actions.MoveEnd}:
                row = 0 if action is actions.MoveHome else self._rows.count - 1
                return self._rows.index(row, self.column_at_hand())
            if self.current_row < 0:
                return self._rows.index(0, self.column_at_hand())
        return super().moveCursor(action, modifiers)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        # While a screen reader listens, Qt makes a list of every selected cell to tell it of the first: with ten
        # million rows the program would end there. The first is all it gets to see.
        super().selectionChanged(_first_cell(selected), _first_cell(deselected))
        if selected.isEmpty() and deselected.isEmpty():
            # A new model says so. Asked for the viewport, PySide makes ready every kind of widget that it might be.
            return
        self.viewport().update()
        if QAccessible.isActive():
            self._follow_selection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        # Here, since nobody sees a menu before it is asked for.
        from kafkagui.ui.widgets.table_menu import TableMenu

        menu = TableMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        at_cell = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).bottomLeft())
        menu.popup(at_cell if by_key and self.current_row >= 0 else event.globalPos())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # Rows that are selected are dragged away; from others a drag selects.
        index = self.indexAt(event.position().toPoint())
        self.setDragEnabled(index.isValid() and self.selectionModel().isRowSelected(index.row(), QModelIndex()))
        super().mousePressEvent(event)

    def startDrag(self, _actions: Qt.DropAction) -> None:
        self.copying.drag(self.drag_data())


def _first_cell(selection: QItemSelection) -> QItemSelection:
    ranges = selection.toList()
    if not ranges:
        return selection
    first = ranges[0].topLeft()
    return QItemSelection(first, first)
