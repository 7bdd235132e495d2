"""What the rows of the sidebar's lists have in common: their height, and the ground they are painted on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyle

from kafkagui.ui.theme import color

ROW_PX = 27


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
