"""The context menu of rows: what can be done with the chosen records."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.icons import icon
from kafkagui.ui.pages.consume.copy_menu import CopyMenu
from kafkagui.ui.widgets.row_table import RowTable
from kafkagui.ui.widgets.table_menu import TableMenu


class RowMenu(QMenu):
    """Default first; nothing stands only here.

    Args:
        table: the rows.
        actions: the page's, with their keys.
        row_actions: those whose keys act in the table only.

    Signals:
        partition_chosen(number): read only this partition.
    """

    partition_chosen = Signal(int)

    def __init__(
        self, table: RowTable, actions: ActionTable, row_actions: ActionTable, parent: QWidget | None = None
    ) -> None:
        super().__init__(tr("Record"), parent)
        self._partition = 0
        self._build(table, actions, row_actions)

    def _build(self, table: RowTable, actions: ActionTable, row_actions: ActionTable) -> None:
        self._open = row_actions["consume.open"]
        self.addAction(self._open)
        self._window = row_actions["consume.window"]
        self.addAction(self._window)
        self.setDefaultAction(self._open)
        self.addAction(actions["consume.compose"])
        self.addSeparator()
        self.copy_menu = CopyMenu(self)
        self.addMenu(self.copy_menu)
        self.addAction(row_actions["consume.copy-value"])
        self.addAction(actions["consume.copy-key"])
        self.addMenu(TableMenu(table, self))
        self.addSeparator()
        self.addAction(row_actions["consume.include"])
        self.addAction(row_actions["consume.exclude"])
        self._only = self.addAction(icon("filter"), "")
        self._only.triggered.connect(lambda: self.partition_chosen.emit(self._partition))

    def set_chosen(self, partition: int | None) -> None:
        """What the menu stands for: a record of this partition, or several records (None)."""
        self._open.setEnabled(partition is not None)
        self._window.setEnabled(partition is not None)
        self._only.setVisible(partition is not None)
        if partition is not None:
            self._partition = partition
            self._only.setText(tr("Show only partition {partition}", partition=partition))
