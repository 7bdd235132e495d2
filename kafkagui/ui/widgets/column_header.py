"""The headings of a table: columns that move, resize, hide, give way and are remembered by their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTableView

from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.cells import ColumnSpec
from kafkagui.ui.theme import current_theme

if TYPE_CHECKING:
    from kafkagui.ui.widgets.column_menu import ColumnMenu

_NARROWEST: Final = 40
_THOUSAND: Final = 1_000
"""A width in the design; what it is in pixels follows the size of the letters."""


class ColumnState(NamedTuple):
    """How a person left a column; a list of these, in the order on the screen, is what is remembered.

    ``width`` is in the design's pixels, whatever the size of the letters; 0 for a column that stretches.
    """

    key: str
    width: int
    hidden: bool


class ColumnHeader(QHeaderView):
    """Headings made from `ColumnSpec`s; a context menu chooses which are shown.

    Dragging moves and sizes; a double click on the line behind a column fits it to what is in sight. Where there is
    too little room, columns that may give way are hidden until there is room again; what a person hid stays hidden.

    Signals:
        columns_changed: a person moved, resized, hid or showed a column, or set all back.
    """

    columns_changed = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._columns: tuple[ColumnSpec, ...] = ()
        self._fitting = False
        self._hidden: set[int] = set()
        self._sizes: dict[int, int] = {}
        self._scale = scaled(_THOUSAND)
        self._build_look()
        self._connect_all()

    def _build_look(self) -> None:
        self.setSectionsMovable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(_NARROWEST)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def _connect_all(self) -> None:
        self.customContextMenuRequested.connect(self._on_menu_wanted)
        self.sectionResized.connect(self._on_resized)
        self.sectionMoved.connect(self._on_moved)
        self.sectionHandleDoubleClicked.connect(self.fit_column)
        current_theme().changed.connect(self._on_theme_changed)

    # -- columns ------------------------------------------------------------------------------------------

    @property
    def columns(self) -> tuple[ColumnSpec, ...]:
        """What the columns are, in the order of the model."""
        return self._columns

    def set_columns(self, columns: Sequence[ColumnSpec]) -> None:
        """Lay the columns out as their specs say."""
        self._columns = tuple(columns)
        self._lay_out_as_specified()

    def reset_columns(self) -> None:
        """Lay the columns out as they were at first."""
        self._lay_out_as_specified()
        self.columns_changed.emit()

    def visible_columns(self) -> list[int]:
        """Positions in the model of the columns that are shown, from left to right."""
        order = (self.logicalIndex(visual) for visual in range(self.count()))
        return [index for index in order if not self.isSectionHidden(index)]

    def visible_keys(self) -> list[str]:
        """Keys of the columns that are shown, from left to right."""
        return [self._columns[index].key for index in self.visible_columns()]

    def is_chosen(self, index: int) -> bool:
        """Whether a person wants to see this column; it may have given way all the same."""
        return index not in self._hidden

    def column_states(self) -> tuple[ColumnState, ...]:
        """Order, widths and what is hidden, to be remembered; what only gave way counts as shown."""
        order = (self.logicalIndex(visual) for visual in range(self.count()))
        return tuple(ColumnState(self._columns[i].key, self._width_of(i), i in self._hidden) for i in order)

    def restore_columns(self, state: Sequence[ColumnState]) -> None:
        """Lay the columns out as `state` says; keys that are unknown now are passed over."""
        places = {column.key: index for index, column in enumerate(self._columns)}
        self._fitting = True
        known = [one for one in state if one.key in places]
        for visual, one in enumerate(known):
            index = places[one.key]
            self.moveSection(self.visualIndex(index), visual)
            (self._hidden.add if one.hidden else self._hidden.discard)(index)
            if one.width > 0:
                self._sizes[index] = round(one.width * self._scale / _THOUSAND)
                self.resizeSection(index, self._sizes[index])
        if len(self._hidden) == len(self._columns):
            self._hidden.discard(0)
        self._fitting = False
        self.fit_columns()

    def set_column_shown(self, key: str, shown: bool) -> None:
        """Show or hide one column; the last one that is shown stays."""
        for index, column in enumerate(self._columns):
            if column.key == key and (shown or len(self.visible_columns()) > 1):
                (self._hidden.discard if shown else self._hidden.add)(index)
                self.fit_columns()
                self.columns_changed.emit()

    def move_column(self, index: int, step: int) -> None:
        """Move a column past the next visible one, to the right (1) or left (-1) as it is read."""
        order = self.visible_columns()
        there = order.index(index) + step
        if 0 <= there < len(order):
            self.moveSection(self.visualIndex(index), self.visualIndex(order[there]))

    def fit_column(self, index: int) -> None:
        """Make a column as wide as the widest of its cells in sight and its heading need."""
        table = self.parent()
        wanted = table.sizeHintForColumn(index) if isinstance(table, QTableView) else 0
        self.resizeSection(index, max(wanted, self.sectionSizeHint(index), self.minimumSectionSize()))

    def menu(self, index: int = -1) -> ColumnMenu:
        """A menu with a tick for each column, and what can be done to the column `index`; for buttons too."""
        # Here, since nobody sees a menu before it is asked for.
        from kafkagui.ui.widgets.column_menu import ColumnMenu

        return ColumnMenu(self, index)

    # -- room ---------------------------------------------------------------------------------------------

    def fit_columns(self) -> None:
        """Hide what gives way, and let the stretching column have the room that the others leave."""
        if self._fitting or not self._columns:
            return
        self._fitting = True
        gone = self._hidden | self._too_many()
        for index in range(len(self._columns)):
            if self.isSectionHidden(index) != (index in gone):
                self.setSectionHidden(index, not self.isSectionHidden(index))
        self._stretch()
        self._fitting = False

    def _too_many(self) -> set[int]:
        """The columns that have to give way now."""
        wanted = [index for index in range(len(self._columns)) if index not in self._hidden]
        needed = {index: self._least_width(index) for index in wanted}
        spare = sorted((self._columns[index].gives_way, index) for index in wanted if self._columns[index].gives_way)
        gone: set[int] = set()
        for _, index in spare:
            if sum(needed.values()) <= self.width():
                break
            del needed[index]
            gone.add(index)
        return gone

    def _least_width(self, index: int) -> int:
        column = self._columns[index]
        return scaled(column.width) if column.stretch else self._size_of(index)

    def _size_of(self, index: int) -> int:
        """The width of a column, hidden or not; Qt tells nothing of a hidden one."""
        return self.sectionSize(index) or self._sizes.get(index, scaled(self._columns[index].width))

    def _stretch(self) -> None:
        index = next((i for i in self.visible_columns() if self._columns[i].stretch), -1)
        if index < 0:
            return
        others = self.length() - self.sectionSize(index)
        # The header is as wide as the viewport, which is not asked for: to wrap a widget that Qt made itself, PySide
        # loads every kind of widget there is, 20 ms before the first paint.
        self.resizeSection(index, max(scaled(self._columns[index].width), self.width() - others))

    def _lay_out_as_specified(self) -> None:
        self._fitting = True
        self._hidden = {index for index, column in enumerate(self._columns) if column.hidden}
        self._sizes.clear()
        for index, column in enumerate(self._columns):
            self.moveSection(self.visualIndex(index), index)
            self.setSectionHidden(index, False)
            self.resizeSection(index, scaled(column.width))
        self._fitting = False
        self.fit_columns()

    def _width_of(self, index: int) -> int:
        """The remembered width; 0 for a stretching column, which takes what is left."""
        return 0 if self._columns[index].stretch else round(self._size_of(index) * _THOUSAND / self._scale)

    # -- what a person does -------------------------------------------------------------------------------

    def _on_menu_wanted(self, place: QPoint) -> None:
        menu = self.menu(self.logicalIndexAt(place))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(place))

    def _on_resized(self, index: int, _old: int, new: int) -> None:
        if new and self._columns:
            self._sizes[index] = new
        if not self._fitting and self._columns:
            self.fit_columns()
            self.columns_changed.emit()

    def _on_moved(self, _index: int, _old: int, _new: int) -> None:
        if not self._fitting:
            self.columns_changed.emit()

    def _on_theme_changed(self) -> None:
        """Keep the widths in step with the letters."""
        if self._scale != scaled(_THOUSAND):
            states = self.column_states()
            self._scale = scaled(_THOUSAND)
            self.restore_columns(states)
