"""The value of the message: its format, its text, whether it is valid, and how large."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QCheckBox, QWidget

from kafkagui.codecs import json_text
from kafkagui.codecs.table import CODECS, codec
from kafkagui.core.errors import InputRefused
from kafkagui.core.quantities import byte_size
from kafkagui.core.wording import tr
from kafkagui.services.compose import Typed
from kafkagui.ui.theme import restyle
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.code_editor import CodeEditor
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.json_highlighter import JsonHighlighter
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.pill import Pill

_AT_ONCE_LETTERS: Final = 20_000
_CHECK_AFTER_MS: Final = 300
"""A long text is checked when typing pauses, since checking costs 100 ms per million letters."""


FIRST_VALUE: Final = '{\n  "number": 0\n}'
"""What a new page holds, so that there is something to send."""


class ValueField(QWidget):
    """An editor for the value, or a tombstone.

    Signals:
        edited: the value is another now, and checked.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._refusal: InputRefused | None = None
        self._build()
        self._connect()
        self.editor.set_text(FIRST_VALUE)
        self._on_format_chosen()

    def _build(self) -> None:
        formats = [(one.id, tr(one.title)) for one in CODECS if one.id != "null"]
        self.format = ComboBox(tr("Value format"), formats, flat=True)
        self.format.set_value("json")
        self.verdict = Pill(tr("Valid"), "ok")
        self.tombstone = QCheckBox(tr("Tombstone (null value)"))
        self.tombstone.setAccessibleName(tr("Tombstone (null value)"))
        self.tombstone.setToolTip(tr("Sends null: in a compacted topic it deletes the key"))
        self.size_label = text_label("0 B", "small")
        self.highlight = Button(tr("Highlight anyway"), "link")
        self.highlight.setToolTip(tr("Colours a long text; takes about a second per million letters"))
        self.highlight.hide()
        self.editor = CodeEditor(tr("Value"))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        label = text_label(tr("Value"), "field")
        label.setBuddy(self.editor)
        head = row(label, self.format, self.verdict, None, self.tombstone, self.highlight, self.size_label, spacing=8)
        column(head, (self.editor, 1), spacing=6, parent=self)

    def _connect(self) -> None:
        self.format.chosen.connect(self._on_format_chosen)
        self.tombstone.toggled.connect(self._on_tombstone_toggled)
        self.editor.textChanged.connect(self._on_text_changed)
        self.editor.highlighting_skipped.connect(self.highlight.setVisible)
        self.highlight.clicked.connect(self.editor.highlight_anyway)
        self._pause.timeout.connect(self.check)

    @property
    def typed(self) -> Typed:
        """Text and format; a tombstone keeps its text."""
        return Typed(self.editor.text(), "null" if self.tombstone.isChecked() else self.format.value)

    @property
    def text_format(self) -> str:
        """The format that is chosen, also beneath a tombstone."""
        return self.format.value

    def set_typed(self, typed: Typed) -> None:
        """Show another value."""
        if typed.codec != "null":
            self.format.set_value(typed.codec)
        self.editor.set_text(typed.text)
        self.tombstone.setChecked(typed.codec == "null")
        self.check()

    def set_tight(self, on: bool) -> None:
        """Use fewer words, where there is hardly any room."""
        self.tombstone.setText(tr("Tombstone") if on else tr("Tombstone (null value)"))

    def refusal(self) -> InputRefused | None:
        """Why the text does not fit its format, if so; checks first what is not checked yet."""
        if self._pause.isActive():
            self.check()
        return self._refusal

    def check(self) -> None:
        """Check the text against its format, and show the result."""
        self._pause.stop()
        typed = self.typed
        try:
            data = codec(typed.codec).encode(typed.text)
            self._refusal = None
            self.size_label.setText("null" if data is None else byte_size(len(data)))
        except InputRefused as refused:
            self._refusal = refused
            self.size_label.setText("")
        self._show_verdict(typed)
        self.edited.emit()

    def format_json(self) -> None:
        """Lay JSON out over lines; no number, order or duplicate changes, and it can be undone."""
        text = self.editor.text()
        laid_out = json_text.pretty(text)
        if self.format.value == "json" and laid_out != text:
            cursor = QTextCursor(self.editor.document())
            cursor.select(QTextCursor.SelectionType.Document)
            cursor.insertText(laid_out)

    def show_refusal(self) -> None:
        """Put the cursor where the error is."""
        if self._refusal is not None and self._refusal.position is not None:
            line, column_number = _place(self.editor.text(), self._refusal.position)
            self.editor.go_to(line, column_number - 1)
        self.editor.setFocus()

    def _show_verdict(self, typed: Typed) -> None:
        refused = self._refusal
        errors: dict[int, str] = {}
        if refused is None:
            is_null = typed.codec == "null"
            self.verdict.set(tr("Null") if is_null else tr("Valid"), "neutral" if is_null else "ok")
        elif not typed.text:
            self.verdict.set(tr("Nothing typed yet"), "neutral")
        else:
            line, column_number = _place(typed.text, refused.position or 0)
            self.verdict.set(tr("Line {line}, column {column}", line=line, column=column_number), "err", icon_name=None)
            self.verdict.setAccessibleName(
                tr("Invalid at line {line}, column {column}", line=line, column=column_number)
            )
            errors[line] = refused.message
        self.verdict.setToolTip(refused.message if refused is not None else "")
        if self.editor.errors() != errors:
            self.editor.set_errors(errors)

    def _on_text_changed(self) -> None:
        if self.editor.document().characterCount() <= _AT_ONCE_LETTERS:
            self.check()
        else:
            self._pause.start(_CHECK_AFTER_MS)

    def _on_format_chosen(self) -> None:
        self.editor.set_highlighter(JsonHighlighter if self.format.value == "json" else None)
        self._fit_editor()
        self.check()

    def _on_tombstone_toggled(self, _on: bool) -> None:
        self._fit_editor()
        self.check()

    def _fit_editor(self) -> None:
        has_text = not self.tombstone.isChecked() and self.format.value != "empty"
        self.editor.setEnabled(has_text)
        self.format.setEnabled(not self.tombstone.isChecked())
        restyle(self.editor, "invalid", "false")


def _place(text: str, position: int) -> tuple[int, int]:
    """Line and column, both from 1, of a position."""
    before = text[:position]
    return before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1
