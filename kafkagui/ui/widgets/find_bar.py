"""The line in which one looks for words in a text."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, set_surface
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.text_search import Query

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class FindBar(QFrame):
    """Words, how they are meant, "3 of 17", previous, next, close.

    Enter and F3 go on, with Shift back; Esc closes.

    Signals:
        edited: the words or how they are meant are others now.
        stepped(step): the next match is wanted (1), or the one before (-1).
        closed: it is not wanted any more.
    """

    edited = Signal()
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        set_surface(self, "pageBar")
        self.field = TextField(tr("Find in the text"), placeholder=tr("Find"), icon_name="search")
        self.status = ElidedLabel("", "small")
        self.case = _toggle("Aa", tr("Match case"))
        self.whole = _toggle("|ab|", tr("Whole words"))
        self.regular = _toggle(".*", tr("Regular expression"))
        self.previous = IconButton("chevron-up", tr("Previous match (Shift+F3)"), side=24)
        self.next = IconButton("chevron-down", tr("Next match (F3)"), side=24)
        self.close_button = IconButton("x", tr("Close (Esc)"), side=24)
        toggles = (self.case, self.whole, self.regular)
        steps = (self.previous, self.next, self.close_button)
        row((self.field, 3), (self.status, 2), *toggles, *steps, margins=(8, 4, 6, 4), spacing=4, parent=self)

    def _connect(self) -> None:
        self.field.textChanged.connect(self.edited)
        for toggle in (self.case, self.whole, self.regular):
            toggle.toggled.connect(self.edited)
        self.previous.clicked.connect(lambda: self.stepped.emit(-1))
        self.next.clicked.connect(lambda: self.stepped.emit(1))
        self.close_button.clicked.connect(self.closed)

    @property
    def query(self) -> Query:
        """What is looked for."""
        return Query(self.field.text(), self.case.isChecked(), self.whole.isChecked(), self.regular.isChecked())

    def take_focus(self, words: str = "") -> None:
        """Put the focus into the field; `words`, if there are any, take the place of those before."""
        if words:
            self.field.setText(words)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def show_status(self, words: str, *, is_problem: bool = False) -> None:
        """Say how many matches there are, or what is wrong with the words."""
        self.status.set_text(words)
        self.status.setToolTip(words)
        self.field.setAccessibleDescription(words)
        invalid = "true" if is_problem else "false"
        if self.field.property("invalid") != invalid:
            restyle(self.field, "invalid", invalid)
            restyle(self.status, "role", "err" if is_problem else "small")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if (event.key() in _ENTER and self.field.hasFocus()) or event.key() == Qt.Key.Key_F3:
            self.stepped.emit(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)


def _toggle(words: str, name: str) -> Button:
    button = Button(words, "ghost", name=name)
    button.setCheckable(True)
    button.setToolTip(name)
    button.setProperty("scale", "tight")
    return button
