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
        # A page that has a menu of its own may have given the keys another meaning.
        self._tells_keys = parent is None
        self._build()
        self.aboutToShow.connect(self._fit)

    def _build(self) -> None:
        table = self._table
        self.setIcon(icon("table-2"))
        self._cell = self.addAction(icon("copy"), tr("Copy cell"), table.copy_cell)
        self._rows = self.addAction(tr("Copy rows"), table.copy_rows)
        self._whole = self.addAction(tr("Copy with headings"), lambda: table.copy_table(TableForm.TSV_WITH_HEADINGS))
        self._markdown = self.addAction(tr("Copy as Markdown table"), lambda: table.copy_table(TableForm.MARKDOWN))
        self.addSeparator()
        self.addAction(f"{tr('Select all')}\tCtrl+A", table.selectAll)
        self._columns = table.header.menu()
        self._fit()

    def _fit(self) -> None:
        """Offer what can be done now."""
        table = self._table
        several = table.selected_count() > 1
        keys = "\tCtrl+C" if self._tells_keys else ""
        self._cell.setEnabled(table.current_row >= 0)
        self._rows.setEnabled(table.has_selection())
        self._cell.setText(tr("Copy cell") + ("" if several else keys))
        self._rows.setText(tr("Copy rows") + (keys if several else ""))
        self._whole.setText(tr("Copy rows with headings") if several else tr("Copy all with headings"))
        self._columns.deleteLater()
        self._columns = table.header.menu(table.column_at_hand())
        self.addMenu(self._columns)
