"""The producer's options that are seldom changed."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.producing import ProducerOptions, resolve
from kafkagui.ui.pages.produce.popover import Popover
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column, text_label
from kafkagui.ui.widgets.text_field import TextField

_DEFAULTS = ProducerOptions()
_FIELDS = (
    ("linger_ms", "Linger (ms)", "Wait this long to fill a batch."),
    ("batch_size_bytes", "Batch size (bytes)", ""),
    ("retries", "Retries", "Empty: until the delivery timeout."),
    ("delivery_timeout_ms", "Delivery timeout (ms)", "Then a record has failed."),
    ("max_request_size_bytes", "Request size (bytes)", "A larger record fails at once."),
    ("max_in_flight", "Requests in flight", "At most 5 keep the order with idempotence."),
)


class MorePanel(Popover):
    """The form behind *More…*: linger, batch and request size, retries, delivery timeout, requests in flight.

    Signals:
        changed: a value is another now.
    """

    changed = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__("More producer options", parent)
        self.rows: dict[str, FieldRow] = {}
        self._build()

    def _build(self) -> None:
        for name, label, hint in _FIELDS:
            default = getattr(_DEFAULTS, name)
            line = TextField(mono=True)
            line.setText("" if default is None else str(default))
            line.editingFinished.connect(self._on_edited)
            self.rows[name] = FieldRow(line, label, hint)
        self.set_content(column(text_label("Producer options", "h2"), *self.rows.values(), spacing=10))
        self.setFixedWidth(280)

    def _on_edited(self) -> None:
        self.problem()
        self.changed.emit()

    def options(self, base: ProducerOptions) -> ProducerOptions:
        """``base`` with the values of this form.

        Raises:
            InputRefused: for a field that is no number.
        """
        numbers = {name: self._number(name) for name in self.rows}
        retries = numbers.pop("retries")
        return replace(
            base,
            linger_ms=numbers["linger_ms"] or 0,
            batch_size_bytes=numbers["batch_size_bytes"] or 0,
            delivery_timeout_ms=numbers["delivery_timeout_ms"] or 0,
            max_in_flight=numbers["max_in_flight"] or 0,
            max_request_size_bytes=numbers["max_request_size_bytes"] or 0,
            retries=retries,
        )

    def problem(self) -> str:
        """What is wrong, shown beside its field too; empty when all is well."""
        for field in self.rows.values():
            field.set_error("")
        try:
            resolve(self.options(_DEFAULTS))
        except InputRefused as refused:
            if refused.field in self.rows:
                self.rows[refused.field].set_error(refused.message)
            return refused.message
        return ""

    def texts(self) -> dict[str, str]:
        """The fields as they stand, for the draft."""
        return {name: self._line(name).text() for name in self.rows}

    def set_texts(self, texts: dict[str, str]) -> None:
        """Take ``texts`` back."""
        for name in self.rows:
            if name in texts:
                self._line(name).setText(texts[name])
        self._on_edited()

    def differs(self) -> bool:
        """Whether a value is not the default."""
        return any(self._line(name).text().strip() != _default_text(name) for name in self.rows)

    def _line(self, name: str) -> TextField:
        field = self.rows[name].field
        assert isinstance(field, TextField)  # noqa: S101 - built above
        return field

    def _number(self, name: str) -> int | None:
        text = self._line(name).text().strip()
        if not text and name == "retries":
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 12):
            raise InputRefused(f"“{text}” is not a whole number from 0.", field=name)
        return int(text)


def _default_text(name: str) -> str:
    default = getattr(_DEFAULTS, name)
    return "" if default is None else str(default)
