"""The menu that chooses the columns of a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.ui.widgets.column_header import ColumnHeader


class ColumnMenu(QMenu):
    """A tick for each column, what can be done to one of them by keyboard, and *Reset columns*.

    Args:
        header: the headings.
        index: position in the model of the column that can be moved and fitted; -1 for none.
    """

    def __init__(self, header: ColumnHeader, index: int = -1) -> None:
        super().__init__(tr("Columns"), header)
        self._header = header
        self._build_ticks()
        if index in header.visible_columns():
            self._build_deeds(index)
        self.addSeparator()
        self.addAction(tr("Reset columns"), header.reset_columns)

    def _build_ticks(self) -> None:
        header = self._header
        for index, column in enumerate(header.columns):
            action = self.addAction(column.heading)
            action.setCheckable(True)
            action.setChecked(header.is_chosen(index))
            action.toggled.connect(lambda on, key=column.key: header.set_column_shown(key, on))

    def _build_deeds(self, index: int) -> None:
        header, order = self._header, self._header.visible_columns()
        name = header.columns[index].heading
        self.addSeparator()
        self.addAction(tr("Fit “{column}” to its content", column=name), lambda: header.fit_column(index))
        before = self.addAction(tr("Move “{column}” back", column=name), lambda: header.move_column(index, -1))
        before.setEnabled(order[0] != index)
        after = self.addAction(tr("Move “{column}” forward", column=name), lambda: header.move_column(index, 1))
        after.setEnabled(order[-1] != index)
