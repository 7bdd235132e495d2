"""Paints the lines of the sidebar's tree."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.mirroring import placed
from kafkagui.ui.shell.row_ground import ROW_PX, paint_ground
from kafkagui.ui.shell.tree_entries import EntryKind, TreeEntry
from kafkagui.ui.shell.tree_model import LINE_ROLE, Heading, Index, Remark
from kafkagui.ui.theme import color

_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
_ICONS = {EntryKind.TOPIC: "layers", EntryKind.GROUP: "users", EntryKind.BROKER: "server"}


class TreeDelegate(QStyledItemDelegate):
    """A section's heading with its count, or an entry with its figure or a warning sign."""

    def __init__(self, tree: QListView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        place = QRectF(8, row.top() + 1, self._tree.viewport().width() - 16, row.height() - 2)
        line = index.data(LINE_ROLE)
        is_mirrored = self._tree.layoutDirection() is Qt.LayoutDirection.RightToLeft
        if isinstance(line, Remark):
            _paint_remark(painter, place, line, is_mirrored)
        else:
            paint_ground(painter, place, option.state, self._tree.hasFocus())
            if isinstance(line, TreeEntry):
                _paint_entry(painter, place, line, bool(option.state & QStyle.StateFlag.State_Selected), is_mirrored)
            elif isinstance(line, Heading):
                _paint_heading(painter, place, line, is_mirrored)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, scaled(ROW_PX))


def _paint_heading(painter: QPainter, place: QRectF, heading: Heading, is_mirrored: bool) -> None:
    middle = place.center().y()
    sign = placed(place, QRectF(place.left() + 4, middle - 6, 13, 13), is_mirrored=is_mirrored)
    closed = "chevron-left" if is_mirrored else "chevron-right"
    paint_icon(painter, "chevron-down" if heading.is_open else closed, "text2", sign.left(), sign.top(), 13)
    painter.setPen(color("text2"))
    painter.setFont(ui_font(11))
    painter.drawText(place.adjusted(8, 0, -8, 0), _RIGHT, heading.count_text)
    taken = QFontMetrics(ui_font(11)).horizontalAdvance(heading.count_text) + 16.0
    font = ui_font(11, 600)
    painter.setFont(font)
    words = placed(place, place.adjusted(22, 0, -taken, 0), is_mirrored=is_mirrored)
    title = tr(heading.kind.value).upper()
    painter.drawText(
        words, _LEFT, QFontMetrics(font).elidedText(title, Qt.TextElideMode.ElideRight, int(words.width()))
    )


def _paint_remark(painter: QPainter, place: QRectF, remark: Remark, is_mirrored: bool) -> None:
    font = ui_font(12)
    painter.setPen(color("text2"))
    painter.setFont(font)
    words = placed(place, place.adjusted(22, 0, -8, 0), is_mirrored=is_mirrored)
    text = QFontMetrics(font).elidedText(remark.text, Qt.TextElideMode.ElideRight, int(words.width()))
    painter.drawText(words, _LEFT, text)


def _paint_entry(painter: QPainter, place: QRectF, entry: TreeEntry, is_chosen: bool, is_mirrored: bool) -> None:
    left, middle = place.left() + 15, place.center().y()
    sign = placed(place, QRectF(left, middle - 8, 16, 16), is_mirrored=is_mirrored)
    paint_icon(painter, _ICONS[entry.kind], "accentText" if is_chosen else "text2", sign.left(), sign.top(), 16)
    taken = _paint_figure(painter, place, entry, is_mirrored)
    font = ui_font(13, 500 if is_chosen else 400)
    painter.setFont(font)
    painter.setPen(color("text"))
    room = place.right() - taken - left - 24
    name = QFontMetrics(font).elidedText(entry.name, Qt.TextElideMode.ElideMiddle, int(room))
    words = placed(place, QRectF(left + 24, place.top(), room, place.height()), is_mirrored=is_mirrored)
    painter.drawText(words, _LEFT, name)


def _paint_figure(painter: QPainter, place: QRectF, entry: TreeEntry, is_mirrored: bool) -> float:
    """The figure or the warning sign; returns how much of the row it takes."""
    if entry.problem:
        middle = place.center().y()
        sign = placed(place, QRectF(place.right() - 22, middle - 7, 14, 14), is_mirrored=is_mirrored)
        paint_icon(painter, "triangle-alert", "warn", sign.left(), sign.top(), 14)
        return 28.0
    text = entry.figure_text
    small = ui_font(11)
    painter.setFont(small)
    painter.setPen(color("text2"))
    painter.drawText(place.adjusted(8, 0, -8, 0), _RIGHT, text)
    return QFontMetrics(small).horizontalAdvance(text) + 16.0
