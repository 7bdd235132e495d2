"""The Deliveries table: what it adds to a table of rows."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Qt
from PySide6.QtWidgets import QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.produce.delivery_model import DeliveryModel
from kafkagui.ui.pages.produce.table_layout import TableLayout
from kafkagui.ui.theme import current_theme
from kafkagui.ui.widgets.column_header import ColumnState
from kafkagui.ui.widgets.row_table import RowTable

_HUNDRED: Final = 100
"""A width in the design; what it is in pixels follows the size of the letters."""
_MOST_KEPT: Final = 1_000
"""Selected rows that stay selected when the rows are put in another order."""


class DeliveryTable(RowTable):
    """Shows deliveries; its layout can be remembered, and its place kept when rows change their order.

    Args:
        model: the rows.
    """

    def __init__(self, model: DeliveryModel, parent: QWidget | None = None) -> None:
        super().__init__("Deliveries", sortable=True, follow_end=not model.newest_first, parent=parent)
        self._deliveries = model
        self._hid_topic = False
        self._scale = scaled(_HUNDRED)
        self.set_rows(model)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        current_theme().changed.connect(self._on_text_resized)

    def set_compact(self, on: bool) -> None:
        """Hide the topic in a narrow window, and bring it back unless a person had hidden it."""
        topic = self._deliveries.column_of("topic")
        if on and not self.header.isSectionHidden(topic):
            self._hid_topic = True
            self.header.setSectionHidden(topic, True)
        elif not on and self._hid_topic:
            self._hid_topic = False
            self.header.setSectionHidden(topic, False)
        self.header.fit_stretch()

    def kept_layout(self) -> TableLayout:
        """Columns and sorting as a person left them; what only a narrow window hides counts as shown."""
        columns = tuple(
            (
                state.key,
                round(state.width * _HUNDRED / self._scale),
                state.hidden and not (state.key == "topic" and self._hid_topic),
            )
            for state in self.header.column_states()
        )
        section = self.header.sortIndicatorSection()
        if not 0 <= section < len(self._deliveries.columns):
            return TableLayout(columns)
        descending = self.header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return TableLayout(columns, (self._deliveries.columns[section].key, descending))

    def restore_layout(self, kept: TableLayout) -> None:
        """Take a ``kept_layout`` back; columns that there are not any more are passed over."""
        compact = self._hid_topic
        self._hid_topic = False
        self.header.restore_columns(
            [ColumnState(key, round(width * self._scale / _HUNDRED), hidden) for key, width, hidden in kept.columns]
        )
        if compact:
            self.set_compact(True)
        key, descending = kept.sort
        places = [at for at, column in enumerate(self._deliveries.columns) if column.key == key]
        if places:
            order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
            self.sortByColumn(places[0], order)

    def show_sequences(self, sequences: list[int] | None) -> None:
        """Show these rows, or all in the order they came; selection and place stay."""
        model = self._deliveries
        if sequences is None and model.shows_all:
            return
        selected = [model.sequence_of(row) for row in self.selected_rows(_MOST_KEPT)]
        place = self.verticalScrollBar().value()
        if sequences is None:
            model.show_all()
        else:
            model.show_sequences(sequences)
        self._select_again(selected)
        self.updateGeometries()
        self.verticalScrollBar().setValue(place)

    def _on_text_resized(self) -> None:
        before, self._scale = self._scale, scaled(_HUNDRED)
        if self._scale != before:
            states = self.header.column_states()
            self.header.restore_columns(
                [ColumnState(key, round(width * self._scale / before), hidden) for key, width, hidden in states]
            )

    def _select_again(self, sequences: list[int]) -> None:
        model, flags = self._deliveries, QItemSelectionModel.SelectionFlag
        rows = [row for row in model.rows_of_sequences(sequences) if row >= 0]
        chosen = QItemSelection()
        for row in rows:
            chosen.select(model.index(row, 0), model.index(row, model.columnCount() - 1))
        if rows:
            # The current row first, and without selecting, so that the view is not scrolled to it for each row.
            self.selectionModel().setCurrentIndex(model.index(rows[0], self._first_column()), flags.NoUpdate)
            self.selectionModel().select(chosen, flags.ClearAndSelect | flags.Rows)
