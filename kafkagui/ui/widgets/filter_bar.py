"""The line above a table that filters it, and says how much of it is shown."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.actions import ActionSpec, ActionTable
from kafkagui.ui.widgets.announcing import announce
from kafkagui.ui.widgets.layouts import Item, row, text_label
from kafkagui.ui.widgets.row_table import RowTable
from kafkagui.ui.widgets.search_field import SearchField


class Filterable(Protocol):
    """A model that can show some of its rows."""

    @property
    def count(self) -> int:
        """How many rows are shown."""

    @property
    def total(self) -> int:
        """How many there are."""

    def set_filter(self, text: str) -> None:
        """Show the rows that have all words of ``text``."""


class FilterBar(QWidget):
    """A field for words, and "12 of 300".

    Ctrl+L goes to the field from anywhere in `owner`; Esc clears it and, once it is empty, gives the focus back to
    the table. Down goes to the rows.

    Args:
        table: what is filtered.
        model: its rows.
        name: accessible name of the field, such as "Filter topics".
        owner: where Ctrl+L acts: the page, or the part of it that holds one table.
        beside: what else stands in the bar, after the field.

    Signals:
        counted(shown, total): the filter or the rows changed.
    """

    counted = Signal(int, int)

    def __init__(
        self,
        table: RowTable,
        model: Filterable,
        name: str,
        *,
        owner: QWidget,
        beside: tuple[Item, ...] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._table = table
        self._model = model
        self._build(name, beside)
        self._connect()
        self.actions_table = ActionTable(owner, (filter_action(self.field),))
        self.show_count()

    def _build(self, name: str, beside: tuple[Item, ...]) -> None:
        self.field = SearchField(name)
        self.count = text_label("", "small")
        row((self.field, 1), self.count, *beside, spacing=12, parent=self)

    def _connect(self) -> None:
        self.field.searched.connect(self._on_searched)
        self.field.left.connect(self._table.setFocus)
        self.field.went_down.connect(self._on_went_down)
        rows = self._table.model()
        for changed in (rows.rowsInserted, rows.rowsRemoved, rows.modelReset):
            changed.connect(self.show_count)

    def clear(self) -> None:
        """Show everything again, and go on in the table."""
        self.field.clear_search()
        self._table.setFocus()

    @property
    def is_filtering(self) -> bool:
        """Whether words are looked for."""
        return bool(self.field.text())

    def show_count(self) -> None:
        """Say how much of the table is shown."""
        shown, total = self._model.count, self._model.total
        if self.is_filtering:
            self.count.setText(tr("{shown:,} of {total:,}", shown=shown, total=total))
        else:
            self.count.setText(f"{total:,}" if total else "")
        self.counted.emit(shown, total)

    def _on_went_down(self) -> None:
        self._table.setFocus()
        if self._model.count and not self._table.has_selection():
            self._table.select_row(max(self._table.current_row, 0))

    def _on_searched(self, text: str) -> None:
        self._model.set_filter(text)
        self.show_count()
        if text:
            rows = trn("{count:,} row", "{count:,} rows", self._model.count)
            announce(self, rows, about="filter")


def filter_action(field: SearchField) -> ActionSpec:
    """Ctrl+L goes to the field of a table's filter; for the action table of the page that holds both."""
    here = Qt.ShortcutContext.WidgetWithChildrenShortcut

    def take_focus() -> None:
        field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        field.selectAll()

    title, group = tr("Filter the table"), tr("Table")
    return ActionSpec("table.filter", title, take_focus, "list-filter", ("Ctrl+L",), group, context=here)
