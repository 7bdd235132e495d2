"""Where reading starts and stops, as a person chooses it: a kind, and for some a number or time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.positions import (
    AfterCount,
    AtEnd,
    BeforeTime,
    FromBeginning,
    FromEnd,
    FromLast,
    FromOffset,
    FromTime,
    Live,
    StartAt,
    StopAt,
)
from kafkagui.core.times import parse
from kafkagui.core.wording import mark, tr
from kafkagui.ui.fonts import scaled
from kafkagui.ui.theme import current_theme, restyle
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.layouts import row
from kafkagui.ui.widgets.text_field import TextField

START_KINDS = (
    ("beginning", mark("Beginning")),
    ("end", mark("End")),
    ("last", mark("Last N")),
    ("offset", mark("Offset")),
    ("time", mark("Time")),
)
STOP_KINDS = (
    ("live", mark("Never (live)")),
    ("end", mark("End as of now")),
    ("count", mark("N records")),
    ("time", mark("Time")),
)
_EXAMPLES = {"last": "100", "offset": "0", "count": "1000", "time": "2026-05-14 09:41:57"}
_WIDTHS = {"time": 168}


class SpanChoice(QWidget):
    """A kind from a list, with a field beside it for the kinds that need a number or a time.

    Signals:
        edited: another kind, number or time.
        submitted: Enter was pressed in the field.
    """

    edited = Signal()
    submitted = Signal()

    def __init__(self, name: str, kinds: tuple[tuple[str, str], ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = name
        self._texts: dict[str, str] = {}
        self._build(kinds)
        self._connect()
        self._show_field()

    def _build(self, kinds: tuple[tuple[str, str], ...]) -> None:
        self.kind = ComboBox(self._name, [(kind, tr(words)) for kind, words in kinds])
        self.field = TextField(tr("{name}: number or time", name=self._name), mono=True)
        row(self.kind, self.field, spacing=6, parent=self)

    def _connect(self) -> None:
        self.kind.chosen.connect(self._on_kind_chosen)
        current_theme().changed.connect(self._fit_field)
        self.field.textChanged.connect(self._on_text_changed)
        self.field.returnPressed.connect(self.submitted)

    def _on_kind_chosen(self, _kind: str) -> None:
        self._show_field()
        self.edited.emit()

    def _on_text_changed(self, text: str) -> None:
        self._texts[self.kind.value] = text
        self.set_wrong("")
        self.edited.emit()

    def _show_field(self) -> None:
        kind = self.kind.value
        self.field.setVisible(kind in _EXAMPLES)
        self.field.setPlaceholderText(_EXAMPLES.get(kind, ""))
        self._fit_field()
        blocked = self.field.blockSignals(True)
        self.field.setText(self._texts.get(kind, ""))
        self.field.blockSignals(blocked)
        self.set_wrong("")

    def _fit_field(self) -> None:
        self.field.setFixedWidth(scaled(_WIDTHS.get(self.kind.value, 92)))

    def set_choice(self, kind: str, text: str = "") -> None:
        """Choose a kind and what stands beside it."""
        self._texts[kind] = text
        self.kind.set_value(kind)
        self._show_field()

    @property
    def text(self) -> str:
        """What stands in the field; empty for a kind without one."""
        return self._texts.get(self.kind.value, "") if self.kind.value in _EXAMPLES else ""

    def set_wrong(self, reason: str) -> None:
        """Mark the field as wrong and say why in its tool tip; empty takes the mark away."""
        restyle(self.field, "invalid", "true" if reason else "false")
        self.field.setToolTip(reason)
        self.field.setAccessibleDescription(tr("Error: {reason}", reason=reason) if reason else "")

    def number(self, least: int) -> int:
        """The number in the field; an empty one takes the example.

        Raises:
            InputRefused: when it is no whole number from ``least``.
        """
        text = (self.text or _EXAMPLES[self.kind.value]).replace(",", "").strip()
        if not text.isascii() or not text.isdigit() or int(text) < least:
            raise InputRefused(
                tr("{name}: “{text}” is not a whole number from {least:,}.", name=self._name, text=text, least=least),
                field=self._name,
            )
        return int(text)

    def time_ms(self, zone: str) -> int:
        """The time in the field.

        Raises:
            InputRefused: when it is no time.
        """
        return parse(self.text, zone, self._name)


def start_of(choice: SpanChoice, zone: str) -> StartAt:
    """Where reading starts.

    Raises:
        InputRefused: for a number or time that is none.
    """
    kind = choice.kind.value
    if kind == "last":
        return FromLast(choice.number(1))
    if kind == "offset":
        return FromOffset(choice.number(0))
    if kind == "time":
        return FromTime(choice.time_ms(zone))
    return FromEnd() if kind == "end" else FromBeginning()


def stop_of(choice: SpanChoice, zone: str) -> StopAt:
    """When reading stops.

    Raises:
        InputRefused: for a number or time that is none.
    """
    kind = choice.kind.value
    if kind == "count":
        return AfterCount(choice.number(1))
    if kind == "time":
        return BeforeTime(choice.time_ms(zone))
    return AtEnd() if kind == "end" else Live()
