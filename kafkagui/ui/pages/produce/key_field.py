"""The key of the message: its format, its text, and where it leads."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.codecs.table import CODECS, codec
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import mark, tr
from kafkagui.services.compose import Typed
from kafkagui.ui.pages.help_button import HelpButton
from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.text_field import TextField

_WITHOUT_TEXT = {"null": mark("No key (null)"), "empty": mark("Empty key, zero bytes")}


class KeyField(QWidget):
    """A line for the key. Typing into a null or empty key makes it a text.

    Signals:
        edited: the key is another now.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()
        self._on_format_chosen()

    def _build(self) -> None:
        self.format = ComboBox(tr("Key format"), [(one.id, tr(one.title)) for one in CODECS], flat=True)
        self.format.set_value("null")
        self.line = TextField(tr("Key"), mono=True)
        self.forecast = text_label("", "small")
        self.problem = ElidedLabel("", "err")
        self.problem.hide()
        label = text_label(tr("Key"), "field")
        label.setBuddy(self.line)
        partitioner = HelpButton("partitioner", tr("How the partition is chosen"))
        where = row(self.forecast, partitioner, spacing=2)
        head = row(label, self.format, (self.problem, 1), None, where, spacing=8)
        column(head, self.line, spacing=6, parent=self)

    def _connect(self) -> None:
        self.format.chosen.connect(self._on_format_chosen)
        # Not textEdited: a screen reader, or a program that types for a person, writes without it.
        self.line.textChanged.connect(self._on_text_changed)

    @property
    def typed(self) -> Typed:
        """Text and format."""
        return Typed(self.line.text(), self.format.value)

    def set_typed(self, typed: Typed) -> None:
        """Show another key."""
        self.line.setText("" if typed.codec in _WITHOUT_TEXT else typed.text)
        self.format.set_value(typed.codec)
        self._on_format_chosen()

    def key_bytes(self) -> bytes | None:
        """The key as it goes out.

        Raises:
            InputRefused: with the position of the error.
        """
        return codec(self.format.value).encode(self.line.text())

    def refusal(self) -> InputRefused | None:
        """Why the text does not fit the format, if so."""
        try:
            self.key_bytes()
        except InputRefused as refused:
            return refused
        return None

    def set_forecast(self, text: str) -> None:
        """Say which partition the key goes to."""
        self.forecast.setText(text)

    def _on_text_changed(self, text: str) -> None:
        if text and self.format.value in _WITHOUT_TEXT:
            self.format.set_value("text")
        self._check()

    def _on_format_chosen(self) -> None:
        chosen = self.format.value
        if chosen in _WITHOUT_TEXT:
            self.line.clear()
        self.line.setPlaceholderText(tr(_WITHOUT_TEXT.get(chosen, mark("Empty text") if chosen == "text" else "")))
        self._check()

    def _check(self) -> None:
        refused = self.refusal()
        self.problem.set_text(refused.message if refused else "")
        self.problem.setVisible(refused is not None)
        self.line.setAccessibleDescription(refused.message if refused else "")
        restyle(self.line, "invalid", "true" if refused else "false")
        self.edited.emit()
