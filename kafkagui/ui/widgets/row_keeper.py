"""Keeps selection, current cell and place of a table when its model starts over with other rows."""

from __future__ import annotations

from collections.abc import Hashable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QMetaObject, QObject, Signal

if TYPE_CHECKING:
    from kafkagui.ui.models.row_model import RowModel
    from kafkagui.ui.widgets.row_table import RowTable

_MOST_KEPT: Final = 1_000
"""Selected rows that stay selected; of more none does."""


class RowKeeper(QObject):
    """Finds rows again by `RowModel.identity` after a reset.

    Args:
        table: the table; it is the parent.

    Signals:
        lost: there was a current row and there is none any more.
    """

    lost = Signal()

    def __init__(self, table: RowTable) -> None:
        super().__init__(table)
        self._table = table
        self._model: RowModel | None = None
        self._connections: list[QMetaObject.Connection] = []
        self._selected: list[Hashable] = []
        self._current: Hashable | None = None
        self._had_current = False
        self._column = 0
        self._place = 0

    def watch(self, model: RowModel) -> None:
        """Watch `model`, which the table shows now."""
        for connection in self._connections:
            QObject.disconnect(connection)
        self._model = model
        # Connected after the view's own connections, so that it has started over already.
        self._connections = [
            model.modelAboutToBeReset.connect(self._remember),
            model.modelReset.connect(self._restore),
        ]

    def _remember(self) -> None:
        table, model = self._table, self._model
        self._had_current = table.current_row >= 0
        self._current, self._selected = None, []
        if model is None or not model.count:
            return
        self._column = table.column_at_hand()
        self._place = table.verticalScrollBar().value()
        if self._had_current and (current := model.identity(table.current_row)) is not None:
            self._current = current
            kept = (model.identity(row) for row in table.selected_rows(_MOST_KEPT + 1))
            self._selected = [key for key in kept if key is not None]
            if len(self._selected) > _MOST_KEPT:
                self._selected = []

    def _restore(self) -> None:
        model, table = self._model, self._table
        if model is None:
            return
        if model.count and self._place and model.identity(0) is not None:
            table.updateGeometries()
            table.verticalScrollBar().setValue(self._place)
        if not self._had_current:
            return
        row = next(iter(model.rows_of_identities([self._current])), -1) if self._current is not None else -1
        if row < 0:
            self.lost.emit()
            return
        self._select(model, row)

    def _select(self, model: RowModel, current: int) -> None:
        flags = QItemSelectionModel.SelectionFlag
        chosen = QItemSelection()
        for row in model.rows_of_identities(self._selected):
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        selection = self._table.selectionModel()
        place = self._table.verticalScrollBar().value()
        selection.setCurrentIndex(model.index(current, self._column), flags.NoUpdate)
        selection.select(chosen, flags.ClearAndSelect | flags.Rows)
        self._table.verticalScrollBar().setValue(place)
