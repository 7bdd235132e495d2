"""The way of single things through time: what each was doing from when to when."""

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

_LANE_PX = 11
_GAP_PX = 9
_TICK_PX = 8


@dataclass(frozen=True, slots=True)
class Way:
    """Milliseconds since it began: left the hand, was acknowledged, was read; None for what is not known."""

    sent_ms: float
    acknowledged_ms: float | None
    read_ms: float | None


@dataclass(frozen=True, slots=True)
class WayGroup:
    """The ways of some things of one series."""

    label: str
    series: Series
    ways: tuple[Way, ...]


class TimelineChart(Chart):
    """A lane for each: thick while it holds the program, thin until it is acknowledged, dotted until it is read.

    Times stand on a logarithmic axis.

    Args:
        name: accessible name.
        words: what is said of the three moments: sent, acknowledged, read back.
    """

    def __init__(self, name: str, words: tuple[str, str, str], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._words = words
        self._groups: tuple[WayGroup, ...] = ()

    def show_groups(self, groups: Sequence[WayGroup]) -> None:
        """Show these."""
        self._groups = tuple(groups)
        self.setAccessibleDescription("; ".join(self._said(group) for group in groups))
        self.updateGeometry()
        self.update()

    def _said(self, group: WayGroup) -> str:
        way = group.ways[len(group.ways) // 2]
        times = zip(self._words, (way.sent_ms, way.acknowledged_ms, way.read_ms), strict=True)
        return f"{group.label}: " + ", ".join(f"{word} {short_time(ms)}" for word, ms in times if ms is not None)

    def _paint_chart(self, painter: QPainter) -> None:
        if not self._groups:
            return
        known = [ms for group in self._groups for way in group.ways for ms in _times(way)]
        ticks = log_ticks(known)
        start = max(self.width_of(group.label, 12) for group in self._groups) + 18.0
        start = min(start, self.width() * 0.4)
        area = QRectF(start, 4, self.width() - start - 26, self.height() - scaled(24) - 4)
        for tick in ticks:
            x = area.left() + area.width() * log_share(tick, ticks)
            self.line(painter, QPointF(x, area.top()), QPointF(x, area.bottom()))
        self.write_ticks(painter, area, ticks, [short_time(tick) for tick in ticks])
        y = area.top() + 4
        for group in self._groups:
            height = scaled(_LANE_PX) * len(group.ways)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            self.write(painter, group.label, QRectF(0, y, start - 12, height), align, ink="text", size_px=12)
            for way in group.ways:
                self._paint_way(painter, group.series, way, y + scaled(_LANE_PX) / 2, area, ticks)
                y += scaled(_LANE_PX)
            y += _GAP_PX

    @staticmethod
    def _paint_way(painter: QPainter, series: Series, way: Way, y: float, area: QRectF, ticks: Sequence[float]) -> None:
        def place(ms: float) -> QPointF:
            return QPointF(area.left() + area.width() * log_share(ms, ticks), y)

        tint = color(series.token)
        begin, sent = QPointF(area.left(), y), place(way.sent_ms)
        end = sent
        painter.setPen(QPen(tint, 5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap))
        painter.drawLine(begin, sent)
        if way.acknowledged_ms is not None:
            painter.setPen(QPen(tint, 1.5))
            painter.drawLine(sent, place(way.acknowledged_ms))
            end = place(max(way.acknowledged_ms, way.sent_ms))
        if way.read_ms is not None:
            painter.setPen(QPen(tint, 1.5, Qt.PenStyle.DotLine))
            painter.drawLine(end, place(way.read_ms))
            painter.setPen(QPen(color("text"), 2))
            painter.drawLine(
                place(way.read_ms) - QPointF(0, _TICK_PX / 2), place(way.read_ms) + QPointF(0, _TICK_PX / 2)
            )
        if way.acknowledged_ms is not None:
            paint_marker(painter, series, end.x(), y, 7)

    def sizeHint(self) -> QSize:
        lanes = sum(len(group.ways) for group in self._groups)
        return QSize(320, scaled(_LANE_PX) * lanes + _GAP_PX * len(self._groups) + scaled(34))

    def minimumSizeHint(self) -> QSize:
        return QSize(180, self.sizeHint().height())


def _times(way: Way) -> list[float]:
    return [ms for ms in (way.sent_ms, way.acknowledged_ms, way.read_ms) if ms is not None]
