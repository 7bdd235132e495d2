"""Ranges on a logarithmic axis: a marker, a thick line, a thin line to the end."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget

from kafkagui.ui.charts.chart import Chart
from kafkagui.ui.charts.scale import log_share, log_ticks, short_time
from kafkagui.ui.charts.series import Series, paint_marker
from kafkagui.ui.fonts import scaled
from kafkagui.ui.theme import color

_ROW_PX = 18
_GROUP_GAP_PX = 16


@dataclass(frozen=True, slots=True)
class TimeRange:
    """Times in milliseconds: where half, 95 and 99 of a hundred are."""

    series: Series
    p50_ms: float
    p95_ms: float
    p99_ms: float


@dataclass(frozen=True, slots=True)
class RangeGroup:
    """Ranges below one another with one word at their side."""

    label: str
    ranges: tuple[TimeRange, ...]


class RangeChart(Chart):
    """Marker at p50, thick to p95, thin to p99.

    Args:
        name: accessible name.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._groups: tuple[RangeGroup, ...] = ()

    def show_groups(self, groups: Sequence[RangeGroup]) -> None:
        """Show these."""
        self._groups = tuple(groups)
        said = [
            f"{group.label}, {one.series.name}: p50 {short_time(one.p50_ms)}, p95 {short_time(one.p95_ms)}, "
            f"p99 {short_time(one.p99_ms)}"
            for group in groups
            for one in group.ranges
        ]
        self.setAccessibleDescription("; ".join(said))
        self.updateGeometry()
        self.update()

    def _paint_chart(self, painter: QPainter) -> None:
        if not self._groups:
            return
        all_of = [one for group in self._groups for one in group.ranges]
        ticks = log_ticks([value for one in all_of for value in (one.p50_ms, one.p99_ms)])
        start = max(self.width_of(group.label, 12, 600) for group in self._groups) + 18.0
        area = QRectF(start, 4, self.width() - start - 22, self.height() - scaled(24) - 4)
        self._paint_axis(painter, area, ticks)
        rows = sum(len(group.ranges) for group in self._groups)
        gaps = _GROUP_GAP_PX * (len(self._groups) - 1)
        step = min(float(scaled(_ROW_PX)), max(8.0, (area.height() - gaps - 12) / max(1, rows)))
        y = area.top() + max(0.0, (area.height() - step * rows - gaps) / 2)
        for number, group in enumerate(self._groups):
            if number:
                middle = y - _GROUP_GAP_PX / 2
                self.line(painter, QPointF(0, middle), QPointF(area.right(), middle))
            height = step * len(group.ranges)
            place = QRectF(0, y, start - 12, height)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            self.write(painter, group.label, place, align, ink="text", weight=600, size_px=12)
            for one in group.ranges:
                self._paint_range(painter, one, y + step / 2, area, ticks)
                y += step
            y += _GROUP_GAP_PX

    def _paint_axis(self, painter: QPainter, area: QRectF, ticks: Sequence[float]) -> None:
        for tick in ticks:
            x = area.left() + area.width() * log_share(tick, ticks)
            self.line(painter, QPointF(x, area.top()), QPointF(x, area.bottom()))
        self.write_ticks(painter, area, ticks, [short_time(tick) for tick in ticks])
        self.line(painter, area.bottomLeft(), area.bottomRight(), "border2")

    @staticmethod
    def _paint_range(painter: QPainter, one: TimeRange, y: float, area: QRectF, ticks: Sequence[float]) -> None:
        places = [area.left() + area.width() * log_share(ms, ticks) for ms in (one.p50_ms, one.p95_ms, one.p99_ms)]
        tint = color(one.series.token)
        painter.setPen(QPen(tint, 4, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(QPointF(places[0], y), QPointF(places[1], y))
        painter.setPen(QPen(tint, 1.5))
        painter.drawLine(QPointF(places[1], y), QPointF(places[2], y))
        painter.drawLine(QPointF(places[2], y - 4), QPointF(places[2], y + 4))
        paint_marker(painter, one.series, places[0], y)

    def sizeHint(self) -> QSize:
        rows = sum(len(group.ranges) for group in self._groups) or 9
        return QSize(320, scaled(_ROW_PX) * rows + scaled(60))
