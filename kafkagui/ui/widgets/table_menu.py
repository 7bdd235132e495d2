"""The context menu of a table: copies of cells, rows and the table, and its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.widgets.table_text import TableForm

if TYPE_CHECKING:
    from kafkagui.ui.widgets.row_table import RowTable


class TableMenu(QMenu):
    """What can be done with any table."""

    def __init__(self, table: RowTable) -> None:
        super().__init__(tr("Table"), table)
        add_copies(self, table)
        self.addSeparator()
        self.addAction(tr("Select all") + "\tCtrl+A", table.selectAll)
        self.addMenu(table.header.menu(table.currentIndex().column()))


def add_copies(menu: QMenu, table: RowTable) -> None:
    """Add copies of cell, rows and table to a menu; for pages whose rows have a menu of their own."""
    count = table.selected_count()
    cell = menu.addAction(icon("copy"), tr("Copy cell"), table.copy_cell)
    cell.setEnabled(table.current_row >= 0)
    rows = menu.addAction(tr("Copy rows"), table.copy_rows)
    rows.setEnabled(count > 0)
    what = tr("Copy selected rows with headings") if count > 1 else tr("Copy table")
    menu.addAction(icon("table-2"), what, lambda: table.copy_table(TableForm.TSV_WITH_HEADINGS))
    menu.addAction(tr("Copy as Markdown table"), lambda: table.copy_table(TableForm.MARKDOWN))
