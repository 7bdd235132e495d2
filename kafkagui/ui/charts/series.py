"""A series of a chart: its name, its colour, and its marker, so that no colour tells alone."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPolygonF

from kafkagui.ui.theme import color

MARKER_PX = 9


class Marker(Enum):
    """The shape that stands for a series."""

    CIRCLE = "circle"
    SQUARE = "square"
    DIAMOND = "diamond"


@dataclass(frozen=True, slots=True)
class Series:
    """What belongs together in a chart; ``token`` is one of the charts' colours (`c1`, `c2`, `c3`)."""

    name: str
    token: str
    marker: Marker


def paint_marker(painter: QPainter, series: Series, x: float, y: float, side_px: float = MARKER_PX) -> None:
    """Draw the marker with its middle at (x, y)."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color(series.token))
    half = side_px / 2
    place = QRectF(x - half, y - half, side_px, side_px)
    if series.marker is Marker.CIRCLE:
        painter.drawEllipse(place)
    elif series.marker is Marker.SQUARE:
        painter.drawRect(place.adjusted(0.5, 0.5, -0.5, -0.5))
    else:
        tip = half + 1
        corners = [QPointF(x, y - tip), QPointF(x + tip, y), QPointF(x, y + tip), QPointF(x - tip, y)]
        painter.drawPolygon(QPolygonF(corners))
