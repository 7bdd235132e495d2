"""A small form that hangs below a button."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QFrame, QLayout, QWidget

from kafkagui.ui.widgets.layouts import set_surface


class Popover(QFrame):
    """Floats below its anchor until a click elsewhere or Esc.

    Args:
        name: accessible name.
        parent: the widget whose button opens it.
    """

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        set_surface(self, "floating")
        self.setAccessibleName(name)

    def set_content(self, layout: QLayout) -> None:
        """Show these fields."""
        layout.setContentsMargins(14, 12, 14, 14)
        self.setLayout(layout)

    def show_below(self, anchor: QWidget) -> None:
        """Open with the right edges aligned, kept on the screen."""
        self._place(anchor)
        self.show()
        # Once more, since only now the sentences know how many lines they take.
        self._place(anchor)
        self.focusNextChild()

    def _place(self, anchor: QWidget) -> None:
        self.adjustSize()
        corner = anchor.mapToGlobal(QPoint(anchor.width() - self.width(), anchor.height() + 4))
        screen = anchor.screen().availableGeometry()
        x = min(max(corner.x(), screen.left() + 4), screen.right() - self.width() - 4)
        y = min(corner.y(), screen.bottom() - self.height() - 4)
        self.move(x, max(y, screen.top() + 4))
