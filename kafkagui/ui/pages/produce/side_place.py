"""Where the side of a composer's tab stands: beside what is written, or below it where there is no room beside."""

from __future__ import annotations

from typing import Final

from PySide6.QtWidgets import QBoxLayout, QWidget

from kafkagui.ui.fonts import scaled

_WIDE_PX: Final = 320
_NARROW_PX: Final = 280
_ANY_PX: Final = (1 << 24) - 1
"""Qt's QWIDGETSIZE_MAX: no limit."""


def fit_side(layout: QBoxLayout, side: QWidget, *, compact: bool = False, stacked: bool = False) -> None:
    """Place the side in the layout that holds it; ``compact`` gives it less room, ``stacked`` puts it below."""
    way = QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight
    if layout.direction() is not way:
        layout.setDirection(way)
    width = scaled(_NARROW_PX if compact else _WIDE_PX)
    side.setMinimumWidth(0 if stacked else width)
    side.setMaximumWidth(_ANY_PX if stacked else width)
