"""The totals above the Deliveries table."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from kafkagui.core.delivery_totals import DeliveryTotals
from kafkagui.core.wording import mark, tr
from kafkagui.ui.widgets.layouts import row
from kafkagui.ui.widgets.pill import Pill

_PERCENTS = (50.0, 95.0, 99.0, 100.0)


class DeliveryTotalsRow(QWidget):
    """A pill for each outcome that occurred."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.acknowledged = Pill("", "ok")
        self.failed = Pill("", "err")
        self.unconfirmed = Pill("", "neutral")
        self.in_flight = Pill("", "info")
        self._tight = False
        row(self.acknowledged, self.failed, self.unconfirmed, self.in_flight, parent=self)
        self.show_totals(DeliveryTotals())

    def show_totals(self, totals: DeliveryTotals) -> None:
        """Say how many records ended how."""
        for pill, count, words in (
            (self.acknowledged, totals.acknowledged, mark("{count:,} acknowledged")),
            (self.failed, totals.failed, mark("{count:,} failed")),
            (self.unconfirmed, totals.unconfirmed, mark("{count:,} unconfirmed")),
            (self.in_flight, totals.in_flight, mark("{count:,} in flight")),
        ):
            in_full = tr(words, count=count)
            text = f"{count:,}" if self._tight else in_full
            if pill.text != text:
                pill.set(text, pill.tone, icon_name=None if self._tight else "")
                pill.setToolTip(in_full)
                pill.setAccessibleName(pill.toolTip())
            pill.setVisible(count > 0)

    def set_tight(self, on: bool) -> None:
        """Show icons instead of words, where there is hardly any room; the words are in the tool tips."""
        self._tight = on


def latency_summaries(totals: DeliveryTotals) -> tuple[str, str]:
    """``p50 2.90 ms   p95 …`` in full and in short; empty while no latency is known."""
    found = totals.latencies.percentiles_ms(_PERCENTS)
    if found is None:
        return "", ""
    names = ("p50", "p95", "p99", "max")
    words = [f"{name} {value:,.2f} ms" for name, value in zip(names, found, strict=True)]
    return "   ".join(words), "   ".join(words[::2])
