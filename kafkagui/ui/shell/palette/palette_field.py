"""The palette's field: letters are typed into it, other keys act on the lines below."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from kafkagui.ui.widgets.text_field import TextField

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class PaletteField(TextField):
    """A field without a frame.

    Signals:
        stepped(by): so many lines down, or up.
        entered(beside): Enter, or Ctrl+Enter.
    """

    stepped = Signal(int)
    entered = Signal(bool)

    def __init__(self, name: str, placeholder: str) -> None:
        super().__init__(name, placeholder=placeholder, icon_name="search")
        self.setProperty("bare", "true")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(_STEPS[key])
        elif key in _ENTER:
            self.entered.emit(bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier))
        else:
            super().keyPressEvent(event)
