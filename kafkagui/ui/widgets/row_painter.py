"""Paints the visible part of a `RowTable` in one go.

Qt's own way calls back into Python for every cell, and each of those calls may wait for the interpreter while another
thread works. Here everything is drawn from one Python call, column by column, so that fonts and pens change rarely.
"""

from __future__ import annotations

from math import ceil
from typing import Final, NamedTuple

from PySide6.QtCore import QLine, QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from kafkagui.ui.fonts import mono_font, scaled, ui_font
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.models.cells import TONE_FILL, TONE_ICON, TONE_TEXT, Cell, CellKind, Cells, ColumnSpec, cell_text
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.text_fitter import TextFitter

PADDING: Final = 8
_ICON_PX: Final = 15
_ICON_GAP: Final = 7
_PILL_ICON_PX: Final = 12
_ACCENT_BAR_PX: Final = 3
_LAG_BAR_PX: Final = 58
_LAG_BAR_GAP: Final = 10

_KIND_TOKEN: Final[dict[CellKind, str]] = {
    "plain": "text",
    "muted": "text2",
    "strong": "text",
    "ok": "ok",
    "warn": "warn",
    "err": "err",
}


class ColumnPlace(NamedTuple):
    """Where a visible column stands now: `logical` position in the model, `x` and `width` in the viewport.

    ``has_cursor`` says whether the current cell stands in it.
    """

    logical: int
    x: int
    width: int
    spec: ColumnSpec
    has_cursor: bool = False


class RowPlace(NamedTuple):
    """Where a visible row stands now, and what it says."""

    y: int
    cells: Cells
    selected: bool
    hovered: bool
    current: bool


