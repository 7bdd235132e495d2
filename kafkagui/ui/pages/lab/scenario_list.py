"""The scenarios, each with its one sentence."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QRadioButton, QWidget

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.built_in import BUILT_IN
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.scenario import ReadBack, Scenario, Send, Until, WaitFor
from kafkagui.core.wording import mark, tr
from kafkagui.ui.widgets.layouts import column, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_TITLES = {
    "acks-1-loses": mark("acks=1 loses"),
    "acks-0-never-knows": mark("acks=0 never knows"),
    "retries-off": mark("Retries off"),
    "min-isr-refuses": mark("min.insync.replicas refuses"),
    "idempotence": mark("Idempotence against duplicates"),
    "frozen-broker": mark("Frozen broker"),
    "slow-network": mark("Slow network"),
    "by-hand": mark("By hand"),
}

BY_HAND = Scenario(
    name="by-hand",
    shows=mark(
        "Records go out for half a minute. Break brokers with the buttons meanwhile, then see what became of each "
        "record."
    ),
    pairs=tuple(Pair(SendMethod.ASYNCHRONOUS, acks) for acks in Acks),
    steps=(Send(1_500, 20.0), WaitFor(Until.SETTLED), ReadBack()),
)


def scenario_title(name: str) -> str:
    """A scenario's name as a person reads it; one's own keep theirs."""
    return tr(_TITLES[name]) if name in _TITLES else name


class ScenarioList(QWidget):
    """A choice of one; own scenarios that are opened come last.

    Signals:
        changed: another one is chosen.
    """

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.buttons: dict[str, QRadioButton] = {}
        self._scenarios: dict[str, Scenario] = {}
        self._build()

    def _build(self) -> None:
        self._rows = column(spacing=10)
        column(text_label(tr("Scenario"), "h2"), self._rows, None, margins=(16, 4, 16, 8), spacing=10, parent=self)
        for scenario in (*BUILT_IN.values(), BY_HAND):
            if isinstance(scenario, Scenario):
                self._add(scenario)
        self.choose("acks-1-loses")

    def _add(self, scenario: Scenario) -> None:
        button = QRadioButton(scenario_title(scenario.name))
        shows = tr(scenario.shows) if scenario.shows else ""
        button.setAccessibleDescription(shows)
        button.toggled.connect(self._on_toggled)
        self.buttons[scenario.name] = button
        self._scenarios[scenario.name] = scenario
        self._rows.addLayout(column(button, WrappedLabel(shows, "small"), spacing=0))

    @property
    def scenario(self) -> Scenario:
        """The chosen one."""
        return next(self._scenarios[name] for name, button in self.buttons.items() if button.isChecked())

    def choose(self, name: str) -> None:
        """Choose by name; an unknown one changes nothing."""
        if name in self.buttons:
            self.buttons[name].setChecked(True)

    def offer(self, scenario: Scenario) -> None:
        """Offer a scenario of the person's own and choose it."""
        if scenario.name not in self.buttons:
            self._add(scenario)
        self._scenarios[scenario.name] = scenario
        self.choose(scenario.name)

    def _on_toggled(self, on: bool) -> None:
        if on:
            self.changed.emit()
