"""A field for a whole number of modest size."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QSpinBox, QWidget

_SIDE_PX = 7


class NumberField(QSpinBox):
    """A number between bounds, with small arrows.

    Not for offsets and other 64-bit numbers, which a spin box cuts off: take a `TextField` for those. The wheel changes
    it only while it has the focus.

    Args:
        name: accessible name; `FieldRow` sets it from its label.
        minimum: smallest value.
        maximum: greatest value.
        value: at first.
        suffix: unit behind the number, such as " ms".
    """

    def __init__(
        self,
        name: str = "",
        *,
        minimum: int = 0,
        maximum: int = 2_147_483_647,
        value: int = 0,
        suffix: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setRange(minimum, maximum)
        self.setGroupSeparatorShown(True)
        self.setSuffix(suffix)
        self.setValue(value)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # The stylesheet's padding does not reach the line inside a spin box.
        self.lineEdit().setTextMargins(_SIDE_PX, 0, _SIDE_PX, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()
