"""What a comparison has shown: a verdict for each method, two charts, the table, the way of single records."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from kafkagui.core.lab.experiment import Experiment
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.run import LabRun, RecordTimeline
from kafkagui.core.wording import tr, trn
from kafkagui.ui.charts.legend import Legend
from kafkagui.ui.pages.lab.chart_cards import ChartCards
from kafkagui.ui.pages.lab.config_card import ConfigCard
from kafkagui.ui.pages.lab.difference_card import DifferenceCard
from kafkagui.ui.pages.lab.fitted_table import FittedTable
from kafkagui.ui.pages.lab.method_card import MethodCard
from kafkagui.ui.pages.lab.result_rows import Result, ResultRows
from kafkagui.ui.pages.lab.run_view import RunView
from kafkagui.ui.pages.lab.series import METHODS, series_of
from kafkagui.ui.pages.lab.timeline_card import TimelineCard
from kafkagui.ui.pages.lab.turning_row import TurningRow
from kafkagui.ui.pages.lab.verdict_card import VerdictCard
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import column, panel, row, text_label

_METHOD_PX = 210


class CompareView(RunView):
    """Filled pair by pair while the run goes on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        legend = Legend(tr("Methods"), [series_of(method) for method in METHODS])
        super().__init__(tr("How should you send?"), legend, parent)
        self._results: dict[Pair, Result] = {}
        self.empty.set_message(
            "flask-conical",
            tr("Nothing compared yet"),
            tr(
                "Choose at the left what is sent and how, then run. The same records go out by each method with each "
                "acks setting, and are read back to see what is really there."
            ),
        )

    def _build_body(self) -> QWidget:
        self.cards = {method: MethodCard(method) for method in METHODS}
        self.charts = ChartCards()
        self.model = ResultRows()
        self.table = FittedTable(tr("Results"), self.model)
        self.about = ElidedLabel("", "small")
        head = row(text_label(tr("Results"), "h2"), (self.about, 1), margins=(16, 10, 12, 4))
        results = panel("card", column(head, row(self.table, margins=(8, 0, 8, 0)), margins=(1, 1, 1, 6), spacing=0))
        self.verdicts = VerdictCard()
        self.differences = DifferenceCard()
        self.timeline = TimelineCard()
        self.configs = ConfigCard()
        body = QWidget()
        methods = TurningRow(*self.cards.values(), least_px=_METHOD_PX)
        parts = (self.differences, methods, self.charts, results, self.verdicts, self.timeline, self.configs, None)
        column(*parts, margins=(16, 0, 16, 16), spacing=12, parent=body)
        return body

    @property
    def results(self) -> tuple[Result, ...]:
        """What is shown."""
        return tuple(self._results.values())

    def begin(self, what: Experiment) -> None:
        """A run begins: what was shown goes."""
        self._results = {}
        self.about.set_text(_about(what))
        self.differences.hide()
        self.verdicts.show_verdicts(())
        self.timeline.show_timelines(())
        self.configs.show_configs(())
        self._show_results()

    def add_figures(self, figures: Figures) -> None:
        """A pair has sent: show its numbers so far."""
        self._results[figures.pair] = Result(figures)
        self._show_results()

    def add_timelines(self, timelines: Sequence[RecordTimeline]) -> None:
        """Show the way of some records."""
        self.timeline.add(timelines)

    def show_run(self, run: LabRun) -> None:
        """Show a whole run."""
        entries = {entry.pair: entry for entry in run.ledger}
        self._results = {figure.pair: Result(figure, entries.get(figure.pair)) for figure in run.figures}
        if run.experiment is not None:
            self.about.set_text(_about(run.experiment))
        self._show_results()
        self.verdicts.show_verdicts(run.verdicts, run.judgements)
        self.timeline.show_timelines(run.timelines)
        self.configs.show_configs(run.configs)

    def show_differences(self, first: LabRun, second: LabRun, zone: str) -> None:
        """Put another run beside this one."""
        self.differences.show_runs(first, second, zone)

    def _show_results(self) -> None:
        results = self.results
        self.show_body(on=bool(results))
        self.model.show_items(results)
        self.charts.show_results(results)
        for card in self.cards.values():
            card.show_results(results)


def _about(what: Experiment) -> str:
    records = trn("sent {count:,} record each", "sent {count:,} records each", what.payload.count * what.repeats)
    if what.round_trip_ms:
        return tr("{records}, {count} ms round trip added", records=records, count=what.round_trip_ms)
    return records
