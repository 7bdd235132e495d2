"""A small line of the last values."""

from __future__ import annotations

from collections import deque

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from kafkagui.ui.theme import color


class Sparkline(QWidget):
    """The newest values as a filled line, from zero to their greatest.

    Args:
        name: accessible name; the newest value is its description.
        token: colour, one of the charts' (`c1`, `c2`, `c3`).
        capacity: how many values are shown.
    """

    def __init__(
        self,
        name: str,
        token: str = "c1",  # noqa: S107 - a colour's name
        *,
        capacity: int = 30,
        size: QSize | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._token = token
        self._values: deque[float] = deque(maxlen=capacity)
        self.setAccessibleName(name)
        self.setFixedSize(size or QSize(64, 16))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def add(self, value: float) -> None:
        """Add the newest value."""
        self._values.append(value)
        self.setAccessibleDescription(f"{value:,.0f}")
        self.update()

    def set_values(self, values: list[float]) -> None:
        """Show other values, oldest first."""
        self._values.clear()
        self._values.extend(values)
        self.update()

    def _line(self) -> QPainterPath:
        most = max(self._values) or 1
        step = self.width() / (len(self._values) - 1)
        height = self.height()
        points = [QPointF(i * step, height - 2 - (height - 5) * v / most) for i, v in enumerate(self._values)]
        line = QPainterPath(points[0])
        for point in points[1:]:
            line.lineTo(point)
        return line

    def paintEvent(self, event: QPaintEvent) -> None:
        if len(self._values) < 2:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self._line()
        area = QPainterPath(line)
        area.lineTo(self.width(), self.height())
        area.lineTo(0, self.height())
        tint = QColor(color(self._token))
        tint.setAlphaF(0.15)
        painter.fillPath(area, tint)
        painter.setPen(QPen(color(self._token), 1.5))
        painter.drawPath(line)
        painter.end()
