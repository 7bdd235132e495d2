"""The bell in the top bar, with the number of notices that nobody has looked at."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.fonts import ui_font
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.icon_button import IconButton

_MOST_SAID = 99
_BADGE_PX = 14


class Bell(IconButton):
    """A button; the number stands on its upper trailing corner, and in its name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("bell", tr("Notifications"), parent=parent)
        self._unread = 0

    def show_unread(self, count: int) -> None:
        """Show how many are new."""
        self._unread = count
        self.set_tip(
            trn("Notifications: {count} is new", "Notifications: {count} are new", count)
            if count
            else tr("Notifications")
        )
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._unread:
            return
        words = f"{self._unread}" if self._unread <= _MOST_SAID else f"{_MOST_SAID}+"
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(ui_font(10, 600))
        width = max(_BADGE_PX, painter.fontMetrics().horizontalAdvance(words) + 6)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        badge = QRectF(0 if is_mirrored else self.width() - width, 0, width, _BADGE_PX)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("accent"))
        painter.drawRoundedRect(badge, _BADGE_PX / 2, _BADGE_PX / 2)
        painter.setPen(color("onAccent"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, words)
        painter.end()
