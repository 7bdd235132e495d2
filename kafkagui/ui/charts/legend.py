"""What the colours and markers of a chart stand for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QSizePolicy, QWidget

from kafkagui.ui.charts.chart import Chart
from kafkagui.ui.charts.series import Series, paint_marker
from kafkagui.ui.fonts import scaled
from kafkagui.ui.mirroring import placed

_GAP_PX = 18
_SIGN_PX = 17


class Legend(Chart):
    """Marker and name of each series, side by side."""

    def __init__(self, name: str, series: Sequence[Series], parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self._series = tuple(series)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleDescription(", ".join(one.name for one in series))

    def _paint_chart(self, painter: QPainter) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        x = 0.0
        for one in self._series:
            width = _SIGN_PX + self.width_of(one.name, 12)
            place = placed(QRectF(self.rect()), QRectF(x, 0, width, self.height()), is_mirrored=is_mirrored)
            side = place.right() - 6 if is_mirrored else place.left() + 6
            paint_marker(painter, one, side, place.center().y())
            words = place.adjusted(0, 0, -_SIGN_PX, 0) if is_mirrored else place.adjusted(_SIGN_PX, 0, 0, 0)
            align = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
            self.write(painter, one.name, words, align, ink="text", size_px=12)
            x += width + _GAP_PX

    def sizeHint(self) -> QSize:
        words = sum(_SIGN_PX + self.width_of(one.name, 12) for one in self._series)
        return QSize(words + _GAP_PX * max(0, len(self._series) - 1) + 2, scaled(20))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
