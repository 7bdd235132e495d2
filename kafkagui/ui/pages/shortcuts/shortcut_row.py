"""One action on the page: its title, its keys, and what stands against others."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.actions import native_keys
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.shortcuts.key_button import KeyButton
from kafkagui.ui.pages.shortcuts.shortcut import Shortcut
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_KEYS_PX = 190


class ShortcutRow(QWidget):
    """An action; the page decides what its buttons bring about.

    Signals:
        keys_wanted(shortcut, keys): other keys were pressed, empty for none.
        reset_wanted(shortcut): its own keys are wanted again.
    """

    keys_wanted = Signal(object, str)
    reset_wanted = Signal(object)

    def __init__(self, shortcut: Shortcut) -> None:
        super().__init__()
        self.shortcut = shortcut
        self._take_over: Callable[[], None] | None = None
        self._build()
        self._connect()

    def _build(self) -> None:
        title = self.shortcut.title
        self.keys = KeyButton(title)
        self.reset = IconButton("history", tr("Reset the keys of “{action}”", action=title))
        self._own = text_label("", "small")
        label = text_label(title)
        label.setBuddy(self.keys)
        self._problem = WrappedLabel(role="warn")
        self.take_over = Button(tr("Take over"), "link")
        self._problem_line = QWidget()
        sign = column(2, IconLabel("triangle-alert", "warn", 14), None)
        row(sign, (self._problem, 1), self.take_over, spacing=6, parent=self._problem_line)
        self._problem_line.hide()
        line = row(label, self._own, None, self.keys, self.reset, spacing=8)
        line.setAlignment(Qt.AlignmentFlag.AlignVCenter)
        column(line, self._problem_line, margins=(0, 6, 0, 6), spacing=4, parent=self)
        self.fit()

    def _connect(self) -> None:
        self.keys.pressed_keys.connect(lambda keys: self.keys_wanted.emit(self.shortcut, keys))
        self.keys.clicked.connect(self.forget_problem)
        self.reset.clicked.connect(lambda: self.reset_wanted.emit(self.shortcut))
        self.take_over.clicked.connect(self._on_take_over)

    @property
    def problem(self) -> str:
        """What is said against the keys that were pressed, or nothing."""
        return self._problem.text()

    def fit(self) -> None:
        """Take the room that the text size asks for."""
        self.keys.setFixedWidth(scaled(_KEYS_PX))

    def show_keys(self, keys: tuple[str, ...]) -> None:
        """Show which keys it has now, and its own where they are others."""
        own = self.shortcut.own_keys
        self.keys.show_keys(keys)
        words = ", ".join(native_keys(each) for each in own) or tr("none")
        self._own.setText(tr("Default: {value}", value=words) if keys != own else "")
        self.reset.setEnabled(keys != own)
        self.forget_problem()

    def say_problem(self, text: str, take_over: Callable[[], None] | None = None) -> None:
        """Say what stands against the keys that were pressed, and offer to take them from whom has them."""
        self._take_over = take_over
        self._problem.set_text(text)
        self.take_over.setVisible(take_over is not None)
        self._problem_line.show()
        if take_over is not None:
            self.take_over.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget_problem(self) -> None:
        """Say nothing more."""
        self._take_over = None
        self._problem.set_text("")
        self._problem_line.hide()

    def fits(self, wanted: str) -> bool:
        """Whether its words or keys have all of these words."""
        text = f"{self.shortcut.title} {self.shortcut.group} {self.keys.text()}".casefold()
        return all(word in text for word in wanted.casefold().split())

    def _on_take_over(self) -> None:
        if self._take_over is not None:
            self._take_over()
            self.keys.setFocus(Qt.FocusReason.OtherFocusReason)
