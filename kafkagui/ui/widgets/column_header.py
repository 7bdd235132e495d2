"""The headings of a table: columns that move, resize, hide and are remembered by their keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from kafkagui.ui.fonts import scaled
from kafkagui.ui.models.cells import ColumnSpec

_NARROWEST = 40


class ColumnState(NamedTuple):
    """How a person left a column; a list of these, in the order on the screen, is what is remembered."""

    key: str
    width: int
    hidden: bool


class ColumnHeader(QHeaderView):
    """Headings made from `ColumnSpec`s; a context menu chooses which are shown.

    Signals:
        columns_changed: a person moved, resized, hid or showed a column.
    """

    columns_changed = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(Qt.Orientation.Horizontal, table)
        self._columns: tuple[ColumnSpec, ...] = ()
        self._fitting = False
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

    def set_columns(self, columns: Sequence[ColumnSpec]) -> None:
        """Lay the columns out as their specs say."""
        self._columns = tuple(columns)
        self._fitting = True
        for index, column in enumerate(columns):
            self.resizeSection(index, scaled(column.width))
            self.setSectionHidden(index, column.hidden)
        self._fitting = False
        self.fit_stretch()

    def visible_columns(self) -> list[int]:
        """Positions in the model of the columns that are shown, from left to right."""
        order = (self.logicalIndex(visual) for visual in range(self.count()))
        return [index for index in order if not self.isSectionHidden(index)]

    def column_states(self) -> tuple[ColumnState, ...]:
        """Order, widths and what is hidden, to be remembered."""
        order = (self.logicalIndex(visual) for visual in range(self.count()))
        return tuple(ColumnState(self._columns[i].key, self._width_of(i), self.isSectionHidden(i)) for i in order)

    def restore_columns(self, state: Sequence[ColumnState]) -> None:
        """Lay the columns out as `state` says; keys that are unknown now are passed over."""
        places = {column.key: index for index, column in enumerate(self._columns)}
        self._fitting = True
        known = [one for one in state if one.key in places]
        for visual, one in enumerate(known):
            index = places[one.key]
            self.moveSection(self.visualIndex(index), visual)
            self.setSectionHidden(index, one.hidden)
            if one.width > 0:
                self.resizeSection(index, one.width)
        self._fitting = False
        self.fit_stretch()

    def set_column_shown(self, key: str, shown: bool) -> None:
        """Show or hide one column; the last one that is shown stays."""
        for index, column in enumerate(self._columns):
            if column.key == key and (shown or len(self.visible_columns()) > 1):
                self.setSectionHidden(index, not shown)
                self.fit_stretch()
                self.columns_changed.emit()

    def menu(self) -> QMenu:
        """A menu with a tick for each column; a page may also hang it on a button."""
        menu = QMenu("Columns", self)
        for index, column in enumerate(self._columns):
            action = menu.addAction(column.title)
            action.setCheckable(True)
            action.setChecked(not self.isSectionHidden(index))
            action.toggled.connect(lambda on, key=column.key: self.set_column_shown(key, on))
        return menu

    def fit_stretch(self) -> None:
        """Give the stretching column the room that the others leave."""
        index = next((i for i in self.visible_columns() if self._columns and self._columns[i].stretch), -1)
        if index < 0 or self._fitting:
            return
        others = self.length() - self.sectionSize(index)
        # The header is as wide as the viewport, which is not asked for: to wrap a widget that Qt made itself, PySide
        # loads every kind of widget there is, 20 ms before the first paint.
        width = max(scaled(self._columns[index].width), self.width() - others)
        self._fitting = True
        self.resizeSection(index, width)
        self._fitting = False

    def _width_of(self, index: int) -> int:
        """The remembered width; 0 for a stretching column, which takes what is left."""
        return 0 if self._columns[index].stretch else self.sectionSize(index)

    def _on_menu_wanted(self, place: QPoint) -> None:
        menu = self.menu()
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.mapToGlobal(place))

    def _on_resized(self, _index: int, _old: int, _new: int) -> None:
        if not self._fitting and self._columns:
            self.fit_stretch()
            self.columns_changed.emit()

    def _on_moved(self, _index: int, _old: int, _new: int) -> None:
        if not self._fitting:
            self.columns_changed.emit()
