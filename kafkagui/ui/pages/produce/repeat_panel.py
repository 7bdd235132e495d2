"""How often and how fast a run sends."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QRadioButton, QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import mark, tr, trn
from kafkagui.services.pacing import Pace
from kafkagui.ui.pages.produce.fields_popover import FieldSpec, FieldsPopover
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import row, text_label

_FIELDS = (
    FieldSpec("times", mark("Times")),
    FieldSpec("every", mark("Time between records (ms)"), mark("0 means as fast as it goes.")),
    FieldSpec("rate", mark("At most, records a second"), placeholder=mark("no limit")),
    FieldSpec(
        "timeout", mark("Synchronous time-out (s)"), mark("After this long a synchronous send counts as failed.")
    ),
)
_FIELD_OF = {"repeat": "times", "every_ms": "every", "per_second": "rate", "timeout": "timeout"}


class RepeatPanel(FieldsPopover):
    """The form behind *Repeat…*: n times or until stopped, every t ms, at most r a second, synchronous time-out."""

    def __init__(self, timeout_s: float, parent: QWidget) -> None:
        texts = {"times": "1", "every": "0", "rate": "", "timeout": f"{timeout_s:g}"}
        super().__init__(tr("Repeat"), _FIELDS, texts, parent)
        self._is_endless = False
        self._radios: tuple[QRadioButton, QRadioButton] | None = None
        self.setFixedWidth(300)

    def head(self) -> Sequence[QWidget]:
        """The heading, and *This many times* or *Until stopped*."""
        self._radios = QRadioButton(tr("This many times")), QRadioButton(tr("Until stopped"))
        counted, endless = self._radios
        (endless if self._is_endless else counted).setChecked(True)
        counted.toggled.connect(self._on_counted_toggled)
        choice = QWidget()
        row(counted, endless, None, parent=choice)
        return text_label(tr("Repeat"), "h2"), choice

    def _build_row(self, spec: FieldSpec) -> FieldRow:
        built = super()._build_row(spec)
        if spec.name == "times" and self._is_endless:
            built.hide()
        return built

    @property
    def times(self) -> FieldRow:
        """The field for the number of times."""
        return self.rows["times"]

    def _on_counted_toggled(self, on: bool) -> None:
        self._is_endless = not on
        self.times.setVisible(on)
        self.changed.emit()

    def set_until_stopped(self, on: bool) -> None:
        """Choose *Until stopped*, or a number of times."""
        if self._radios is not None:
            self._radios[on].setChecked(True)
        self._is_endless = on

    def pace(self) -> Pace:
        """The chosen pace.

        Raises:
            InputRefused: for a field that is no number or out of range.
        """
        times = None if self._is_endless else int(self._number("repeat", whole=True))
        pace = Pace(times, self._number("every_ms"), self._number("per_second") if self.text("rate") else None)
        pace.check()
        return pace

    def timeout_s(self) -> float:
        """How long a synchronous send may wait.

        Raises:
            InputRefused: for a field that is no number above zero.
        """
        timeout_s = self._number("timeout")
        if not 0 < timeout_s <= 3600:
            raise InputRefused(tr("The synchronous time-out is 0.1 to 3600 s."), field="timeout")
        return timeout_s

    def set_timeout_s(self, timeout_s: float) -> None:
        """Let a synchronous send wait as long as this."""
        self.set_texts(self.texts() | {"timeout": f"{timeout_s:g}"})

    def first_problem(self) -> tuple[str, str]:
        """The first field that is wrong, and what is wrong with it."""
        try:
            self.pace()
            self.timeout_s()
        except InputRefused as refused:
            return _FIELD_OF[refused.field], refused.message
        return "", ""

    def summary(self) -> str:
        """The choice in a few words, such as ``100 times``; empty for a single send."""
        if self.problem():
            return ""
        pace = self.pace()
        words = []
        if pace.repeat is None:
            words.append(tr("until stopped"))
        elif pace.repeat > 1:
            words.append(trn("{count:,} time", "{count:,} times", pace.repeat))
        if pace.every_ms:
            words.append(tr("every {interval:g} ms", interval=pace.every_ms))
        if pace.per_second:
            words.append(tr("at most {rate:g}/s", rate=pace.per_second))
        return ", ".join(words)

    def texts(self) -> dict[str, str]:
        """The fields as they stand, for the draft."""
        return super().texts() | {"endless": "yes" if self._is_endless else ""}

    def set_texts(self, texts: dict[str, str]) -> None:
        """Take ``texts`` back."""
        self.set_until_stopped(bool(texts.get("endless")))
        super().set_texts(texts)

    def _number(self, name: str, *, whole: bool = False) -> float:
        text = self.text(_FIELD_OF[name])
        try:
            number = int(text) if whole else float(text)
        except ValueError as error:
            raise InputRefused(tr("“{text}” is not a number.", text=text), field=name) from error
        if not abs(number) <= 1e12:
            raise InputRefused(tr("That number is too large."), field=name)
        return number
