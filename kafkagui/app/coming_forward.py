"""Brings a window forward because the person asked for the program once more."""

from __future__ import annotations

import os

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.ui.widgets.dialog_frame import DialogFrame


def come_forward(window: QWidget, token: str) -> None:
    """Show it, over the others, with the focus; a dialog of it that is open stays in front.

    Args:
        window: the window.
        token: the desktop's leave, without which it may only make the window's entry blink; empty when there is none.
    """
    if token:
        os.environ["XDG_ACTIVATION_TOKEN"] = token  # Qt looks for it there when it activates a window.
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    front = DialogFrame.front_of(window) or window
    front.raise_()
    front.activateWindow()
