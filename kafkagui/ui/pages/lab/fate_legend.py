"""The colours of the fates."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from kafkagui.core.lab.fates import FATES, Fate
from kafkagui.core.wording import tr
from kafkagui.ui.charts.chart import Chart
from kafkagui.ui.fonts import scaled
from kafkagui.ui.theme import color

FATE_TOKENS = {
    Fate.ACKNOWLEDGED_PRESENT: "c3",
    Fate.ACKNOWLEDGED_LOST: "err",
    Fate.UNCONFIRMED_PRESENT: "c1",
    Fate.UNCONFIRMED_LOST: "c2",
    Fate.FAILED_PRESENT: "jsonLit",
    Fate.FAILED_ABSENT: "text3",
}
_SIGN_PX = 18
_GAP_PX = 16
_LINE_PX = 20


class FateLegend(Chart):
    """Swatch and words of each fate, in as many lines as it takes."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Colours"), parent)
        self.setAccessibleDescription(", ".join(tr(fate.value) for fate in FATES))

    def _places(self, width: float) -> list[tuple[Fate, QRectF]]:
        x, y, made = 0.0, 0.0, []
        for fate in FATES:
            room = _SIGN_PX + self.width_of(tr(fate.value))
            if x and x + room > width:
                x, y = 0.0, y + scaled(_LINE_PX)
            made.append((fate, QRectF(x, y, room, scaled(_LINE_PX))))
            x += room + _GAP_PX
        return made

    def _paint_chart(self, painter: QPainter) -> None:
        for fate, place in self._places(self.width()):
            painter.fillRect(QRectF(place.left(), place.center().y() - 6, 12, 12), color(FATE_TOKENS[fate]))
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            self.write(painter, tr(fate.value), place.adjusted(_SIGN_PX, 0, 0, 0), align)

    def sizeHint(self) -> QSize:
        return QSize(400, 2 * scaled(_LINE_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(200, 2 * scaled(_LINE_PX))
