"""A titled table with its filter, and words for when there is nothing in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.models.keyed_model import KeyedModel
from kafkagui.ui.widgets.empty_state import EmptyState
from kafkagui.ui.widgets.filter_bar import FilterBar
from kafkagui.ui.widgets.info_strip import InfoStrip, StripTone
from kafkagui.ui.widgets.keyed_table import KeyedTable
from kafkagui.ui.widgets.layouts import Item, column, row, set_surface, text_label
from kafkagui.ui.widgets.scaled_size import scale_width

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore

R = TypeVar("R")

_FILTER_PX = 200


class Words(NamedTuple):
    """What stands in place of a table: an icon, what is missing, why, and a button that helps."""

    icon: str
    title: str
    text: str
    button: str = ""


class TableCard(QFrame, Generic[R]):
    """A card around a `KeyedModel`.

    Args:
        title: the heading, also the table's accessible name.
        model: the rows.
        filter_name: accessible name of the filter, such as "Filter topics".
        nothing: what is said when there is no row to show, whatever the filter.
        no_match: what is said when the filter lets none through.
        beside: what else stands in the head, before the filter.

    Signals:
        opened(row, beside): Enter, a double click; with Ctrl or the middle button beside what is in front.
        menu_opening(menu, row): a context menu is filled; what the page adds stands before the copies.
        helped: the button in place of the table was pressed.
    """

    opened = Signal(int, bool)
    menu_opening = Signal(object, int)
    helped = Signal()

    def __init__(
        self,
        title: str,
        model: KeyedModel[R],
        filter_name: str,
        *,
        nothing: Words,
        no_match: str,
        beside: Sequence[QWidget] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.model = model
        self._nothing = nothing
        self._no_match = no_match
        self._build(title, filter_name, beside)
        self._connect()
        self._show_what_is_there()

    def _build(self, title: str, filter_name: str, beside: Sequence[QWidget]) -> None:
        set_surface(self, "card")
        self.table = KeyedTable(title, self.model)
        self.filter = FilterBar(self.table, self.model, filter_name, owner=self)
        scale_width(self.filter.field, 90, _FILTER_PX)
        self.note = InfoStrip()
        self.note.hide()
        self.empty = EmptyState(*self._nothing[:3])
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.empty)
        heading = text_label(title, "h2")
        parts: list[Item] = [heading, None, *beside, self.filter]
        head = row(*parts, margins=(16, 8, 12, 6), spacing=10)
        strip = row(self.note, margins=(10, 0, 10, 6))
        table = row(self._stack, margins=(8, 0, 8, 0))
        column(head, strip, (table, 1), margins=(1, 1, 1, 6), spacing=0, parent=self)

    def _connect(self) -> None:
        self.table.opened.connect(self.opened)
        self.table.menu_opening.connect(self.menu_opening)
        self.empty.button_clicked.connect(self._on_button_clicked)
        self.filter.counted.connect(self._show_what_is_there)

    def remember_columns(self, store: StateStore, table_id: str) -> None:
        """Lay the columns out as they were left, and remember how they are left."""
        self.table.remember_columns(store, table_id)

    def show_rows(self, items: Sequence[R], nothing: Words) -> None:
        """Show these items, or these words if there are none."""
        self._nothing = nothing
        self.model.show_items(items)
        self.filter.show_count()

    def say(self, text: str, tone: StripTone = "warn") -> None:
        """Say above the table what is not whole about it; an empty text says that all is."""
        self.note.setVisible(bool(text))
        if text:
            self.note.set_message(text, tone)

    def set_dimmed(self, on: bool) -> None:
        """Show the rows faintly: they are old."""
        self.table.set_dimmed(on)

    def pane(self) -> tuple[QWidget, QWidget]:
        """The card, and what takes its focus."""
        return self, (self.table if self.model.count else self.filter.field)

    @property
    def words(self) -> str:
        """What stands in place of the table; empty while the table is shown."""
        return self.empty.accessibleName() if self._stack.currentWidget() is self.empty else ""

    def _show_what_is_there(self) -> None:
        had_focus = self.table.hasFocus()
        if self.model.count:
            self._stack.setCurrentWidget(self.table)
            return
        words = self._filtered_words() if self.model.total else self._nothing
        self.empty.set_message(*words)
        self._stack.setCurrentWidget(self.empty)
        if had_focus:
            self.filter.field.setFocus()

    def _filtered_words(self) -> Words:
        return Words("filter", self._no_match, tr("Other words may find it."), tr("Clear filter"))

    def _on_button_clicked(self) -> None:
        if self.model.total:
            self.filter.clear()
        else:
            self.helped.emit()
