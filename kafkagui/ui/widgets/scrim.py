"""A veil over a window."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.fonts import ui_font
from kafkagui.ui.theme import color


class Scrim(QWidget):
    """Covers a window with a veil, and on it a word if there is one; follows the window's size.

    Signals:
        pressed: the mouse was pressed on it.
    """

    pressed = Signal()

    def __init__(self, window: QWidget, text: str = "") -> None:
        super().__init__(window)
        self._text = text
        self.setAccessibleName(text)
        self.hide()
        self.setGeometry(window.rect())
        window.installEventFilter(self)

    def remove(self) -> None:
        """Take the veil away."""
        self.hide()
        self.deleteLater()

    def _paint_text(self, painter: QPainter) -> None:
        painter.setFont(ui_font(14, 600))
        plate = QRectF(0, 0, painter.fontMetrics().horizontalAdvance(self._text) + 48, 48)
        plate.moveCenter(QRectF(self.rect()).center())
        painter.setPen(color("border"))
        painter.setBrush(color("raised"))
        painter.drawRoundedRect(plate, 8, 8)
        painter.setPen(color("text"))
        painter.drawText(plate, Qt.AlignmentFlag.AlignCenter, self._text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.pressed.emit()
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), color("scrim"))
        if self._text:
            self._paint_text(painter)
        painter.end()
