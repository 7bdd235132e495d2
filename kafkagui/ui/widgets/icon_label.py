"""An icon that is only looked at."""

from __future__ import annotations

from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.icons import paint_icon


class IconLabel(QWidget):
    """Draws an icon; whatever it means stands beside it in words."""

    def __init__(self, icon_name: str, token: str = "text2", side: int = 16, parent: QWidget | None = None) -> None:  # noqa: S107
        super().__init__(parent)
        self._icon = icon_name
        self._token = token
        self.setFixedSize(side, side)

    def set(self, icon_name: str, token: str) -> None:
        """Draw another icon, in another colour."""
        self._icon, self._token = icon_name, token
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._icon, self._token, 0, 0, self.width())
        painter.end()
