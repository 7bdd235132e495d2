"""How often and how fast a run sends."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.services.pacing import Pace
from kafkagui.ui.pages.produce.popover import Popover
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column, row, text_label
from kafkagui.ui.widgets.text_field import TextField


class RepeatPanel(Popover):
    """The form behind *Repeat…*: n times or until stopped, every t ms, at most r a second, synchronous time-out.

    Signals:
        changed: a value is another now.
    """

    changed = Signal()

    def __init__(self, timeout_s: float, parent: QWidget) -> None:
        super().__init__("Repeat", parent)
        self._build(timeout_s)
        self._connect()

    def _build(self, timeout_s: float) -> None:
        self._counted = QRadioButton("This many times")
        self._endless = QRadioButton("Until stopped")
        self._counted.setChecked(True)
        self.times = FieldRow(TextField(mono=True), "Times")
        self.every = FieldRow(TextField(mono=True), "Time between records (ms)", "0 means as fast as it goes.")
        self.rate = FieldRow(TextField(mono=True, placeholder="no limit"), "At most, records a second")
        self.timeout = FieldRow(
            TextField(mono=True), "Synchronous time-out (s)", "After this long a synchronous send counts as failed."
        )
        for field, text in ((self.times, "1"), (self.every, "0"), (self.timeout, f"{timeout_s:g}")):
            _line(field).setText(text)
        fields = (self.times, self.every, self.rate, self.timeout)
        head = text_label("Repeat", "h2")
        self.set_content(column(head, row(self._counted, self._endless, None), *fields, spacing=10))
        self.setFixedWidth(300)

    def _connect(self) -> None:
        self._counted.toggled.connect(self._on_counted_toggled)
        for field in (self.times, self.every, self.rate, self.timeout):
            _line(field).editingFinished.connect(self._on_edited)

    def _on_counted_toggled(self, on: bool) -> None:
        self.times.setVisible(on)
        self.changed.emit()

    def _on_edited(self) -> None:
        self.problem()
        self.changed.emit()

    def set_until_stopped(self, on: bool) -> None:
        """Choose *Until stopped*, or a number of times."""
        (self._endless if on else self._counted).setChecked(True)

    def pace(self) -> Pace:
        """The chosen pace.

        Raises:
            InputRefused: for a field that is no number or out of range.
        """
        times = None if self._endless.isChecked() else int(_number(self.times, "repeat", whole=True))
        rate = _line(self.rate).text().strip()
        pace = Pace(
            times,
            _number(self.every, "every_ms"),
            _number(self.rate, "per_second") if rate else None,
        )
        pace.check()
        return pace

    def timeout_s(self) -> float:
        """How long a synchronous send may wait.

        Raises:
            InputRefused: for a field that is no number above zero.
        """
        timeout_s = _number(self.timeout, "timeout")
        if not 0 < timeout_s <= 3600:
            raise InputRefused("The synchronous time-out is 0.1 to 3600 s.", field="timeout")
        return timeout_s

    def problem(self) -> str:
        """What is wrong with the fields, shown beside the field too; empty when all is well."""
        rows = {"repeat": self.times, "every_ms": self.every, "per_second": self.rate, "timeout": self.timeout}
        for field in rows.values():
            field.set_error("")
        try:
            self.pace()
            self.timeout_s()
        except InputRefused as refused:
            rows[refused.field].set_error(refused.message)
            return refused.message
        return ""

    def summary(self) -> str:
        """The choice in a few words, such as ``100 times``; empty for a single send."""
        if self.problem():
            return ""
        pace = self.pace()
        words = ["until stopped"] if pace.repeat is None else [f"{pace.repeat:,} times"] if pace.repeat > 1 else []
        if pace.every_ms:
            words.append(f"every {pace.every_ms:g} ms")
        if pace.per_second:
            words.append(f"at most {pace.per_second:g}/s")
        return ", ".join(words)

    def texts(self) -> dict[str, str]:
        """The fields as they stand, for the draft."""
        lines = {"times": self.times, "every": self.every, "rate": self.rate, "timeout": self.timeout}
        return {name: _line(field).text() for name, field in lines.items()} | {
            "endless": "yes" if self._endless.isChecked() else ""
        }

    def set_texts(self, texts: dict[str, str]) -> None:
        """Take ``texts`` back."""
        lines = {"times": self.times, "every": self.every, "rate": self.rate, "timeout": self.timeout}
        for name, field in lines.items():
            if name in texts:
                _line(field).setText(texts[name])
        self.set_until_stopped(bool(texts.get("endless")))
        self._on_edited()


def _line(field: FieldRow) -> TextField:
    assert isinstance(field.field, TextField)  # noqa: S101 - built above
    return field.field


def _number(field: FieldRow, name: str, *, whole: bool = False) -> float:
    text = _line(field).text().strip()
    try:
        number = int(text) if whole else float(text)
    except ValueError as error:
        raise InputRefused(f"“{text}” is not a number.", field=name) from error
    if not abs(number) <= 1e12:
        raise InputRefused("That number is too large.", field=name)
    return number
