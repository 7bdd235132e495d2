"""The tinted ground that says where a carried tab would land."""

from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.theme import color


class DropHint(QWidget):
    """Lies over the workspace; the pointer goes through it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def show_over(self, place: QRect) -> None:
        """Show it over this part of the parent."""
        self.setGeometry(place)
        self.show()
        self.raise_()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = color("accentSoft")
        ground.setAlpha(170)
        pen = painter.pen()
        pen.setColor(color("accent"))
        pen.setWidth(2)
        painter.setPen(pen)
        painter.setBrush(ground)
        painter.drawRoundedRect(self.rect().adjusted(3, 3, -3, -3), 6, 6)
        painter.end()
