"""Paints keys as caps: one beside the other, as they are pressed together."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetrics, QPainter

from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.mirroring import placed
from kafkagui.ui.theme import color

_HEIGHT_PX = 18
_GAP_PX = 4
_PADDING_PX = 6


def key_names(keys: str) -> list[str]:
    """The keys of a shortcut as this system writes it: ``Ctrl+Shift+K`` is three, ``Ctrl++`` two."""
    names = keys.removesuffix("+").split("+") if keys.endswith("++") else keys.split("+")
    return [name or "+" for name in names]


def paint_keys(painter: QPainter, place: QRectF, keys: str, *, is_mirrored: bool) -> float:
    """Paint the caps of a shortcut at the trailing end of a row; gives the width that they take, with a gap."""
    font = ui_font(11, 500)
    painter.setFont(font)
    right, height = place.right(), float(scaled(_HEIGHT_PX))
    for name in reversed(key_names(keys)) if keys else ():
        width = max(height, QFontMetrics(font).horizontalAdvance(name) + 2.0 * _PADDING_PX)
        cap = QRectF(right - width, place.center().y() - height / 2, width, height)
        cap = placed(place, cap, is_mirrored=is_mirrored)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutralSoft"))
        painter.drawRoundedRect(cap, 4, 4)
        painter.setPen(color("text2"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, name)
        right -= width + _GAP_PX
    return place.right() - right + _GAP_PX if keys else 0.0
