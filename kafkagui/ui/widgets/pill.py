"""A word in a coloured lozenge: a status, a count, an environment."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from kafkagui.ui.fonts import scaled, ui_font
from kafkagui.ui.icons import paint_icon
from kafkagui.ui.models.cells import TONE_FILL, TONE_ICON, TONE_TEXT, Tone
from kafkagui.ui.theme import color

_ICON_PX: Final = 12
_SIDE_PX: Final = 9


class Pill(QWidget):
    """A status has a word and an icon, never a colour alone; a count may go without the icon.

    Args:
        text: the word.
        tone: what it means.
        icon_name: the icon; None takes the tone's own, an empty string none.
    """

    def __init__(
        self, text: str = "", tone: Tone = "neutral", *, icon_name: str | None = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set(text, tone, icon_name=icon_name)

    def set(self, text: str, tone: Tone, *, icon_name: str | None = "") -> None:
        """Say another word, in another tone."""
        self._text = text
        self._tone: Tone = tone
        self._icon = TONE_ICON[tone] if icon_name is None else icon_name
        self.setAccessibleName(text)
        self.updateGeometry()
        self.update()

    @property
    def text(self) -> str:
        """The word."""
        return self._text

    @property
    def tone(self) -> Tone:
        """Its meaning."""
        return self._tone

    def sizeHint(self) -> QSize:
        words = QFontMetrics(ui_font(11, 600)).horizontalAdvance(self._text)
        return QSize(words + 2 * _SIDE_PX + (_ICON_PX + 3 if self._icon else 0), scaled(19))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color(TONE_FILL[self._tone]))
        radius = self.height() / 2
        painter.drawRoundedRect(QRectF(self.rect()), radius, radius)
        left = _SIDE_PX
        if self._icon:
            paint_icon(painter, self._icon, TONE_TEXT[self._tone], 6, (self.height() - _ICON_PX) / 2, _ICON_PX)
            left = _ICON_PX + 10
        painter.setFont(ui_font(11, 600))
        painter.setPen(color(TONE_TEXT[self._tone]))
        painter.drawText(QRectF(left, 0, self.width() - left, self.height()), Qt.AlignmentFlag.AlignVCenter, self._text)
        painter.end()
