"""A strip of numbered things, coloured by what became of each, with the moments when something happened."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QToolTip, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.charts.chart import Chart
from kafkagui.ui.fonts import scaled
from kafkagui.ui.theme import color

_BAR_PX = 16
_MOMENTS_PX = 12
_LEAST_STRETCH_PX = 2.0


@dataclass(frozen=True, slots=True)
class StripPart:
    """Numbers ``first`` to ``last`` with the same end; ``is_hatched`` ones are told apart without their colour."""

    first: int
    last: int
    name: str
    token: str
    is_hatched: bool = False


@dataclass(frozen=True, slots=True)
class StripMoment:
    """Something that happened when ``number`` was the newest."""

    number: int
    text: str


class SequenceStrip(Chart):
    """The numbers 1 to ``total`` from left to right; a tool tip tells what stands under the pointer.

    Args:
        name: accessible name.

    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._total = 0
        self._parts: tuple[StripPart, ...] = ()
        self._moments: tuple[StripMoment, ...] = ()

    def show_parts(self, total: int, parts: Sequence[StripPart], moments: Sequence[StripMoment]) -> None:
        """Show these."""
        self._total, self._parts, self._moments = total, tuple(parts), tuple(moments)
        self.setAccessibleDescription("; ".join(f"{part.first}–{part.last} {part.name}" for part in parts))
        self.update()

    def words_at(self, x: float) -> str:
        """What stands at a place, in words."""
        number = self._number_at(x)
        near = max(1, round(6 * self._total / max(1, self.width())))
        said = [moment.text for moment in self._moments if abs(moment.number - number) <= near]
        part = next((part for part in self._parts if part.first <= number <= part.last), None)
        if part is not None:
            said.append(tr("{first}–{last}: {fate}", first=part.first, last=part.last, fate=part.name))
        return "\n".join(said)

    def _number_at(self, x: float) -> int:
        return min(self._total, max(1, int(x / max(1, self.width()) * self._total) + 1))

    def _x_of(self, number: float) -> float:
        return self.width() * number / max(1, self._total)

    def _paint_chart(self, painter: QPainter) -> None:
        bar = QRectF(0, _MOMENTS_PX, self.width(), scaled(_BAR_PX))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutralSoft"))
        painter.drawRoundedRect(bar, 3, 3)
        # What is rare comes last, so that a single lost record is seen among thousands.
        for part in sorted(self._parts, key=lambda part: part.first - part.last):
            self._paint_part(painter, part, bar)
        for moment in self._moments:
            self._paint_moment(painter, self._x_of(moment.number), bar)

    def _paint_part(self, painter: QPainter, part: StripPart, bar: QRectF) -> None:
        start = self._x_of(part.first - 1)
        width = max(_LEAST_STRETCH_PX, self._x_of(part.last) - start)
        place = QRectF(start, bar.top(), width, bar.height())
        painter.fillRect(place, color(part.token))
        if part.is_hatched:
            painter.setBrush(Qt.BrushStyle.BDiagPattern)
            painter.fillRect(place, Qt.BrushStyle.BDiagPattern)
            painter.setBrush(Qt.BrushStyle.NoBrush)

    @staticmethod
    def _paint_moment(painter: QPainter, x: float, bar: QRectF) -> None:
        x = min(max(x, 5.0), bar.right() - 5)
        painter.setPen(QPen(color("text"), 1.5))
        painter.drawLine(QPointF(x, bar.top() - 3), QPointF(x, bar.bottom()))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("text"))
        top = bar.top() - 3
        painter.drawPolygon(QPolygonF([QPointF(x - 4.5, top - 7), QPointF(x + 4.5, top - 7), QPointF(x, top)]))

    def sizeHint(self) -> QSize:
        return QSize(240, scaled(_BAR_PX) + _MOMENTS_PX + 2)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            QToolTip.showText(event.globalPos(), self.words_at(event.pos().x()), self)
            return True
        return super().event(event)
