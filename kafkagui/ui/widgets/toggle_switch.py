"""A switch with its words, for what takes effect at once."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.mirroring import placed
from kafkagui.ui.theme import color

_TRACK: Final = QSize(32, 18)
_KNOB_PX: Final = 14
_GAP_PX: Final = 10


class ToggleSwitch(QAbstractButton):
    """On or off; Space or a click turns it; `toggled(bool)` says so.

    Args:
        text: what is on when it is on; also the accessible name.
    """

    def __init__(self, text: str, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(text)
        self.setAccessibleName(text)
        self.setCheckable(True)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def _paint_track(self, painter: QPainter, top: float) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        if not self.isEnabled():
            painter.setBrush(color("neutralSoft"))
        else:
            painter.setBrush(color("accent" if self.isChecked() else "border2"))
        painter.drawRoundedRect(self._at(QRectF(3, top, _TRACK.width(), _TRACK.height())), 9, 9)
        painter.setBrush(color("onAccent" if self.isEnabled() else "text3"))
        x = 3 + (_TRACK.width() - _KNOB_PX - 2 if self.isChecked() else 2)
        painter.drawEllipse(self._at(QRectF(x, top + 2, _KNOB_PX, _KNOB_PX)))

    def _paint_ring(self, painter: QPainter, top: float) -> None:
        painter.setPen(QPen(color("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(self._at(QRectF(1, top - 2, _TRACK.width() + 4, _TRACK.height() + 4)), 11, 11)

    def _at(self, part: QRectF) -> QRectF:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        return placed(QRectF(self.rect()), part, is_mirrored=is_mirrored)

    def sizeHint(self) -> QSize:
        words = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(_TRACK.width() + 6 + (_GAP_PX + words if words else 0), scaled(28))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = (self.height() - _TRACK.height()) / 2
        self._paint_track(painter, top)
        if self.hasFocus():
            self._paint_ring(painter, top)
        painter.setPen(color("text" if self.isEnabled() else "text3"))
        start = _TRACK.width() + 6 + _GAP_PX - 2
        words = self._at(QRectF(start, 0, self.width() - start, self.height()))
        painter.drawText(words, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self.text())
        painter.end()
