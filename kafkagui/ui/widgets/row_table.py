"""The table for many rows: fast to paint, steady under the pointer, usable by keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QGuiApplication, QHelpEvent, QKeyEvent, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QHeaderView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
    QWidget,
)

from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.row_model import RowModel
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.column_header import ColumnHeader
from kafkagui.ui.widgets.row_painter import ColumnPlace, RowPainter, RowPlace
from kafkagui.ui.widgets.scroll_keeper import ScrollKeeper

COPY_LIMIT: Final = 100_000
"""Most rows that one copy puts on the clipboard."""

_OPEN_KEYS: Final = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_SIDEWAYS: Final = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_STEPS: Final = {Qt.Key.Key_J: 1, Qt.Key.Key_K: -1}


class RowTable(QTableView):
    """Shows a `RowModel` of up to 70 million rows.

    A row is selected as a whole. Rows that arrive never move those under the pointer: with `newest_first` the view
    holds unless it is at the top with nothing selected; with `follow_end` it stays at the newest row while it is at
    the end with nothing selected, else counts what arrived unseen. Headings move, resize and hide columns.

    Keys: Up, Down, J, K, Page, Home, End, Enter (opens), Esc (deselects), Ctrl+C (copies rows), Left and Right
    (scroll sideways); Tab leaves.

    Args:
        name: accessible name, such as "Deliveries".
        sortable: whether a click on a heading asks the model to sort (`RowModel.sort_requested`).
        follow_end: whether the view follows rows that arrive at the end.
        row_height: pixels at the usual text size: 28 for data, 32 for an overview.

    Signals:
        row_activated(row): Enter or a double click.
        current_row_changed(row): -1 when there is none.
        unseen_changed(count): rows that came at the end while the view did not follow.
        columns_changed: a column was moved, resized, hidden or shown.
    """

    row_activated = Signal(int)
    current_row_changed = Signal(int)
    unseen_changed = Signal(int)
    columns_changed = Signal()

    def __init__(
        self,
        name: str,
        *,
        sortable: bool = False,
        follow_end: bool = False,
        row_height: int = 28,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._rows: RowModel | None = None
        self._hovered_row = -1
        self._dimmed = False
        self._design_row_height = row_height
        self._build_view(name)
        self._build_headers(sortable)
        self._keeper = ScrollKeeper(self, follow_end=follow_end)
        self._connect_all()

    def _build_view(self, name: str) -> None:
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setItemDelegate(_ElidedTextTip(self))

    def _build_headers(self, sortable: bool) -> None:
        height = scaled(self._design_row_height)
        self._painter = RowPainter(height)
        vertical = self.verticalHeader()
        vertical.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        vertical.setMinimumSectionSize(1)
        vertical.setDefaultSectionSize(height)
        vertical.hide()
        self.header = ColumnHeader(self)
        self.setHorizontalHeader(self.header)
        self.header.setSectionsClickable(sortable)
        if sortable:
            self.header.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
            self.header.setSortIndicatorClearable(True)
        self.setSortingEnabled(sortable)

    def _connect_all(self) -> None:
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._forget_hover)
        self.doubleClicked.connect(self._on_double_clicked)
        self.header.columns_changed.connect(self.columns_changed)
        self._keeper.unseen_changed.connect(self.unseen_changed)
        current_theme().changed.connect(self._on_theme_changed)

    # -- for pages ----------------------------------------------------------------------------------------

    def set_rows(self, model: RowModel) -> None:
        """Show `model`; its columns give the headings."""
        self._rows = model
        self.setModel(model)
        self.header.set_columns(model.columns)
        self._keeper.watch(model)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    @property
    def current_row(self) -> int:
        """The row that keys act on, or -1."""
        return self.currentIndex().row()

    @property
    def unseen(self) -> int:
        """Rows that arrived at the end while the view did not follow."""
        return self._keeper.unseen

    def select_row(self, row: int) -> None:
        """Make `row` the only selected one and bring it into sight."""
        # Not the view's own method, which adds to the selection while Ctrl is held.
        flags = QItemSelectionModel.SelectionFlag
        place = self.model().index(row, self._first_column())
        self.selectionModel().setCurrentIndex(place, flags.ClearAndSelect | flags.Rows)

    def has_selection(self) -> bool:
        """Whether any row is selected."""
        return self._rows is not None and self.selectionModel().hasSelection()

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

    def set_dimmed(self, on: bool) -> None:
        """Paint the rows faintly: they are old, newer ones are being fetched."""
        self._dimmed = on
        self.viewport().update()

    def copy_rows(self) -> int:
        """Put the visible columns of the selected rows on the clipboard, tab-separated; gives the number of rows."""
        rows = self.selected_rows()
        if rows and self._rows is not None:
            lines = ("\t".join(self._row_texts(row)) for row in rows)
            QGuiApplication.clipboard().setText("\n".join(lines))
        return len(rows)

    def copy_cell(self) -> None:
        """Put the words of the current cell on the clipboard."""
        index = self.currentIndex()
        if self._rows is not None and index.isValid():
            QGuiApplication.clipboard().setText(self._rows.text(index.row(), index.column()))

    # -- inside -------------------------------------------------------------------------------------------

    def _first_column(self) -> int:
        visible = self.header.visible_columns()
        return visible[0] if visible else 0

    def _row_texts(self, row: int) -> Iterator[str]:
        if self._rows is not None:
            cells = self._rows.cells(row)
            for column in self.header.visible_columns():
                cell = cells[column]
                yield cell if isinstance(cell, str) else cell.text

    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _forget_hover(self) -> None:
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered_row:
            self._hovered_row = row
            self.viewport().update()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_activated.emit(index.row())

    def _on_current_changed(self, current: QModelIndex, _previous: QModelIndex) -> None:
        self.viewport().update()
        self.current_row_changed.emit(current.row())

    def _on_theme_changed(self) -> None:
        self._painter.row_height = scaled(self._design_row_height)
        self._painter.renew()
        self.verticalHeader().setDefaultSectionSize(self._painter.row_height)
        self.viewport().update()

    def _selected_ranges(self) -> list[tuple[int, int]]:
        """First and last row of each stretch of selected rows."""
        selection = self.selectionModel().selection()
        return [(part.top(), part.bottom()) for part in selection.toList()]

    def _places(self, top: int, bottom: int) -> list[RowPlace]:
        """The rows between two heights of the viewport."""
        assert self._rows is not None  # noqa: S101 - paintEvent asked
        height, offset = self._painter.row_height, self.verticalHeader().offset()
        first = max((offset + top) // height, 0)
        last = min((offset + bottom) // height, self._rows.count - 1)
        ranges = self._selected_ranges()
        current = self.currentIndex().row() if self.hasFocus() else -1
        cells = self._rows.cells
        return [
            RowPlace(
                row * height - offset,
                cells(row),
                any(low <= row <= high for low, high in ranges),
                row == self._hovered_row,
                row == current,
            )
            for row in range(first, last + 1)
        ]

    def _column_places(self) -> list[ColumnPlace]:
        """The columns that are in sight."""
        assert self._rows is not None  # noqa: S101 - paintEvent asked
        header, width, columns = self.header, self.viewport().width(), self._rows.columns
        places = []
        for index in header.visible_columns():
            x, size = header.sectionViewportPosition(index), header.sectionSize(index)
            if x < width and x + size > 0:
                places.append(ColumnPlace(index, x, size, columns[index]))
        return places

    def tip_at(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The whole text of a cell that is shown shortened, else nothing."""
        if self._rows is None or not index.isValid():
            return ""
        cell = self._rows.cells(index.row())[index.column()]
        text = cell if isinstance(cell, str) else cell.text
        width = self.header.sectionSize(index.column())
        shown = self._painter.shown(cell, self._rows.columns[index.column()], width)
        return "" if shown == text else text[:2000]

    # -- Qt -----------------------------------------------------------------------------------------------

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rows is None:
            return
        area = event.rect()
        painter = QPainter(self.viewport())
        if self._dimmed:
            painter.setOpacity(0.5)
        rows = self._places(area.top(), area.bottom())
        self._painter.paint(painter, self._column_places(), rows, self.viewport().width())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _OPEN_KEYS and self.current_row >= 0:
            self.row_activated.emit(self.current_row)
        elif key in _STEPS and not event.modifiers() and self._rows is not None:
            row = self.current_row + _STEPS[key]
            if 0 <= row < self._rows.count:
                self.select_row(row)
        elif key in _SIDEWAYS:
            bar = self.horizontalScrollBar()
            bar.setValue(bar.value() + _SIDEWAYS[key] * scaled(40))
        elif key == Qt.Key.Key_End and not event.modifiers() and self._keeper.follows_end:
            self.follow_now()
        elif key == Qt.Key.Key_Escape and self.has_selection():
            self.clear_selection()
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, _search: str) -> None:
        """Typed letters do nothing: Qt would read every row to find one that begins with them."""

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        actions = QAbstractItemView.CursorAction
        if self._rows is not None and self._rows.count and action in {actions.MoveHome, actions.MoveEnd}:
            row = 0 if action is actions.MoveHome else self._rows.count - 1
            return self._rows.index(row, max(self.currentIndex().column(), 0))
        return super().moveCursor(action, modifiers)

    def leaveEvent(self, event: QEvent) -> None:
        self._forget_hover()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit_stretch()


class _ElidedTextTip(QStyledItemDelegate):
    """Says a cell's whole text in a tool tip when the column is too narrow for it."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        _option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        QToolTip.showText(event.globalPos(), self._table.tip_at(index), view)
        return True
