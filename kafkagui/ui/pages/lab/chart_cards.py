"""The two charts of a comparison: how fast, and how long a record takes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.delivery import Acks
from kafkagui.core.wording import tr
from kafkagui.ui.charts.bar_chart import Bar, BarChart, BarGroup
from kafkagui.ui.charts.range_chart import RangeChart, RangeGroup, TimeRange
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.lab.result_rows import Result
from kafkagui.ui.pages.lab.series import METHODS, series_of
from kafkagui.ui.pages.lab.turning_row import TurningRow
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.layouts import Margins, column, panel, row, text_label
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_MARGINS: Margins = (14, 10, 14, 10)
_LEAST_PX = 320
_WIDE_PX = 430
_PROGRAM, _ALL = "program", "all"


class ChartCards(QWidget):
    """Bars at the left, ranges at the right."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._results: tuple[Result, ...] = ()
        self._build()
        self.until.changed.connect(lambda _value: self._show_bars())

    def _build(self) -> None:
        self.until = SegmentedSwitch(
            tr("Counted until"),
            [
                Segment(
                    _ALL, tr("All answered"), tr("Answered"), tip=tr("Records a second until all are acknowledged")
                ),
                Segment(
                    _PROGRAM, tr("Program goes on"), tr("Goes on"), tip=tr("Records a second until the program goes on")
                ),
            ],
        )
        self.bars = BarChart(tr("Throughput"), tr("records per second"))
        self.ranges = RangeChart(tr("Wait per record"))
        note = WrappedLabel(tr("Fire and forget: time inside send(). The outcome stays unknown."), "small")
        unit = ElidedLabel(tr("records per second"), "small")
        head = row(text_label(tr("Throughput"), "h2"), (unit, 1), self.until)
        left = panel("card", column(head, (self.bars, 1), margins=_MARGINS, spacing=8))
        hint = ElidedLabel(tr("marker p50 · thick to p95 · end p99"), "small")
        title = row(text_label(tr("Wait per record"), "h2"), (hint, 1))
        right = panel("card", column(title, (self.ranges, 1), note, margins=_MARGINS, spacing=8))
        column(TurningRow(left, right, least_px=_LEAST_PX), parent=self)

    def show_results(self, results: Sequence[Result]) -> None:
        """Show these."""
        self._results = tuple(results)
        self._show_bars()
        self._show_ranges()

    def _show_bars(self) -> None:
        is_program = self.until.value == _PROGRAM
        groups = [
            BarGroup(
                tr("acks {acks}", acks=acks.label),
                tuple(
                    Bar(
                        series_of(one.figures.pair.method),
                        one.figures.program_records_per_s if is_program else one.figures.records_per_s,
                    )
                    for one in members
                ),
            )
            for acks, members in self._by_acks()
        ]
        self.bars.show_groups(groups)

    def _show_ranges(self) -> None:
        groups = [
            RangeGroup(
                tr("acks {acks}", acks=acks.label),
                tuple(
                    TimeRange(series_of(one.figures.pair.method), one.wait.p50_ms, one.wait.p95_ms, one.wait.p99_ms)
                    for one in members
                    if one.wait is not None
                ),
            )
            for acks, members in self._by_acks()
        ]
        self.ranges.show_groups([group for group in groups if group.ranges])

    def _by_acks(self) -> list[tuple[Acks, list[Result]]]:
        made = []
        for acks in Acks:
            members = [one for one in self._results if one.figures.pair.acks is acks]
            members.sort(key=lambda one: METHODS.index(one.figures.pair.method))
            if members:
                made.append((acks, members))
        return made

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.until.set_compact(self.bars.width() < scaled(_WIDE_PX))
