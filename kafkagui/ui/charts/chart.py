"""The base of painted charts."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.theme import color, current_theme

_LEAST_PX = QSize(180, 60)


class Chart(QWidget):
    """Paints in `_paint_chart`; what it shows stands in words in its accessible description."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        current_theme().changed.connect(self.updateGeometry)

    def _paint_chart(self, painter: QPainter) -> None:
        """Draw; the painter is smooth."""
        raise NotImplementedError

    @staticmethod
    def write(
        painter: QPainter,
        text: str,
        place: QRectF,
        align: Qt.AlignmentFlag,
        *,
        ink: str = "text2",
        weight: int = 400,
        size_px: int = 11,
    ) -> None:
        """Write words into a place, whichever way the window is read."""
        painter.setFont(ui_font(size_px, weight))
        painter.setPen(color(ink))
        flags = align | Qt.AlignmentFlag.AlignAbsolute | Qt.TextFlag.TextDontClip
        painter.drawText(place, flags, text)

    def write_ticks(self, painter: QPainter, area: QRectF, ticks: Sequence[float], words: Sequence[str]) -> None:
        """Write words below an axis whose ticks are evenly spread, leaving out every other one where it is narrow."""
        step = area.width() / max(1, len(ticks) - 1)
        every = 1 if step > max(map(self.width_of, words)) + 8 else 2
        for number in range(0, len(ticks), every):
            place = QRectF(area.left() + number * step - 40, area.bottom() + 4, 80, scaled(18))
            self.write(painter, words[number], place, Qt.AlignmentFlag.AlignCenter)

    @staticmethod
    def line(painter: QPainter, start: QPointF, end: QPointF, token: str = "grid", width: float = 1.0) -> None:  # noqa: S107
        """Draw a line in a colour."""
        painter.setPen(QPen(color(token), width))
        painter.drawLine(start, end)

    @staticmethod
    def width_of(text: str, size_px: int = 11, weight: int = 400) -> int:
        """How wide words are."""
        return QFontMetrics(ui_font(size_px, weight)).horizontalAdvance(text)

    @staticmethod
    def tint(token: str, alpha: float) -> QColor:
        """A colour that lets the ground through."""
        made = QColor(color(token))
        made.setAlphaF(alpha)
        return made

    def minimumSizeHint(self) -> QSize:
        return _LEAST_PX

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        # An axis runs from left to right everywhere, and "10 ms" is no sentence to be turned around.
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._paint_chart(painter)
        painter.end()
