"""A turning sign in the control that began something."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer
from PySide6.QtGui import QHideEvent, QPainter, QPaintEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.icons import paint_icon
from kafkagui.ui.theme import current_theme

WAIT_MS: Final = 300
"""What is quicker than this shows no progress."""

_STEP_MS: Final = 80
_STEP_DEGREES: Final = 30


class Spinner(QWidget):
    """Turns while something of unknown length goes on; invisible for its first 300 ms, still where motion is unwanted.

    Args:
        name: what is going on, for a screen reader.
        side: pixels.
    """

    def __init__(self, name: str, side: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._degrees = 0
        self._running = False
        self.setAccessibleName(name)
        self.setFixedSize(side, side)
        self._build_timers()

    def _build_timers(self) -> None:
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT_MS)
        self._wait.timeout.connect(self._on_waited)
        self._turn = QTimer(self)
        self._turn.setInterval(_STEP_MS)
        self._turn.timeout.connect(self._on_turned)

    @property
    def running(self) -> bool:
        """Whether something goes on."""
        return self._running

    def start(self) -> None:
        """Something goes on."""
        self._running = True
        self._wait.start()

    def stop(self) -> None:
        """It is over."""
        self._running = False
        self._wait.stop()
        self._turn.stop()
        self.update()

    def _on_waited(self) -> None:
        if self.isVisible() and not current_theme().reduced_motion:
            self._turn.start()
        self.update()

    def _on_turned(self) -> None:
        if current_theme().reduced_motion:
            self._turn.stop()
        else:
            self._degrees = (self._degrees + _STEP_DEGREES) % 360
            self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        self._turn.stop()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        if self._running and not self._wait.isActive():
            self._on_waited()
        super().showEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._running or self._wait.isActive():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        half = self.width() / 2
        painter.translate(half, half)
        painter.rotate(self._degrees)
        painter.translate(-half, -half)
        paint_icon(painter, "loader", "text2", 0, 0, self.width())
        painter.end()
