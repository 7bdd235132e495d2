"""Sizes that hold text, given in the design's pixels and kept right when the person changes the text size."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.theme import current_theme


class _ScaledSize(QObject):
    """Lives as long as the widget it sizes."""

    def __init__(self, widget: QWidget, height: int, least_width: int, most_width: int) -> None:
        super().__init__(widget)
        self._widget = widget
        self._height = height
        self._least_width = least_width
        self._most_width = most_width
        self._fit()
        current_theme().changed.connect(self._fit)

    def _fit(self) -> None:
        if self._height:
            self._widget.setFixedHeight(scaled(self._height))
        if self._least_width:
            self._widget.setMinimumWidth(scaled(self._least_width))
        if self._most_width:
            self._widget.setMaximumWidth(scaled(self._most_width))


def scale_height(widget: QWidget, height: int) -> None:
    """Give a bar this height in the design, now and at every text size."""
    _ScaledSize(widget, height, 0, 0)


def scale_width(widget: QWidget, least: int = 0, most: int = 0) -> None:
    """Bound a widget's width in the design's pixels, now and at every text size; 0 leaves a bound alone."""
    _ScaledSize(widget, 0, least, most)
