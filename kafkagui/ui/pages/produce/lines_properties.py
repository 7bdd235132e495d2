"""The properties of the line reader, by the names of Kafka's console producer."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.lines import LineGrammar
from kafkagui.core.wording import tr
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column, set_surface, text_label
from kafkagui.ui.widgets.text_field import TextField
from kafkagui.ui.widgets.toggle_switch import ToggleSwitch

_STOP, _NULL_KEY = "stop", "null-key"
_HEADER_FIELDS = ("headers_delimiter", "headers_separator", "headers_key_separator")
FIRST_GRAMMAR = LineGrammar(parse_key=True, key_separator=":")


class LinesProperties(QScrollArea):
    r"""Separators and what to do with a line that lacks them. ``\t`` in a field stands for a tab.

    Signals:
        changed: the grammar is another now, or what Enter does.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: dict[str, FieldRow] = {}
        self._build()
        self.set_grammar(FIRST_GRAMMAR)
        self._connect()

    def _build(self) -> None:
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.parse_key = ToggleSwitch(tr("Parse keys"))
        self.parse_headers = ToggleSwitch(tr("Parse headers"))
        self.each_line = ToggleSwitch(tr("Send each line on Enter"))
        self.each_line.setToolTip("Enter sends the line with the cursor; Shift+Enter makes a new line")
        self._add_field("key_separator", tr("Key separator"))
        self._add_field("headers_delimiter", tr("Headers end with"))
        self._add_field("headers_separator", tr("Between headers"))
        self._add_field("headers_key_separator", tr("Between header name and value"))
        self._add_field("null_marker", tr("Null marker"), tr("none"))
        choices = [(_STOP, tr("Stop and show it")), (_NULL_KEY, tr("Send with a null key"))]
        self.without_separator = ComboBox(tr("A line without the separator"), choices)
        lacking = FieldRow(self.without_separator, tr("A line without the separator"))
        head = text_label(tr("Lines"), "field")
        headers = [self.rows[name] for name in _HEADER_FIELDS]
        first = (head, self.parse_key, self.rows["key_separator"], lacking)
        inside = QWidget()
        set_surface(inside, "surface")
        rest = (self.parse_headers, *headers, self.rows["null_marker"], self.each_line)
        column(*first, *rest, None, margins=(0, 0, 6, 0), parent=inside)
        self.setWidget(inside)

    def _add_field(self, name: str, label: str, placeholder: str = "") -> None:
        self.rows[name] = FieldRow(TextField(mono=True, placeholder=placeholder), label)

    def _connect(self) -> None:
        self.parse_key.toggled.connect(self._on_changed)
        self.parse_headers.toggled.connect(self._on_changed)
        self.each_line.toggled.connect(self._on_changed)
        self.without_separator.chosen.connect(self._on_changed)
        for name in self.rows:
            self._line(name).textChanged.connect(self._on_changed)

    def tab_stops(self) -> tuple[QWidget, ...]:
        """What Tab goes through, in order."""
        first = (self.parse_key, self._line("key_separator"), self.without_separator, self.parse_headers)
        return (*first, *(self._line(name) for name in (*_HEADER_FIELDS, "null_marker")), self.each_line)

    def grammar(self) -> LineGrammar:
        """The properties as a grammar, not checked."""
        marker = _read(self._line("null_marker").text())
        separators = {name: _read(self._line(name).text()) for name in ("key_separator", *_HEADER_FIELDS)}
        return LineGrammar(
            parse_key=self.parse_key.isChecked(),
            parse_headers=self.parse_headers.isChecked(),
            ignore_error=self.without_separator.value == _NULL_KEY,
            null_marker=marker or None,
            **separators,
        )

    def set_grammar(self, grammar: LineGrammar) -> None:
        """Show another grammar."""
        for name in ("key_separator", *_HEADER_FIELDS):
            self._line(name).setText(_write(getattr(grammar, name)))
        self._line("null_marker").setText(_write(grammar.null_marker or ""))
        self.without_separator.set_value(_NULL_KEY if grammar.ignore_error else _STOP)
        self.parse_headers.setChecked(grammar.parse_headers)
        self.parse_key.setChecked(grammar.parse_key)
        self._on_changed()

    def problem(self) -> str:
        """What is wrong with the separators, shown beside its field too; empty when all is well."""
        for field in self.rows.values():
            field.set_error("")
        try:
            self.grammar().check()
        except InputRefused as refused:
            self.rows[refused.field].set_error(refused.message)
            return refused.message
        return ""

    def _on_changed(self) -> None:
        self.rows["key_separator"].setVisible(self.parse_key.isChecked())
        for name in _HEADER_FIELDS:
            self.rows[name].setVisible(self.parse_headers.isChecked())
        self.problem()
        self.changed.emit()

    def _line(self, name: str) -> TextField:
        field = self.rows[name].field
        assert isinstance(field, TextField)  # noqa: S101 - built above
        return field


def _read(text: str) -> str:
    return text.replace("\\t", "\t")


def _write(text: str) -> str:
    return text.replace("\t", "\\t")
