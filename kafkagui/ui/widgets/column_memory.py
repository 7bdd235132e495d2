"""Remembers how a person left the columns of a table, from run to run and after a kill."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QTableView

from kafkagui.core.frozen import frozen
from kafkagui.ui.widgets.column_header import ColumnHeader, ColumnState

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore

_MOST_SCOPES: Final = 200


@frozen
class TableLayout:
    """Columns in their order, and the one that sorts; no key when none does."""

    columns: tuple[ColumnState, ...] = ()
    sort_key: str = ""
    descending: bool = False


class ColumnMemory(QObject):
    """Keeps the layout of one table under ``columns.<table_id>`` and gives it back at once.

    A table that shows different things may remember a layout for each (`use_scope`): a topic that was not seen
    before is shown as the table was left last. The store writes within half a second of a change.

    Args:
        table: the table; it owns the memory.
        header: its headings.
        store: where layouts are kept.
        table_id: names the table among all others, such as ``log``.
    """

    def __init__(self, table: QTableView, header: ColumnHeader, store: StateStore, table_id: str) -> None:
        super().__init__(table)
        self._table = table
        self._header = header
        self._store = store
        self._key = f"columns.{table_id}"
        self._scope = ""
        self._is_restoring = False
        self._first = self._layout()
        self._restore()
        header.columns_changed.connect(self._keep)
        header.sortIndicatorChanged.connect(self._keep)

    def use_scope(self, scope: str) -> None:
        """Lay the columns out as they were left for this, such as a topic; from now on it is remembered for this."""
        self._scope = scope
        self._restore()

    def _layout(self) -> TableLayout:
        header = self._header
        section = header.sortIndicatorSection()
        columns = header.column_states()
        if not self._table.isSortingEnabled() or not 0 <= section < len(header.columns):
            return TableLayout(columns)
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        return TableLayout(columns, header.columns[section].key, descending)

    def _restore(self) -> None:
        kept = _layouts(self._store.get(self._key))
        layout = kept.get(self._scope) or kept.get("") or self._first
        self._is_restoring = True
        self._header.restore_columns(layout.columns)
        if self._table.isSortingEnabled():
            keys = [column.key for column in self._header.columns]
            section = keys.index(layout.sort_key) if layout.sort_key in keys else -1
            order = Qt.SortOrder.DescendingOrder if layout.descending else Qt.SortOrder.AscendingOrder
            self._table.sortByColumn(section, order)
        self._is_restoring = False

    def _keep(self) -> None:
        if self._is_restoring:
            return
        layouts = _layouts(self._store.get(self._key))
        for scope in dict.fromkeys((self._scope, "")):
            layouts.pop(scope, None)
            layouts[scope] = self._layout()
        while len(layouts) > _MOST_SCOPES:
            del layouts[next(iter(layouts))]
        self._store.put(self._key, json.dumps({scope: _written(each) for scope, each in layouts.items()}))


def _written(layout: TableLayout) -> dict[str, object]:
    return {"columns": layout.columns, "sort": [layout.sort_key, layout.descending]}


def _layouts(text: str) -> dict[str, TableLayout]:
    """What was kept, by scope; a text that makes no sense holds none."""
    try:
        return {str(scope): _read(kept) for scope, kept in json.loads(text or "{}").items()}
    except (ValueError, TypeError, KeyError, AttributeError):
        return {}


def _read(kept: dict[str, list[list[str]]]) -> TableLayout:
    columns = tuple(ColumnState(str(key), int(width), bool(hidden)) for key, width, hidden in kept["columns"])
    key, descending = kept["sort"]
    return TableLayout(columns, str(key), bool(descending))
