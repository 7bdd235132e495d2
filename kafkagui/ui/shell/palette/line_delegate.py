"""Paints the palette's lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.mirroring import placed
from kafkagui.ui.shell.palette.entries import Line, Section
from kafkagui.ui.shell.palette.line_model import ROW_ROLE
from kafkagui.ui.shell.tree_model import Index
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.key_caps import paint_keys

_LINE_PX = 34
_HEADING_PX = 28
_TEXT_FROM_PX = 40.0
_ELIDE = Qt.TextElideMode.ElideMiddle


class LineDelegate(QStyledItemDelegate):
    """Headings in capitals; entries with icon, name, facts and keys."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        place = QRectF(option.rect).adjusted(8, 1, -8, -1)
        is_mirrored = self._view.layoutDirection() is Qt.LayoutDirection.RightToLeft
        row = index.data(ROW_ROLE)
        if isinstance(row, Section):
            _paint_heading(painter, place, row, is_mirrored)
        elif isinstance(row, Line):
            _LinePainter(painter, place, row, is_mirrored).paint(option.state)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, scaled(_HEADING_PX if isinstance(index.data(ROW_ROLE), Section) else _LINE_PX))


def _side(is_mirrored: bool) -> Qt.AlignmentFlag:
    return Qt.AlignmentFlag.AlignVCenter | (Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft)


def _paint_heading(painter: QPainter, place: QRectF, section: Section, is_mirrored: bool) -> None:
    painter.setFont(ui_font(11, 600))
    painter.setPen(color("text2"))
    words = place.adjusted(12, 4, -12, 0)
    painter.drawText(words, _side(is_mirrored), section.title.upper())
    if section.total > len(section.lines):
        painter.setFont(ui_font(11))
        shown = tr("{shown:,} of {total:,}", shown=len(section.lines), total=section.total)
        painter.drawText(words, _side(not is_mirrored), shown)


class _LinePainter:
    """Paints one line from its start on."""

    def __init__(self, painter: QPainter, place: QRectF, line: Line, is_mirrored: bool) -> None:
        self._painter = painter
        self._place = place
        self._line = line
        self._is_mirrored = is_mirrored

    def paint(self, state: QStyle.StateFlag) -> None:
        painter, place, entry = self._painter, self._place, self._line.entry
        is_chosen = bool(state & QStyle.StateFlag.State_Selected)
        if is_chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(color("sel" if is_chosen else "hover"))
            painter.drawRoundedRect(place, 6, 6)
        sign = placed(place, QRectF(place.left() + 12, place.center().y() - 8, 16, 16), is_mirrored=self._is_mirrored)
        token = "text3" if entry.refusal else "accentText" if is_chosen else "text2"
        paint_icon(painter, entry.icon, token, sign.left(), sign.top(), 16)
        keys = entry.keys or (tr("Enter") if is_chosen and not entry.refusal else "")
        inner = place.adjusted(10, 0, -10, 0)
        room = place.width() - _TEXT_FROM_PX - 12 - paint_keys(painter, inner, keys, is_mirrored=self._is_mirrored)
        taken = self._paint_name(room)
        if room - taken > 60:
            self._paint_facts(taken + 10, room - taken - 10)

    def _paint_name(self, room: float) -> float:
        """The name, what was searched of it bold; gives the width it takes."""
        entry, plain, bold = self._line.entry, ui_font(13), ui_font(13, 700)
        self._painter.setPen(color("text3" if self._line.entry.refusal else "text"))
        name = QFontMetrics(plain).elidedText(entry.text, _ELIDE, int(room))
        if name != entry.text:
            return self._draw(name, plain, 0.0, room)
        left = 0.0
        for piece, is_marked in _pieces(entry.text, self._line.marked):
            left += self._draw(piece, bold if is_marked else plain, left, room - left)
        return left

    def _paint_facts(self, left: float, room: float) -> None:
        entry, font = self._line.entry, ui_font(12)
        facts = QFontMetrics(font).elidedText(entry.refusal or entry.detail, Qt.TextElideMode.ElideRight, int(room))
        self._painter.setPen(color("text2"))
        self._draw(facts, font, left, room)

    def _draw(self, text: str, font: QFont, left: float, room: float) -> float:
        width = min(float(QFontMetrics(font).horizontalAdvance(text)), room)
        place = self._place
        part = QRectF(place.left() + _TEXT_FROM_PX + left, place.top(), width + 2, place.height())
        self._painter.setFont(font)
        self._painter.drawText(placed(place, part, is_mirrored=self._is_mirrored), _side(self._is_mirrored), text)
        return width


def _pieces(text: str, marked: frozenset[int]) -> list[tuple[str, bool]]:
    """The text in pieces that are marked or not."""
    pieces: list[tuple[str, bool]] = []
    for at, letter in enumerate(text):
        is_marked = at in marked
        if pieces and pieces[-1][1] is is_marked:
            pieces[-1] = (pieces[-1][0] + letter, is_marked)
        else:
            pieces.append((letter, is_marked))
    return pieces
