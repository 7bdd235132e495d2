"""The line above the Deliveries table: totals, latencies, filter, deeds."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kafkagui.core.delivery_totals import DeliveryTotals
from kafkagui.ui.pages.produce.delivery_order_task import ALL, FAILED, IN_FLIGHT
from kafkagui.ui.pages.produce.delivery_totals_row import DeliveryTotalsRow, latency_summary
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import row, text_label, vertical_rule
from kafkagui.ui.widgets.segmented_switch import Segment, SegmentedSwitch


class DeliveryHead(QWidget):
    """Heading, totals, percentiles, *All / Failed / In flight*, Resend, Copy, Export, Clear.

    Args:
        can_export: whether Export is offered.
    """

    def __init__(self, *, can_export: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.resend_allowed = True
        self._compact = False
        self._has_selection = False
        self._build(can_export)

    def _build(self, can_export: bool) -> None:
        self.totals = DeliveryTotalsRow()
        self.latencies = text_label("", "small")
        self.rule = vertical_rule()
        segments = (Segment(ALL, "All"), Segment(FAILED, "Failed"), Segment(IN_FLIGHT, "In flight"))
        self.filter = SegmentedSwitch("Filter deliveries", segments)
        self.resend = IconButton("refresh-cw", "Resend selected")
        self.copy = IconButton("copy", "Copy rows (Ctrl+C)")
        self.export = IconButton("download", "Export…")
        self.export.setVisible(can_export)
        self.clear = IconButton("trash-2", "Clear the list")
        deeds = (self.resend, self.copy, self.export, self.clear)
        row(
            text_label("Deliveries", "h2"), 4, self.totals, None, self.latencies, self.rule, self.filter, *deeds,
            margins=(16, 8, 12, 8), parent=self,
        )  # fmt: skip

    def show_totals(self, totals: DeliveryTotals) -> None:
        """Say how many records ended how, and how long it took."""
        self.totals.show_totals(totals)
        summary = latency_summary(totals, short=self._compact)
        if summary != self.latencies.text():
            self.latencies.setText(summary)
            self.latencies.setToolTip(latency_summary(totals))
        self.rule.setVisible(bool(summary))

    def set_compact(self, on: bool) -> None:
        """Show two latencies instead of four."""
        self._compact = on

    def set_tight(self, on: bool) -> None:
        """Leave the latencies out, where there is hardly any room."""
        self.latencies.setVisible(not on)
        self.totals.set_tight(on)

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
