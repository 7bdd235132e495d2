"""A bar that tells orders of magnitude apart: three records behind and a million behind are both seen."""

from __future__ import annotations

import math
from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from kafkagui.ui.theme import color

FULL_AT: Final = 1_000_000
"""From here on the bar is full."""

HIGH_FROM: Final = 10_000
VERY_HIGH_FROM: Final = 500_000
HEIGHT_PX: Final = 6


def log_share(count: int) -> float:
    """How much of the bar `count` fills, 0 to 1 on a logarithmic scale."""
    if count <= 0:
        return 0.0
    return min(math.log10(count + 1) / math.log10(FULL_AT + 1), 1.0)


def lag_token(count: int) -> str:
    """The colour for so many records; the number stands beside the bar, so it never tells alone."""
    if count >= VERY_HIGH_FROM:
        return "err"
    return "warn" if count >= HIGH_FROM else "ok"


def paint_lag_bar(painter: QPainter, count: int, place: QRectF, *, is_mirrored: bool = False) -> None:
    """Draw the bar in the middle of `place`; of a count below 0, which is not known, only the ground is seen."""
    ground = QRectF(place.left(), place.center().y() - HEIGHT_PX / 2, place.width(), HEIGHT_PX)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color("neutralSoft"))
    painter.drawRoundedRect(ground, HEIGHT_PX / 2, HEIGHT_PX / 2)
    if count > 0:
        # Never shorter than it is high, so that one record is a dot and not nothing.
        width = max(ground.width() * log_share(count), float(HEIGHT_PX))
        left = ground.right() - width if is_mirrored else ground.left()
        painter.setBrush(color(lag_token(count)))
        painter.drawRoundedRect(QRectF(left, ground.top(), width, HEIGHT_PX), HEIGHT_PX / 2, HEIGHT_PX / 2)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
