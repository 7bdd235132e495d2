"""The context menu of a table: copies of cells, rows and the table, and its columns."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.widgets.table_text import TableForm

if TYPE_CHECKING:
    from kafkagui.ui.widgets.row_table import RowTable


class TableMenu(QMenu):
    """What can be done with any table; filled anew each time it opens.

    A table without a menu of its own opens it; a page whose rows have one hangs it in there.

    Args:
        table: what is copied and laid out.
        parent: what it belongs to; the table unless said otherwise.
    """

    def __init__(self, table: RowTable, parent: QWidget | None = None) -> None:
        super().__init__(tr("Table"), parent or table)
        self._table = table
        self._columns: QMenu | None = None
        self.setIcon(icon("table-2"))
        self._fill()
        self.aboutToShow.connect(self._fill)

    def _fill(self) -> None:
        table = self._table
        self.clear()
        if self._columns is not None:
            self._columns.deleteLater()
        add_copies(self, table)
        self.addSeparator()
        self.addAction(f"{tr('Select all')}\tCtrl+A", table.selectAll)
        self._columns = table.header.menu(table.column_at_hand())
        self.addMenu(self._columns)


def add_copies(menu: QMenu, table: RowTable) -> None:
    """Add copies of cell, rows and table, as they can be made now, to a menu that is about to open."""
    several = table.selected_count() > 1
    cell = menu.addAction(icon("copy"), tr("Copy cell"), table.copy_cell)
    cell.setEnabled(table.current_row >= 0)
    rows = menu.addAction(tr("Copy rows"), table.copy_rows)
    rows.setEnabled(table.has_selection())
    words = tr("Copy rows with headings") if several else tr("Copy all with headings")
    menu.addAction(words, lambda: table.copy_table(TableForm.TSV_WITH_HEADINGS))
    menu.addAction(tr("Copy as Markdown table"), lambda: table.copy_table(TableForm.MARKDOWN))
