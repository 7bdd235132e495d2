"""The producer's options that are seldom changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.producing import ProducerOptions, resolve
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.produce.fields_popover import FieldSpec, FieldsPopover
from kafkagui.ui.widgets.layouts import text_label

_DEFAULTS = ProducerOptions()
_FIELDS = (
    FieldSpec("linger_ms", mark("Linger (ms)"), mark("Wait this long to fill a batch.")),
    FieldSpec("batch_size_bytes", mark("Batch size (bytes)")),
    FieldSpec("retries", mark("Retries"), mark("Empty: until the delivery timeout.")),
    FieldSpec("delivery_timeout_ms", mark("Delivery timeout (ms)"), mark("Then a record has failed.")),
    FieldSpec("max_request_size_bytes", mark("Request size (bytes)"), mark("A larger record fails at once.")),
    FieldSpec("max_in_flight", mark("Requests in flight"), mark("At most 5 keep the order with idempotence.")),
)


class MorePanel(FieldsPopover):
    """The form behind *More…*: linger, batch and request size, retries, delivery timeout, requests in flight."""

    def __init__(self, parent: QWidget) -> None:
        texts = {spec.name: _default_text(spec.name) for spec in _FIELDS}
        super().__init__(tr("More producer options"), _FIELDS, texts, parent)
        self.setFixedWidth(280)

    def head(self) -> Sequence[QWidget]:
        """The heading."""
        return (text_label(tr("Producer options"), "h2"),)

    def options(self, base: ProducerOptions) -> ProducerOptions:
        """``base`` with the values of this form.

        Raises:
            InputRefused: for a field that is no number.
        """
        numbers = {spec.name: self._number(spec.name) for spec in _FIELDS}
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

    def first_problem(self) -> tuple[str, str]:
        """The first field that is wrong, and what is wrong with it."""
        try:
            resolve(self.options(_DEFAULTS))
        except InputRefused as refused:
            return refused.field, refused.message
        return "", ""

    def differs(self) -> bool:
        """Whether a value is not the default."""
        return any(self.text(spec.name) != _default_text(spec.name) for spec in _FIELDS)

    def _number(self, name: str) -> int | None:
        text = self.text(name)
        if not text and name == "retries":
            return None
        if not (text.isascii() and text.isdigit() and len(text) <= 12):
            raise InputRefused(tr("“{text}” is not a whole number from 0.", text=text), field=name)
        return int(text)


def _default_text(name: str) -> str:
    default = getattr(_DEFAULTS, name)
    return "" if default is None else str(default)
