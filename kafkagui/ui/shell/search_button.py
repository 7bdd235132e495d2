"""The field-like button of the top bar that opens the command palette."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.theme import color
from kafkagui.ui.widgets.scaled_size import scale_height

_WIDTH_PX = 430
_LEAST_PX = 150
_KEYS = "Ctrl+K"


class SearchButton(QAbstractButton):
    """Looks like a search field; what is typed is typed into the palette."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = tr("Search topics, records and commands")
        scale_height(self, 30)
        self.setMinimumWidth(_LEAST_PX)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.show_keys(_KEYS)

    def show_keys(self, keys: str) -> None:
        """Show which keys do the same."""
        self._keys = keys
        self.setAccessibleName(f"{self._words} ({keys})" if keys else self._words)
        self.setToolTip(self.accessibleName())
        self.update()

    def _paint_words(self, painter: QPainter) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        place = QRectF(self.rect()).adjusted(12, 0, -8, 0)
        middle = place.center().y()
        paint_icon(painter, "search", "text2", place.right() - 12 if is_mirrored else place.left(), middle - 8, 16)
        painter.setFont(ui_font(11))
        keys_px = painter.fontMetrics().horizontalAdvance(self._keys) + 12.0 if self._keys else 0.0
        left = place.left() - 4 if is_mirrored else place.right() - keys_px
        chip = QRectF(left, middle - 9, keys_px, 18)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color("neutralSoft"))
        painter.drawRoundedRect(chip, 4, 4)
        painter.setPen(color("text2"))
        painter.drawText(chip, Qt.AlignmentFlag.AlignCenter, self._keys)
        painter.setFont(ui_font(13))
        words = place.adjusted(keys_px + 8, 0, -26, 0) if is_mirrored else place.adjusted(26, 0, -keys_px - 8, 0)
        side = Qt.AlignmentFlag.AlignRight if is_mirrored else Qt.AlignmentFlag.AlignLeft
        text = painter.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, side | Qt.AlignmentFlag.AlignVCenter, text)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_WIDTH_PX), scaled(30))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ring = 2 if self.hasFocus() else 1
        ground = QRectF(self.rect()).adjusted(ring / 2, ring / 2, -ring / 2, -ring / 2)
        pen = painter.pen()
        pen.setColor(color("accent" if self.hasFocus() else "border2" if self.underMouse() else "border"))
        pen.setWidth(ring)
        painter.setPen(pen)
        painter.setBrush(color("surface"))
        painter.drawRoundedRect(ground, 6, 6)
        self._paint_words(painter)
        painter.end()
