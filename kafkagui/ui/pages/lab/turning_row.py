"""Cards side by side where there is room for all of them, below one another where there is not."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.widgets.layouts import row

_GAP_PX = 12


class TurningRow(QWidget):
    """Gives each card that is shown the same width.

    Args:
        cards: what stands in it; hidden ones need no room.
        least_px: what a card needs to stand beside another, in the design's pixels.
    """

    def __init__(self, *cards: QWidget, least_px: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards = cards
        self._least_px = least_px
        self._build()

    def _build(self) -> None:
        for card in self._cards:
            # As wide as its share, whatever stands in it.
            card.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._layout = row(*((card, 1) for card in self._cards), spacing=_GAP_PX, parent=self)

    def _turn(self) -> None:
        count = sum(not card.isHidden() for card in self._cards)
        is_narrow = self.width() < count * scaled(self._least_px) + (count - 1) * _GAP_PX
        way = QBoxLayout.Direction.TopToBottom if is_narrow else QBoxLayout.Direction.LeftToRight
        if self._layout.direction() is not way:
            self._layout.setDirection(way)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # A card is shown, hidden, or needs another size.
            self._turn()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()
