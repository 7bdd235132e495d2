"""The button that shows an action's keys and takes others."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QKeyCombination, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence

from kafkagui.core.wording import tr
from kafkagui.ui.actions import native_keys
from kafkagui.ui.widgets.button import Button

_MODIFIERS = (
    Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr, Qt.Key.Key_unknown,
)  # fmt: skip
_NONE = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class KeyButton(Button):
    """Shows keys; once pressed it listens: the next keys are what is wanted, Backspace none, Esc gives up.

    Args:
        title: the action's.

    Signals:
        pressed_keys(keys): keys in Qt's portable words, empty for none.
    """

    pressed_keys = Signal(str)
    is_listening = False

    def __init__(self, title: str) -> None:
        super().__init__("")
        self._title = title
        self._keys: tuple[str, ...] = ()
        self.clicked.connect(self.listen)

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show these."""
        self._keys = keys
        self.is_listening = False
        words = ", ".join(native_keys(each) for each in keys)
        self.setText(words or tr("None"))
        self.setAccessibleName(tr("Keys of “{action}”: {keys}", action=self._title, keys=words or tr("none")))
        self.setToolTip(tr("Change the keys"))

    def listen(self) -> None:
        """Take the next keys."""
        self.is_listening = True
        self.setText(tr("Press keys…"))
        self.setAccessibleName(
            tr("Press the keys for “{action}”; Esc gives up, Backspace takes them away", action=self._title)
        )
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _MODIFIERS:
            return
        before = self._keys
        self.show_keys(before)
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key == Qt.Key.Key_Escape and plain:
            return
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        pressed = QKeySequence(QKeyCombination(modifiers, key)).toString(QKeySequence.SequenceFormat.PortableText)
        self.pressed_keys.emit("" if key in _NONE and plain else pressed)

    def event(self, event: QEvent) -> bool:
        if self.is_listening and isinstance(event, QKeyEvent):
            # Neither a shortcut nor the focus may have these keys.
            if event.type() == QEvent.Type.KeyPress:
                self._take(event)
            event.accept()
            return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.is_listening:
            self.show_keys(self._keys)
        super().focusOutEvent(event)
