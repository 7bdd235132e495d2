"""A table view that paints the rows of a `RowModel` in one go."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QResizeEvent
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
from kafkagui.ui.models.cells import cell_text
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.column_header import ColumnHeader
from kafkagui.ui.widgets.row_painter import ColumnPlace, RowPainter, RowPlace

if TYPE_CHECKING:
    from kafkagui.ui.models.row_model import RowModel

_TIP_LETTERS: Final = 2_000


class PaintedTable(QTableView):
    """What a table of rows looks like: headings, rows, hover, whole texts in tool tips; `RowTable` is what it does.

    Args:
        name: accessible name.
        sortable: whether a click on a heading sorts.
        row_height: pixels at the usual text size.
    """

    def __init__(self, name: str, *, sortable: bool, row_height: int, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._rows: RowModel | None = None
        self._hovered_row = -1
        self._dimmed = False
        self._design_row_height = row_height
        self._build_view(name)
        self._build_headers(sortable)
        self._connect_look()

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

    def _connect_look(self) -> None:
        self.entered.connect(self._on_entered)
        self.viewportEntered.connect(self._forget_hover)
        current_theme().changed.connect(self._on_theme_changed)

    def set_dimmed(self, on: bool) -> None:
        """Paint the rows faintly: they are old, newer ones are being fetched."""
        self._dimmed = on
        self.viewport().update()

    def tip_at(self, index: QModelIndex | QPersistentModelIndex) -> str:
        """The whole text of a cell that is shown shortened, else nothing."""
        if self._rows is None or not index.isValid():
            return ""
        cell = self._rows.cells(index.row())[index.column()]
        text = cell_text(cell)
        width = self.header.sectionSize(index.column())
        shown = self._painter.shown(cell, self._rows.columns[index.column()], width)
        return "" if shown == text else text[:_TIP_LETTERS]

    # -- inside -------------------------------------------------------------------------------------------

    def _on_entered(self, index: QModelIndex) -> None:
        self._hover(index.row())

    def _forget_hover(self) -> None:
        self._hover(-1)

    def _hover(self, row: int) -> None:
        if row != self._hovered_row:
            self._hovered_row = row
            self.viewport().update()

    def _on_theme_changed(self) -> None:
        self._painter.row_height = scaled(self._design_row_height)
        self._painter.renew()
        self.verticalHeader().setDefaultSectionSize(self._painter.row_height)
        self.viewport().update()

    def _selected_ranges(self) -> list[tuple[int, int]]:
        """First and last row of each stretch of selected rows."""
        selection = self.selectionModel().selection()
        return [(part.top(), part.bottom()) for part in selection.toList()]

    def _rows_in_sight(self, top: int, bottom: int) -> range:
        """The rows between two heights of the viewport."""
        count = self._rows.count if self._rows is not None else 0
        height, offset = self._painter.row_height, self.verticalHeader().offset()
        return range(max((offset + top) // height, 0), min((offset + bottom) // height, count - 1) + 1)

    def _places(self, rows: range) -> list[RowPlace]:
        assert self._rows is not None  # noqa: S101 - paintEvent asked
        height, offset = self._painter.row_height, self.verticalHeader().offset()
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
            for row in rows
        ]

    def _column_places(self) -> list[ColumnPlace]:
        """The columns that are in sight."""
        assert self._rows is not None  # noqa: S101 - paintEvent asked
        header, width, columns = self.header, self.viewport().width(), self._rows.columns
        chosen = self.currentIndex().column()
        places = []
        for index in header.visible_columns():
            x, size = header.sectionViewportPosition(index), header.sectionSize(index)
            if x < width and x + size > 0:
                places.append(ColumnPlace(index, x, size, columns[index], index == chosen))
        return places

    # -- Qt -----------------------------------------------------------------------------------------------

    def sizeHintForColumn(self, column: int) -> int:
        if self._rows is None:
            return -1
        spec = self._rows.columns[column]
        rows = self._rows_in_sight(0, self.viewport().height())
        return max((self._painter.wanted_width(self._rows.cells(row)[column], spec) for row in rows), default=-1)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._rows is None:
            return
        area = event.rect()
        painter = QPainter(self.viewport())
        if self._dimmed:
            painter.setOpacity(0.5)
        rows = self._places(self._rows_in_sight(area.top(), area.bottom()))
        self._painter.paint(painter, self._column_places(), rows, self.viewport().width())
        painter.end()

    def leaveEvent(self, event: QEvent) -> None:
        self._forget_hover()
        super().leaveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.header.fit_columns()


class _ElidedTextTip(QStyledItemDelegate):
    """Says a cell's whole text in a tool tip when the column is too narrow for it."""

    def __init__(self, table: PaintedTable) -> None:
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
