"""The rows of what became of each pasted key."""

from __future__ import annotations

from PySide6.QtCore import QObject

from kafkagui.core.connection_text.pasted import KeyFinding, Outcome
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, Cells, ColumnSpec, Tone
from kafkagui.ui.models.row_model import RowModel

_COLUMNS = (
    ColumnSpec("key", mark("Key"), 230, mono=True, elide_middle=True),
    ColumnSpec("value", mark("Value"), 150, mono=True, muted=True, gives_way=1),
    ColumnSpec("outcome", mark("Outcome"), 120),
    ColumnSpec("words", mark("What becomes of it"), 320, stretch=True),
)
_TONES: dict[Outcome, tuple[Tone, str]] = {
    Outcome.USED: ("ok", "circle-check"),
    Outcome.TRANSLATED: ("info", "arrow-right"),
    Outcome.UNSUPPORTED: ("neutral", "circle-slash"),
}


class FindingModel(RowModel):
    """One row a key, in the order of the text."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, parent=parent)
        self._findings: tuple[KeyFinding, ...] = ()

    def show_findings(self, findings: tuple[KeyFinding, ...]) -> None:
        """Show these in place of others."""
        self._findings = findings
        self.reset_rows(len(findings))

    def finding(self, row: int) -> KeyFinding:
        """The one in a row."""
        return self._findings[self.record_of(row)]

    def record_cells(self, record: int) -> Cells:
        """Key, value without secrets, outcome, and how or why."""
        finding = self._findings[record]
        tone, icon = _TONES[finding.outcome]
        outcome = Cell(tr(finding.outcome.value), "pill", tone, icon)
        return [finding.key, finding.shown, outcome, finding.words]
