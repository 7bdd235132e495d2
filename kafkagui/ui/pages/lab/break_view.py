"""What breaking brokers shows: the brokers live, what happens, and what became of each record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.lab.run import LabRun, RunEvent
from kafkagui.core.lab.scenario import Scenario
from kafkagui.core.wording import tr
from kafkagui.ui.pages.lab.broker_card import BrokerCard
from kafkagui.ui.pages.lab.broker_watch import TopicView
from kafkagui.ui.pages.lab.config_card import ConfigCard
from kafkagui.ui.pages.lab.difference_card import DifferenceCard
from kafkagui.ui.pages.lab.event_rows import EventRows, NumberedEvent
from kafkagui.ui.pages.lab.fitted_table import FittedTable
from kafkagui.ui.pages.lab.guarantee_card import GuaranteeCard
from kafkagui.ui.pages.lab.ledger_card import LedgerCard
from kafkagui.ui.pages.lab.run_view import RunView
from kafkagui.ui.pages.lab.turning_row import TurningRow
from kafkagui.ui.pages.lab.verdict_card import VerdictCard
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import column, panel, row, text_label

_MOST_EVENTS = 8
_SAID_PX = 300


class BreakView(RunView):
    """Shows the brokers when there are three that can be broken, and the newest run of a scenario.

    Signals:
        start_asked: start three brokers to break.
        fault_asked(fault, node_id): break or mend a broker now.
    """

    start_asked = Signal()
    fault_asked = Signal(object, int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("What survives when a broker dies?"), ElidedLabel(""), parent)
        self._events: list[RunEvent] = []
        self.empty.button_clicked.connect(self.start_asked)
        self.brokers.asked.connect(self.fault_asked)

    def _build_body(self) -> QWidget:
        self.brokers = BrokerCard()
        self.guarantee = GuaranteeCard()
        self.guarantee.hide()
        self.event_model = EventRows()
        self.events = FittedTable(tr("What happened"), self.event_model, least=2, most=_MOST_EVENTS)
        head = row(text_label(tr("What happened"), "h2"), margins=(16, 10, 12, 4))
        self._happened = panel(
            "card", column(head, row(self.events, margins=(8, 0, 8, 0)), None, margins=(1, 1, 1, 6), spacing=0)
        )
        self._happened.hide()
        self.verdicts = VerdictCard()
        self.ledger = LedgerCard()
        self.differences = DifferenceCard()
        self.configs = ConfigCard()
        body = QWidget()
        said = TurningRow(self._happened, self.verdicts, least_px=_SAID_PX)
        parts = (self.differences, self.brokers, self.guarantee, said, self.ledger, self.configs, None)
        column(*parts, margins=(16, 0, 16, 16), spacing=12, parent=body)
        return body

    @property
    def shown_events(self) -> tuple[RunEvent, ...]:
        """What is said to have happened, in its order."""
        return tuple(self._events)

    def begin(self, what: Scenario) -> None:
        """A run begins: what was shown goes."""
        self.differences.hide()
        self._show_events([])
        self.verdicts.show_verdicts(())
        self.ledger.show_ledger((), ())
        self.configs.show_configs(())
        self.area.verticalScrollBar().setValue(0)

    def add_event(self, event: RunEvent) -> None:
        """Something has happened."""
        self._show_events([*self._events, event])
        self.events.scrollToBottom()

    def show_run(self, run: LabRun) -> None:
        """Show a whole run."""
        self.show_body(on=True)
        self._show_events(run.events)
        self.verdicts.show_verdicts(run.verdicts, run.judgements)
        self.ledger.show_ledger(run.ledger, run.events)
        self.configs.show_configs(run.configs)

    def show_differences(self, first: LabRun, second: LabRun, zone: str) -> None:
        """Put another run beside this one."""
        self.differences.show_runs(first, second, zone)

    def show_brokers(self, states: Sequence[BrokerState], views: Sequence[TopicView], labels: Sequence[str]) -> None:
        """Show how the brokers stand; without any, only a run is shown."""
        self.brokers.setVisible(bool(states))
        if states:
            self.show_body(on=True)
            self.brokers.show_brokers(states, views, labels)

    def say_instead(self, title: str, text: str, button: str = "") -> None:
        """Say what is needed, where there is neither a broker to break nor a run to show."""
        self.empty.set_message("server", title, text, button)
        self.show_body(on=bool(self._events))

    def _show_events(self, events: Sequence[RunEvent]) -> None:
        self._events = list(events)
        self.event_model.show_items([NumberedEvent(number, event) for number, event in enumerate(events)])
        self._happened.setVisible(bool(events))
