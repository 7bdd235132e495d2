"""A dialog over the dimmed window; the base of all of them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer
from PySide6.QtWidgets import QDialog, QWidget

from kafkagui.ui.widgets.scrim import Scrim

_MARGIN = QSize(48, 72)


class DialogFrame(QDialog):
    """Stands over its window, which it dims and blocks while it is open; deletes itself when it is closed.

    It is not modal for Qt, which would swallow the desktop's wish to close the window below. The veil takes the
    window's clicks instead, and the window gives the focus back to the dialog.

    Args:
        title: the window title, which a screen reader says first.
        window: the window to dim.
    """

    def __init__(self, title: str, window: QWidget) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._window = window.window()
        self._scrim = Scrim(self._window)
        self._window.installEventFilter(self)
        self.finished.connect(self._on_finished)

    @classmethod
    def front_of(cls, window: QWidget) -> DialogFrame | None:
        """The dialog that was opened last over this window and is open, if there is one."""
        return next((dialog for dialog in reversed(window.findChildren(cls)) if dialog.isVisible()), None)

    def pop_up(self) -> None:
        """Show it in the middle of its window."""
        self._scrim.show()
        self._scrim.raise_()
        self.resize(self.size().boundedTo(self._window.size() - _MARGIN))
        self.show()
        self.place_over(self._window)
        self._take_over()

    def place_over(self, window: QWidget) -> None:
        """Stand in the middle of the window."""
        place = self.frameGeometry()
        place.moveCenter(window.frameGeometry().center())
        self.move(place.topLeft())

    def _take_over(self) -> None:
        front = DialogFrame.front_of(self._window)
        if front is not None:
            front.raise_()
            front.activateWindow()

    def _on_finished(self) -> None:
        self._window.removeEventFilter(self)
        self._scrim.remove()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._window and event.type() == QEvent.Type.WindowActivate:
            QTimer.singleShot(0, self, self._take_over)
        return super().eventFilter(watched, event)
