"""Paints the rows of the sidebar's tree."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.mirroring import placed
from kafkagui.ui.shell.topic_model import ENTRY_ROLE, Index, TopicEntry, TopicModel
from kafkagui.ui.theme import color

ROW_PX = 27
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class TopicDelegate(QStyledItemDelegate):
    """A section's heading with its count, or a topic with its partitions or a warning sign."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = QRectF(option.rect)
        place = QRectF(8, row.top() + 1, self._tree.viewport().width() - 16, row.height() - 2)
        entry = index.data(ENTRY_ROLE)
        paint_ground(painter, place, option.state, self._tree.hasFocus())
        if isinstance(entry, TopicEntry):
            is_chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            _paint_topic(painter, place, entry, is_chosen, self._is_mirrored)
        elif isinstance(model := index.model(), TopicModel):
            _paint_heading(painter, place, model, self._tree.isExpanded(index), self._is_mirrored)
        painter.restore()

    @property
    def _is_mirrored(self) -> bool:
        return self._tree.layoutDirection() is Qt.LayoutDirection.RightToLeft

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, scaled(ROW_PX))


def paint_ground(painter: QPainter, place: QRectF, state: QStyle.StateFlag, has_focus: bool) -> None:
    """The rounded ground of a row of the sidebar: chosen, under the pointer, and the ring of the focus."""
    is_chosen = bool(state & QStyle.StateFlag.State_Selected)
    if is_chosen or state & QStyle.StateFlag.State_MouseOver:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("sel" if is_chosen else "hover"))
        painter.drawRoundedRect(place, 6, 6)
    if has_focus and state & QStyle.StateFlag.State_HasFocus:
        pen = painter.pen()
        pen.setStyle(Qt.PenStyle.SolidLine)
        pen.setColor(color("accent"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 5, 5)


def _paint_heading(painter: QPainter, place: QRectF, model: TopicModel, is_open: bool, is_mirrored: bool) -> None:
    middle = place.center().y()
    sign = placed(place, QRectF(place.left() + 4, middle - 6, 13, 13), is_mirrored=is_mirrored)
    closed = "chevron-left" if is_mirrored else "chevron-right"
    paint_icon(painter, "chevron-down" if is_open else closed, "text2", sign.left(), sign.top(), 13)
    painter.setPen(color("text2"))
    painter.setFont(ui_font(11, 600))
    words = placed(place, place.adjusted(22, 0, -50, 0), is_mirrored=is_mirrored)
    painter.drawText(words, _LEFT, tr("Topics").upper())
    painter.setFont(ui_font(11))
    count = (
        str(model.total)
        if model.shown == model.total
        else tr("{shown} of {total}", shown=model.shown, total=model.total)
    )
    painter.drawText(place.adjusted(8, 0, -8, 0), _RIGHT, count)


def _paint_topic(painter: QPainter, place: QRectF, entry: TopicEntry, is_chosen: bool, is_mirrored: bool) -> None:
    left, middle = place.left() + 15, place.center().y()
    sign = placed(place, QRectF(left, middle - 8, 16, 16), is_mirrored=is_mirrored)
    paint_icon(painter, "layers", "accentText" if is_chosen else "text2", sign.left(), sign.top(), 16)
    small = ui_font(11)
    count = f"{entry.partitions:,} p"
    if entry.problem:
        warning = placed(place, QRectF(place.right() - 22, middle - 7, 14, 14), is_mirrored=is_mirrored)
        paint_icon(painter, "triangle-alert", "warn", warning.left(), warning.top(), 14)
        right = 28.0
    else:
        painter.setFont(small)
        painter.setPen(color("text2"))
        painter.drawText(place.adjusted(8, 0, -8, 0), _RIGHT, count)
        right = QFontMetrics(small).horizontalAdvance(count) + 16.0
    font = ui_font(13, 500 if is_chosen else 400)
    painter.setFont(font)
    painter.setPen(color("text"))
    room = place.right() - right - left - 24
    name = QFontMetrics(font).elidedText(entry.name, Qt.TextElideMode.ElideMiddle, int(room))
    words = placed(place, QRectF(left + 24, place.top(), room, place.height()), is_mirrored=is_mirrored)
    painter.drawText(words, _LEFT, name)
