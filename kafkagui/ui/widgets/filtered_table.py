"""A table with its filter, and what is said while there is nothing to show."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtWidgets import QStackedWidget, QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.filter_bar import Filterable, FilterBar
from kafkagui.ui.widgets.layouts import Item, column, row
from kafkagui.ui.widgets.row_table import RowTable


class Nothing(NamedTuple):
    """What is said of an empty table: icon, what is missing, how to fill it."""

    icon_name: str
    title: str
    text: str


class FilteredTable(QWidget):
    """Filter above, table below; while no row passes the filter, that is said, with *Clear filter*.

    Args:
        table: it shows the model already.
        model: its rows.
        filter_name: accessible name of the filter, such as "Filter topics".
        nothing: what is said while there are no rows at all.
        beside: what else stands in the line of the filter.
        owner: where Ctrl+L acts; this widget unless said otherwise.
    """

    def __init__(
        self,
        table: RowTable,
        model: Filterable,
        filter_name: str,
        nothing: Nothing,
        *,
        beside: tuple[Item, ...] = (),
        owner: QWidget | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.table = table
        self._nothing = nothing
        self._build(model, filter_name, beside, owner or self)
        self._connect()
        self._show_fitting(model.count, model.total)

    def _build(self, model: Filterable, filter_name: str, beside: tuple[Item, ...], owner: QWidget) -> None:
        self.bar = FilterBar(self.table, model, filter_name, owner=owner, beside=beside)
        self.empty = EmptyState(*self._nothing)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        column(row(self.bar, margins=(12, 6, 12, 6)), (self._stack, 1), spacing=0, parent=self)

    def _connect(self) -> None:
        self.bar.counted.connect(self._show_fitting)
        self.empty.button_clicked.connect(self.bar.clear)

    def set_nothing(self, nothing: Nothing) -> None:
        """Say something else while there are no rows."""
        self._nothing = nothing
        self.bar.show_count()

    def _show_fitting(self, shown: int, total: int) -> None:
        if not shown and total:
            hidden = trn("{count:,} row is hidden.", "{count:,} rows are hidden.", total)
            self.empty.set_message("filter", tr("No row fits the filter"), hidden, tr("Clear filter"))
        elif not shown:
            self.empty.set_message(*self._nothing)
        self._stack.setCurrentWidget(self.table if shown else self.empty)
