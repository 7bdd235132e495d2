"""This run beside another one."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QWidget

from kafkagui.core.lab.run import LabRun
from kafkagui.core.lab.run_differences import differences
from kafkagui.core.times import full
from kafkagui.core.wording import tr
from kafkagui.ui.pages.lab.difference_rows import DifferenceRows
from kafkagui.ui.pages.lab.fitted_table import FittedTable
from kafkagui.ui.widgets.elided_label import ElidedLabel
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, row, set_surface, text_label


class DifferenceCard(QFrame):
    """Hidden until two runs are compared."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._close.clicked.connect(self.hide)
        self.hide()

    def _build(self) -> None:
        set_surface(self, "card")
        self._about = ElidedLabel("", "small")
        self._close = IconButton("x", tr("Close the comparison"), side=24)
        self.model = DifferenceRows()
        self.table = FittedTable(tr("Two runs"), self.model)
        head = row(text_label(tr("Two runs"), "h2"), (self._about, 1), self._close, margins=(16, 10, 12, 4))
        column(head, row(self.table, margins=(8, 0, 8, 0)), margins=(1, 1, 1, 6), spacing=0, parent=self)

    def show_runs(self, first: LabRun, second: LabRun, zone: str) -> None:
        """Show how the second differs from the first."""
        about = tr(
            "first: {first}, {first_time} · the other: {second}, {second_time}",
            first=first.name,
            first_time=_when(first, zone),
            second=second.name,
            second_time=_when(second, zone),
        )
        self._about.set_text(about)
        self.model.show_items(differences(first, second))
        self.show()


def _when(run: LabRun, zone: str) -> str:
    return full(run.started_at_ms, zone).partition(".")[0]