class RowPainter:
    """Draws rows of cells with the current theme; `renew` it when theme or text size change."""

    def __init__(self, row_height: int) -> None:
        self.row_height = row_height
        self._is_mirrored = False
        self.renew()

    def renew(self) -> None:
        """Take fonts and sizes anew."""
        self._ui = TextFitter(ui_font(13), mono=False)
        self._strong = TextFitter(ui_font(13, 600), mono=False)
        self._mono = TextFitter(mono_font(12), mono=True)
        self._pill = TextFitter(ui_font(11, 600), mono=False)
        self._pill_height = scaled(19)
        self._font: QFont | None = None
        self._token = ""

    def paint(self, painter: QPainter, columns: list[ColumnPlace], rows: list[RowPlace], width: int) -> None:
        """Draw `rows`; `width` is the viewport's."""
        self._font = None
        self._token = ""
        self._is_mirrored = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        # Keys, offsets and times are read from left to right wherever they stand.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._paint_backgrounds(painter, rows, width)
        for column in columns:
            if column.width > 2 * PADDING:
                self._paint_column(painter, column, rows)
        self._paint_cursor(painter, columns, rows)

    def fitter(self, cell: Cell | str, spec: ColumnSpec) -> TextFitter:
        """The typeface a cell is written in."""
        if isinstance(cell, str):
            return self._mono if spec.mono else self._ui
        if cell.kind == "pill":
            return self._pill
        mono = spec.mono if cell.mono is None else cell.mono
        if mono:
            return self._mono
        return self._strong if cell.kind == "strong" else self._ui

    def shown(self, cell: Cell | str, spec: ColumnSpec, width: int) -> str:
        """What is left of a cell's text in a column of `width` pixels."""
        return self.fitter(cell, spec).fit(cell_text(cell), self._room(cell, width), spec.elide_middle)[0]

    def wanted_width(self, cell: Cell | str, spec: ColumnSpec) -> int:
        """The width of a column in which a cell is shown whole."""
        return ceil(self.fitter(cell, spec).advance(cell_text(cell))) - self._room(cell, 0) + 1

    @staticmethod
    def _room(cell: Cell | str, width: int) -> int:
        room = width - 2 * PADDING
        if not isinstance(cell, str):
            if cell.kind == "pill":
                room -= _PILL_ICON_PX + 14
            elif cell.icon:
                room -= _ICON_PX + _ICON_GAP
            if cell.bar is not None:
                room -= _LAG_BAR_PX + _LAG_BAR_GAP
        return room

    def _paint_backgrounds(self, painter: QPainter, rows: list[RowPlace], width: int) -> None:
        height = self.row_height
        lines = []
        for row in rows:
            if row.selected or row.hovered:
                painter.fillRect(0, row.y, width, height - 1, color("sel" if row.selected else "hover"))
            if row.current:
                bar_x = width - _ACCENT_BAR_PX if self._is_mirrored else 0
                painter.fillRect(bar_x, row.y, _ACCENT_BAR_PX, height - 1, color("accent"))
            lines.append(QLine(0, row.y + height - 1, width, row.y + height - 1))
        painter.setPen(color("rowLine"))
        painter.drawLines(lines)

    def _paint_cursor(self, painter: QPainter, columns: list[ColumnPlace], rows: list[RowPlace]) -> None:
        """The thin frame of the current cell, while the table has the focus."""
        for row in rows:
            for column in columns:
                if row.current and column.has_cursor:
                    painter.setPen(color("accent"))
                    painter.setBrush(Qt.BrushStyle.NoBrush)
                    painter.drawRect(column.x, row.y, column.width - 1, self.row_height - 2)

    def _paint_column(self, painter: QPainter, column: ColumnPlace, rows: list[RowPlace]) -> None:
        index, spec = column.logical, column.spec
        plain = "text2" if spec.muted else "text"
        for row in rows:
            cell = row.cells[index]
            if isinstance(cell, str):
                if cell:
                    self._write(painter, self._mono if spec.mono else self._ui, plain, cell, column, row.y, 0)
            elif cell.kind == "pill":
                self._paint_pill(painter, cell, column, row.y)
            elif cell.text:
                token = plain if cell.kind == "plain" else _KIND_TOKEN[cell.kind]
                indent = self._paint_cell_icon(painter, cell, token, column, row.y)
                self._write(painter, self.fitter(cell, spec), token, cell.text, column, row.y, indent)

    def _paint_bar(self, painter: QPainter, count: int, column: ColumnPlace, y: int) -> int:
        # Here, since what is painted first has no bars.
        from kafkagui.ui.widgets.lag_bar import paint_lag_bar

        x = column.x + (column.width - PADDING - _LAG_BAR_PX if self._is_mirrored else PADDING)
        paint_lag_bar(painter, count, QRectF(x, y, _LAG_BAR_PX, self.row_height - 1), is_mirrored=self._is_mirrored)
        self._token = ""
        return _LAG_BAR_PX + _LAG_BAR_GAP

    def _paint_cell_icon(self, painter: QPainter, cell: Cell, token: str, column: ColumnPlace, y: int) -> int:
        if cell.bar is not None:
            return self._paint_bar(painter, cell.bar, column, y)
        if not cell.icon:
            return 0
        x = column.x + (column.width - PADDING - _ICON_PX if self._is_mirrored else PADDING)
        paint_icon(painter, cell.icon, token, x, y + (self.row_height - _ICON_PX) / 2, _ICON_PX)
        return _ICON_PX + _ICON_GAP

    def _write(
        self, painter: QPainter, fitter: TextFitter, token: str, text: str, column: ColumnPlace, y: int, indent: int
    ) -> None:
        if fitter.font is not self._font:
            painter.setFont(fitter.font)
            self._font = fitter.font
        if token != self._token:
            painter.setPen(color(token))
            self._token = token
        room = column.width - 2 * PADDING - indent
        text, advance = fitter.fit(text, room, column.spec.elide_middle)
        x = column.x + PADDING + (0 if self._is_mirrored else indent)
        if column.spec.right is not self._is_mirrored:
            x += int(room - advance)
        painter.drawText(x, y + round((self.row_height + fitter.ascent - fitter.descent) / 2), text)

    def _paint_pill(self, painter: QPainter, cell: Cell, column: ColumnPlace, y: int) -> None:
        text, advance = self._pill.fit(cell.text, self._room(cell, column.width))
        whole = advance + _PILL_ICON_PX + 18
        left = column.x + (column.width - PADDING + 2 - whole if self._is_mirrored else PADDING - 2)
        height = self._pill_height
        top = y + (self.row_height - 1 - height) / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(TONE_FILL[cell.tone]))
        painter.drawRoundedRect(QRectF(left, top, whole, height), height / 2, height / 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        token = TONE_TEXT[cell.tone]
        paint_icon(
            painter,
            cell.icon or TONE_ICON[cell.tone],
            token,
            left + 6,
            top + (height - _PILL_ICON_PX) / 2,
            _PILL_ICON_PX,
        )
        painter.setFont(self._pill.font)
        painter.setPen(color(token))
        self._font, self._token = self._pill.font, token
        baseline = y + round((self.row_height - 1 + self._pill.ascent - self._pill.descent) / 2)
        painter.drawText(int(left) + _PILL_ICON_PX + 10, baseline, text)
