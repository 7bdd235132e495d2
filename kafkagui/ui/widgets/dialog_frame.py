"""A dialog over the dimmed window; the base of all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QWidget

from kafkagui.ui.widgets.scrim import Scrim

_MARGIN = QSize(48, 72)


class DialogFrame(QDialog):
    """Modal for its window, which it dims while it is open; deletes itself when it is closed.

    Args:
        title: the window title, which a screen reader says first.
        window: the window to dim.
    """

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setModal(True)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window.window()
        self._scrim = Scrim(self._window)
        self.finished.connect(self._scrim.remove)

    def pop_up(self) -> None:
        """Show it in the middle of its window."""
        self._scrim.show()
        self._scrim.raise_()
        self.resize(self.size().boundedTo(self._window.size() - _MARGIN))
        self.open()
        place = self.frameGeometry()
        place.moveCenter(self._window.frameGeometry().center())
        self.move(place.topLeft())
