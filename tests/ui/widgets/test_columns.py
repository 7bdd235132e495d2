"""Columns as a person leaves them, and finds them again."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from kafkagui.ui.models.cells import ColumnSpec
from kafkagui.ui.theme import Theme
from kafkagui.ui.widgets.column_header import ColumnHeader
from kafkagui.ui.widgets.row_table import RowTable
from tests.fakes.stores import StateStoreFake
from tests.ui.models.row_models import COLUMNS, KeysModel


@pytest.fixture
def store() -> StateStoreFake:
    return StateStoreFake()


def _table(qtbot: QtBot, *, columns: tuple[ColumnSpec, ...] = COLUMNS, sortable: bool = False) -> RowTable:
    model = KeysModel()
    model.columns = columns
    model.append(*(f"key-{number}" for number in range(40)))
    table = RowTable("Records", sortable=sortable)
    table.set_rows(model)
    table.resize(600, 300)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    return table


def _keys(header: ColumnHeader) -> list[str]:
    return header.visible_keys()


def _entry(header: ColumnHeader, words: str, index: int = -1) -> QAction:
    (found,) = [action for action in header.menu(index).actions() if action.text() == words]
    return found


def test_they_come_back_in_the_next_run(qtbot: QtBot, store: StateStoreFake) -> None:
    table = _table(qtbot, sortable=True)
    table.remember_columns(store, "things")
    table.header.moveSection(0, 2)
    table.header.resizeSection(1, 222)
    _entry(table.header, "Status").trigger()
    table.sortByColumn(1, Qt.SortOrder.DescendingOrder)

    again = _table(qtbot, sortable=True)
    again.remember_columns(store, "things")
    assert _keys(again.header) == ["key", "offset", "value"]
    assert again.header.sectionSize(1) == 222
    assert again.header.sortIndicatorSection() == 1
    assert again.header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
    other = _table(qtbot)
    other.remember_columns(store, "others")
    assert _keys(other.header) == ["offset", "key", "status", "value"]


def test_each_scope_has_its_own_and_a_new_one_starts_as_the_last_was_left(qtbot: QtBot, store: StateStoreFake) -> None:
    table = _table(qtbot)
    memory = table.remember_columns(store, "records")
    memory.use_scope("orders")
    table.header.set_column_shown("status", False)
    memory.use_scope("payments")
    assert _keys(table.header) == ["offset", "key", "value"]
    table.header.set_column_shown("status", True)
    table.header.set_column_shown("key", False)
    memory.use_scope("orders")
    assert _keys(table.header) == ["offset", "key", "value"]
    memory.use_scope("payments")
    assert _keys(table.header) == ["offset", "status", "value"]


def test_reset_takes_everything_back(qtbot: QtBot, store: StateStoreFake) -> None:
    table = _table(qtbot)
    table.remember_columns(store, "things")
    before = table.header.column_states()
    table.header.moveSection(0, 2)
    table.header.resizeSection(1, 222)
    table.header.set_column_shown("status", False)
    _entry(table.header, "Reset columns").trigger()
    assert table.header.column_states() == before
    again = _table(qtbot)
    again.remember_columns(store, "things")
    assert again.header.column_states() == before


@pytest.mark.parametrize(
    "kept", ["nonsense", "[]", '{"": {"columns": 1}}', '{"": {"columns": [["x"]], "sort": ["", 0]}}']
)
def test_a_memory_without_sense_changes_nothing(qtbot: QtBot, store: StateStoreFake, kept: str) -> None:
    table = _table(qtbot)
    before = table.header.column_states()
    store.put("columns.things", kept)
    table.remember_columns(store, "things")
    assert table.header.column_states() == before


def test_columns_that_all_were_hidden_show_one(qtbot: QtBot, store: StateStoreFake) -> None:
    hidden = ", ".join(f'["{column.key}", 80, true]' for column in COLUMNS)
    store.put("columns.things", f'{{"": {{"columns": [{hidden}], "sort": ["", false]}}}}')
    table = _table(qtbot)
    table.remember_columns(store, "things")
    assert len(_keys(table.header)) == 1


def test_a_column_gives_way_where_there_is_no_room_and_comes_back(qtbot: QtBot) -> None:
    spare = ColumnSpec("status", "Status", 150, gives_way=1)
    table = _table(qtbot, columns=(*COLUMNS[:2], spare, COLUMNS[3]))
    table.resize(400, 300)
    assert _keys(table.header) == ["offset", "key", "value"]
    assert not any(state.hidden for state in table.header.column_states())
    table.resize(600, 300)
    assert _keys(table.header) == ["offset", "key", "status", "value"]


def test_a_double_click_behind_a_column_fits_it_to_its_widest_cell(qtbot: QtBot) -> None:
    table = _table(qtbot)
    edge = QPoint(table.header.sectionViewportPosition(2) + 150 - 1, 10)
    qtbot.mouseDClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=edge)
    fitted = table.header.sectionSize(2)
    assert fitted != 150
    assert table.tip_at(table.model().index(0, 2)) == ""
    table.header.resizeSection(2, fitted - 2)
    assert table.tip_at(table.model().index(0, 2)) == "Acknowledged"


def test_the_menu_moves_and_fits_a_column_for_those_without_a_mouse(qtbot: QtBot) -> None:
    table = _table(qtbot)
    _entry(table.header, "Move “Key” forward", 1).trigger()
    assert _keys(table.header) == ["offset", "status", "key", "value"]
    _entry(table.header, "Move “Key” back", 1).trigger()
    assert _keys(table.header) == ["offset", "key", "status", "value"]
    assert not _entry(table.header, "Move “Offset” back", 0).isEnabled()
    table.header.resizeSection(1, 300)
    _entry(table.header, "Fit “Key” to its content", 1).trigger()
    assert table.header.sectionSize(1) < 150


def test_widths_follow_the_size_of_the_letters(qtbot: QtBot, theme: Theme) -> None:
    table = _table(qtbot)
    table.header.resizeSection(1, 130)
    states = table.header.column_states()
    theme.set_text_px(18)
    try:
        assert table.header.sectionSize(1) == 180
        assert table.header.column_states() == states
    finally:
        theme.set_text_px(13)
    assert table.header.sectionSize(1) == 130
