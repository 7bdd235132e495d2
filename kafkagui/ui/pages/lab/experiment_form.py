"""What is compared: the payload, the pairs, how often, how far away."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from kafkagui.core.errors import InputRefused
from kafkagui.core.lab.expectation import Expectation, Measure, Relation
from kafkagui.core.lab.experiment import MOST_REPEATS, Experiment
from kafkagui.core.lab.payload import MOST_BYTES, MOST_RECORDS, Keys, Payload
from kafkagui.core.producing import Compression
from kafkagui.core.wording import mark, tr
from kafkagui.ui.pages.lab.pair_choice import PairChoice
from kafkagui.ui.pages.lab.round_trip_field import RoundTripField
from kafkagui.ui.widgets.combo_box import ComboBox
from kafkagui.ui.widgets.field_row import FieldRow
from kafkagui.ui.widgets.layouts import column, text_label
from kafkagui.ui.widgets.number_field import NumberField
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_KEY_WORDS = {Keys.NONE: mark("None"), Keys.FEW: mark("Ten in turn"), Keys.EACH: mark("One each")}
_MOST_WARM_UP = 10_000
_EXPECTED = (Expectation(Measure.LOST_ACKNOWLEDGED, Relation.EQUAL, 0),)
"""Nothing is broken in a comparison, so nothing that was acknowledged may be missing."""


class ExperimentForm(QWidget):
    """The form; a topic of its own is made for each pair.

    Signals:
        changed: something is chosen differently.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build_fields()
        self._build_layout()
        self._connect()
        self.set_experiment(Experiment())

    def _build_fields(self) -> None:
        self.count = NumberField(minimum=1, maximum=MOST_RECORDS)
        self.size_bytes = NumberField(minimum=1, maximum=MOST_BYTES, suffix=" B")
        self.rate = NumberField(minimum=0, maximum=MOST_RECORDS, suffix=" /s")
        self.rate.setSpecialValueText(tr("Full speed"))
        self.keys = ComboBox(tr("Keys"), [(keys.value, tr(words)) for keys, words in _KEY_WORDS.items()])
        self.compression = ComboBox(tr("Compression"), [one.value for one in Compression])
        self.repeats = NumberField(minimum=1, maximum=MOST_REPEATS)
        self.warm_up = NumberField(minimum=0, maximum=_MOST_WARM_UP)
        self.pairs = PairChoice()
        self.round_trip = RoundTripField()

    def _build_layout(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(8)
        fields = (
            (self.count, tr("Records")),
            (self.size_bytes, tr("Size")),
            (self.rate, tr("Rate")),
            (self.keys, tr("Keys")),
            (self.compression, tr("Compression")),
            (self.repeats, tr("Repeats")),
            (self.warm_up, tr("Warm-up records")),
        )
        for place, (field, label) in enumerate(fields):
            # As wide as the panel leaves it, not as its longest choice.
            field.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(FieldRow(field, label), place // 2, place % 2)
        for side in (0, 1):
            grid.setColumnStretch(side, 1)
        self.warm_up.setToolTip(tr("Sent before the clock runs."))
        note = WrappedLabel(tr("Each pair gets a topic of its own, made for the run."), "small")
        parts = (text_label(tr("Experiment"), "h2"), grid, self.pairs, self.round_trip, note, None)
        column(*parts, margins=(16, 4, 16, 8), spacing=12, parent=self)

    def _connect(self) -> None:
        for number in (self.count, self.size_bytes, self.rate, self.repeats, self.warm_up):
            number.valueChanged.connect(lambda _value: self.changed.emit())
        for choice in (self.keys, self.compression):
            choice.chosen.connect(lambda _value: self.changed.emit())
        self.pairs.changed.connect(self.changed)
        self.round_trip.changed.connect(self.changed)

    @property
    def experiment(self) -> Experiment:
        """What is chosen.

        Raises:
            InputRefused: when nothing can be run from it.
        """
        payload = Payload(
            self.count.value(),
            self.size_bytes.value(),
            float(self.rate.value()) or None,
            Keys(self.keys.value),
            Compression(self.compression.value),
        )
        made = Experiment(
            payload=payload,
            pairs=self.pairs.pairs,
            repeats=self.repeats.value(),
            warm_up=self.warm_up.value(),
            round_trip_ms=self.round_trip.milliseconds,
            expectations=_EXPECTED,
        )
        made.check()
        return made

    @property
    def problem(self) -> str:
        """Why nothing can be run, or nothing."""
        try:
            made = self.experiment
        except InputRefused as refused:
            return refused.message
        return "" if made.pairs else tr("Choose at least one method and one acks setting.")

    def set_experiment(self, experiment: Experiment) -> None:
        """Choose what an experiment has."""
        payload = experiment.payload
        self.count.setValue(payload.count)
        self.size_bytes.setValue(payload.size_bytes)
        self.rate.setValue(round(payload.per_second or 0))
        self.keys.set_value(payload.keys.value)
        self.compression.set_value(payload.compression.value)
        self.repeats.setValue(experiment.repeats)
        self.warm_up.setValue(experiment.warm_up)
        self.pairs.set_pairs(experiment.pairs)
        self.round_trip.set_milliseconds(experiment.round_trip_ms)
