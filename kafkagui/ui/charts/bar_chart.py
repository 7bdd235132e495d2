"""Bars in groups, one for each series."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath
from PySide6.QtWidgets import QWidget

from kafkagui.ui.charts.chart import Chart
from kafkagui.ui.charts.scale import linear_ticks, short_number
from kafkagui.ui.charts.series import Series, paint_marker
from kafkagui.ui.fonts import scaled
from kafkagui.ui.theme import color

_MOST_BAR_PX = 34
_GAP_PX = 5
_MARKED_FROM_PX = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    series: Series
    value: float


@dataclass(frozen=True, slots=True)
class BarGroup:
    """Bars side by side with one word below."""

    label: str
    bars: tuple[Bar, ...]


class BarChart(Chart):
    """Numbers as bars, each with its number above and its series' marker at its foot.

    Args:
        name: accessible name.
        unit: of the numbers, for those who hear them.
    """

    def __init__(self, name: str, unit: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._unit = unit
        self._groups: tuple[BarGroup, ...] = ()

    def show_groups(self, groups: Sequence[BarGroup]) -> None:
        """Show these."""
        self._groups = tuple(groups)
        said = [
            f"{group.label}, {bar.series.name}: {short_number(bar.value)} {self._unit}"
            for group in groups
            for bar in group.bars
        ]
        self.setAccessibleDescription("; ".join(said))
        self.update()

    def _paint_chart(self, painter: QPainter) -> None:
        if not self._groups:
            return
        most = max((bar.value for group in self._groups for bar in group.bars), default=0.0)
        ticks = linear_ticks(most)
        labels = [short_number(tick) for tick in ticks]
        start = max(map(self.width_of, labels)) + 10.0
        area = QRectF(start, scaled(16), self.width() - start - 4, self.height() - scaled(16) - scaled(24))
        for tick, label in zip(ticks, labels, strict=True):
            y = area.bottom() - area.height() * tick / ticks[-1]
            self.line(painter, QPointF(area.left(), y), QPointF(area.right(), y), "grid" if tick else "border2")
            place = QRectF(0, y - 10, start - 8, 20)
            self.write(painter, label, place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        room = area.width() / len(self._groups)
        for number, group in enumerate(self._groups):
            self._paint_group(
                painter, group, QRectF(area.left() + number * room, area.top(), room, area.height()), ticks[-1]
            )

    def _paint_group(self, painter: QPainter, group: BarGroup, area: QRectF, top: float) -> None:
        count = max(1, len(group.bars))
        width = min(scaled(_MOST_BAR_PX), max(6.0, (area.width() * 0.82 - _GAP_PX * (count - 1)) / count))
        x = area.center().x() - (count * width + (count - 1) * _GAP_PX) / 2
        for bar in group.bars:
            height = max(2.0, area.height() * bar.value / top)
            self._paint_bar(painter, bar, QRectF(x, area.bottom() - height, width, height))
            x += width + _GAP_PX
        foot = QRectF(area.left(), area.bottom() + 4, area.width(), scaled(20))
        self.write(painter, group.label, foot, Qt.AlignmentFlag.AlignCenter, ink="text", weight=600, size_px=12)

    def _paint_bar(self, painter: QPainter, bar: Bar, place: QRectF) -> None:
        shape = QPainterPath()
        shape.addRoundedRect(place, 3, 3)
        shape.addRect(place.adjusted(0, min(3.0, place.height()), 0, 0))
        shape.setFillRule(Qt.FillRule.WindingFill)
        painter.fillPath(shape, color(bar.series.token))
        label = QRectF(place.center().x() - 40, place.top() - scaled(15), 80, scaled(14))
        self.write(painter, short_number(bar.value), label, Qt.AlignmentFlag.AlignCenter, weight=500)
        if place.height() > 2 * _MARKED_FROM_PX and place.width() > _MARKED_FROM_PX:
            mark = Series(bar.series.name, "surface", bar.series.marker)
            paint_marker(painter, mark, place.center().x(), place.bottom() - _MARKED_FROM_PX, 7)

    def sizeHint(self) -> QSize:
        return QSize(320, scaled(250))
