"""The way of a handful of records: queued, sent, acknowledged, read back."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.run import RecordTimeline
from kafkagui.core.wording import tr
from kafkagui.ui.charts.timeline_chart import TimelineChart, Way, WayGroup
from kafkagui.ui.pages.lab.series import series_of
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label


class TimelineCard(QFrame):
    """Grows pair by pair while the records are traced; hidden before the first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ways: dict[Pair, tuple[RecordTimeline, ...]] = {}
        self._build()
        self.hide()

    def _build(self) -> None:
        set_surface(self, "card")
        self.chart = TimelineChart(tr("From queue to reader"), (tr("sent"), tr("acknowledged"), tr("read back")))
        hint = tr("five records each · thick: inside send() · thin: to the acknowledgement · dotted: to the reader")
        head = row(text_label(tr("From queue to reader"), "h2"), (ElidedLabel(hint, "small"), 1))
        column(head, self.chart, margins=(14, 10, 14, 10), spacing=8, parent=self)

    def add(self, timelines: Sequence[RecordTimeline]) -> None:
        """Show some more."""
        for one in timelines:
            self._ways[one.pair] = (*self._ways.get(one.pair, ()), one)
        self._show()

    def show_timelines(self, timelines: Sequence[RecordTimeline]) -> None:
        """Show these instead of what is there."""
        self._ways = {}
        self.add(timelines)

    def _show(self) -> None:
        groups = [
            WayGroup(
                pair.label,
                series_of(pair.method),
                tuple(Way(one.sent_ms, one.acknowledged_ms, one.read_back_ms) for one in ways),
            )
            for pair, ways in self._ways.items()
        ]
        self.chart.show_groups(groups)
        self.setVisible(bool(groups))
