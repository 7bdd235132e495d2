"""The line above the Deliveries table: totals, latencies, filter, deeds."""

from __future__ import annotations

from typing import Final

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.delivery_totals import DeliveryTotals
from kafkagui.core.wording import tr
from kafkagui.ui.pages.produce.delivery_order_task import ALL, FAILED, IN_FLIGHT
from kafkagui.ui.pages.produce.delivery_totals_row import DeliveryTotalsRow, latency_summaries
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, text_label, vertical_rule
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch

_STEPS: Final = ((False, 0), (False, 1), (False, 2), (True, 1), (True, 2))
"""From wordy to terse: whether icons stand for the words of totals, and which of the latency texts is shown."""


class DeliveryHead(QWidget):
    """Heading, totals, percentiles, *All / Failed / In flight*, Resend, Copy, Export, Clear.

    Args:
        can_export: whether Export is offered.
    """

    def __init__(self, *, can_export: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resend_allowed = True
        self._shown = DeliveryTotals()
        self._latencies = ("", "", "")
        self._has_selection = False
        self._build(can_export)

    def _build(self, can_export: bool) -> None:
        self.totals = DeliveryTotalsRow()
        self.latencies = text_label("", "small")
        self.rule = vertical_rule()
        segments = (Segment(ALL, tr("All")), Segment(FAILED, tr("Failed")), Segment(IN_FLIGHT, tr("In flight")))
        self.filter = SegmentedSwitch(tr("Filter deliveries"), segments)
        self.resend = IconButton("refresh-cw", tr("Resend selected"))
        self.copy = IconButton("copy", tr("Copy rows (Ctrl+C)"))
        self.export = IconButton("download", tr("Export…"))
        self.export.setVisible(can_export)
        self.clear = IconButton("trash-2", tr("Clear the list"))
        deeds = (self.resend, self.copy, self.export, self.clear)
        row(
            text_label(tr("Deliveries"), "h2"), 4, self.totals, None, self.latencies, self.rule, self.filter, *deeds,
            margins=(16, 8, 12, 8), parent=self,
        )  # fmt: skip

    def show_totals(self, totals: DeliveryTotals, *, with_latencies: bool = True) -> None:
        """Say how many records ended how, in as many words as there is room for.

        Args:
            totals: what to say.
            with_latencies: whether to find the percentiles anew, which takes milliseconds after a long run.
        """
        self._shown = totals
        if with_latencies:
            self._latencies = (*latency_summaries(totals), "")
            self.latencies.setToolTip(self._latencies[0])
        for tight, words in _STEPS:
            self.totals.set_tight(tight)
            self.totals.show_totals(totals)
            self._show_latencies(self._latencies[words])
            if self._fits():
                break

    def _show_latencies(self, summary: str) -> None:
        if summary != self.latencies.text():
            self.latencies.setText(summary)
        self.rule.setVisible(bool(summary))

    def _fits(self) -> bool:
        layout = self.layout()
        return layout is None or layout.totalMinimumSize().width() <= self.width()

    def set_has_rows(self, on: bool) -> None:
        """Hide what makes no sense without rows."""
        self.filter.setVisible(on)
        for button in (self.copy, self.export, self.clear):
            button.setEnabled(on)
        self.set_has_selection(self._has_selection and on)

    def set_has_selection(self, on: bool) -> None:
        """Allow Resend while rows are selected."""
        self._has_selection = on
        self.resend.setEnabled(on and self.resend_allowed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.show_totals(self._shown, with_latencies=False)
