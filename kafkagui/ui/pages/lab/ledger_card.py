"""What became of every record: the ledger, and a strip for each pair."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.lab.fates import Fate, Range
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.lab.run import RunEvent
from kafkagui.core.wording import tr, trn
from kafkagui.ui.charts.sequence_strip import SequenceStrip, StripMoment, StripPart
from kafkagui.ui.pages.lab.fate_legend import FATE_TOKENS, FateLegend
from kafkagui.ui.pages.lab.fitted_table import FittedTable
from kafkagui.ui.pages.lab.ledger_rows import LedgerRows
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label
from kafkagui.ui.widgets.wrapped_label import WrappedLabel

_MOST_RANGES = 40
_HATCHED = frozenset({Fate.ACKNOWLEDGED_LOST, Fate.UNCONFIRMED_LOST, Fate.FAILED_ABSENT})


class LedgerCard(QFrame):
    """Hidden until the topics are read back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._holder: QWidget | None = None
        self._build()
        self.hide()

    def _build(self) -> None:
        set_surface(self, "card")
        self.model = LedgerRows()
        self.table = FittedTable(tr("Ledger"), self.model)
        self._strips = column(spacing=10)
        head = row(text_label(tr("Ledger"), "h2"), None, margins=(16, 10, 12, 4))
        strips = column(self._strips, FateLegend(), margins=(16, 8, 16, 8), spacing=10)
        column(head, row(self.table, margins=(8, 0, 8, 0)), strips, margins=(1, 1, 1, 6), spacing=0, parent=self)

    def show_ledger(self, ledger: Sequence[LedgerEntry], events: Sequence[RunEvent]) -> None:
        """Show these; hidden when there is none."""
        self.model.show_items(ledger)
        if self._holder is not None:
            self._holder.hide()
            self._holder.deleteLater()
        self._holder = QWidget()
        strips = [self._strip(place, entry, events) for place, entry in enumerate(ledger)]
        column(*strips, spacing=12, parent=self._holder)
        self._strips.addWidget(self._holder)
        self.setVisible(bool(ledger))

    @staticmethod
    def _strip(place: int, entry: LedgerEntry, events: Sequence[RunEvent]) -> QWidget:
        strip = SequenceStrip(tr("What became of each record: {pair}", pair=entry.pair.label))
        parts = [
            StripPart(one.first, one.last, tr(one.fate.value), FATE_TOKENS[one.fate], one.fate in _HATCHED)
            for one in entry.strip
        ]
        moments = [
            StripMoment(event.sequences[place], event.text)
            for event in events
            if event.is_fault and place < len(event.sequences)
        ]
        strip.show_parts(entry.sent, parts, moments)
        holder = QWidget()
        lines = [text_label(entry.pair.label, "field"), strip]
        if entry.lost_ranges:
            lines.append(WrappedLabel(_numbers(entry.lost, entry.lost_ranges), "small"))
        column(*lines, spacing=3, parent=holder)
        return holder


def _numbers(count: int, ranges: Sequence[Range]) -> str:
    shown = ", ".join(str(one) for one in ranges[:_MOST_RANGES])
    if len(ranges) > _MOST_RANGES:
        shown += " …"
    return trn("{count:,} lost: number {numbers}", "{count:,} lost: numbers {numbers}", count, numbers=shown)
