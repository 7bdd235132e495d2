"""The fast table, by what a person sees and presses."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from kafkagui.ui.models.row_model import RowModel
from kafkagui.ui.theme import Theme, ThemeMode, color
from kafkagui.ui.widgets.row_table import RowTable
from tests.ui.models.row_models import CountingModel, KeysModel

ROW_PX = 28
Key = Qt.Key


@pytest.fixture
def keys() -> list[str]:
    return [f"key-{number}" for number in range(200)]


def _table(qtbot: QtBot, model: RowModel, **options: Any) -> RowTable:
    table = RowTable("Records", **options)
    table.set_rows(model)
    table.resize(600, 32 + 10 * ROW_PX)
    qtbot.addWidget(table)
    table.show()
    qtbot.waitExposed(table)
    return table


def _filled(qtbot: QtBot, keys: list[str], *, newest_first: bool = False, **options: Any) -> tuple[RowTable, KeysModel]:
    model = KeysModel(newest_first=newest_first)
    model.append(*keys)
    return _table(qtbot, model, **options), model


def _top_key(table: RowTable) -> str:
    return table.indexAt(QPoint(100, 2)).siblingAtColumn(1).data()


def _press(
    qtbot: QtBot, table: RowTable, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(table, key, modifier)


def test_painting_asks_only_for_the_rows_in_sight(qtbot: QtBot) -> None:
    model = CountingModel()
    model.rows_arrived(10_000_000)
    table = _table(qtbot, model)
    table.verticalScrollBar().setValue(5_000_000 * ROW_PX)
    model.asked = 0
    table.grab()
    # One call a row; Qt's own way asks for every cell, several times.
    assert 10 <= model.asked <= 12


def test_a_selected_row_has_the_selection_colour_and_the_accent_bar(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    table.select_row(3)
    table.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    picture = table.viewport().grab().toImage()
    middle = 3 * ROW_PX + ROW_PX // 2
    assert picture.pixelColor(1, middle) == color("accent")
    assert picture.pixelColor(6, 3 * ROW_PX + 2) == color("sel")
    assert picture.pixelColor(6, 2 * ROW_PX + 2) == color("surface")


def test_a_theme_change_repaints_it(qtbot: QtBot, keys: list[str], theme: Theme) -> None:
    table, _ = _filled(qtbot, keys)
    theme.set_mode(ThemeMode.DARK)
    assert table.viewport().grab().toImage().pixelColor(6, 2) == color("surface")
    assert color("surface").name().upper() == "#1F2127"


def test_rows_on_top_do_not_move_those_under_the_pointer(qtbot: QtBot, keys: list[str]) -> None:
    table, model = _filled(qtbot, keys, newest_first=True)
    table.verticalScrollBar().setValue(20 * ROW_PX)
    before = _top_key(table)
    model.append("new-1", "new-2", "new-3")
    assert _top_key(table) == before


def test_at_the_top_the_newest_show_themselves(qtbot: QtBot, keys: list[str]) -> None:
    table, model = _filled(qtbot, keys, newest_first=True)
    model.append("new-1")
    assert _top_key(table) == "new-1"


def test_the_selection_stays_on_its_record(qtbot: QtBot, keys: list[str]) -> None:
    table, model = _filled(qtbot, keys, newest_first=True)
    table.select_row(2)
    chosen = model.text(table.current_row, 1)
    model.append("new-1", "new-2")
    assert table.current_row == 4
    assert [model.text(row, 1) for row in table.selected_rows()] == [chosen]
    assert _top_key(table) == "key-199"


def test_dropped_rows_do_not_move_those_under_the_pointer(qtbot: QtBot, keys: list[str]) -> None:
    table, model = _filled(qtbot, keys)
    table.verticalScrollBar().setValue(50 * ROW_PX)
    before = _top_key(table)
    model.drop(20)
    assert _top_key(table) == before


def test_it_follows_the_end_until_a_row_is_selected(qtbot: QtBot, keys: list[str]) -> None:
    table, model = _filled(qtbot, keys, follow_end=True)
    table.follow_now()
    model.append("new-1")
    assert table.is_following()
    assert table.verticalScrollBar().value() == table.verticalScrollBar().maximum()

    table.select_row(195)
    top = _top_key(table)
    with qtbot.waitSignal(table.unseen_changed, timeout=1000) as unseen:
        model.append("new-2", "new-3")
    assert unseen.args == [2]
    assert _top_key(table) == top

    _press(qtbot, table, Key.Key_End)
    assert table.is_following()
    assert table.unseen == 0


def test_scrolling_up_holds_and_scrolling_back_follows(qtbot: QtBot, keys: list[str]) -> None:
    table, model = _filled(qtbot, keys, follow_end=True)
    table.follow_now()
    bar = table.verticalScrollBar()
    bar.setValue(bar.maximum() - 100)
    model.append("new-1")
    assert table.unseen == 1
    bar.setValue(bar.maximum())
    assert table.unseen == 0
    assert table.is_following()


@pytest.mark.parametrize(
    ("pressed", "row"),
    [
        ([Key.Key_Down], 11),
        ([Key.Key_J, Key.Key_J], 12),
        ([Key.Key_K], 9),
        ([Key.Key_Home], 0),
        ([Key.Key_End], 199),
        ([Key.Key_Home, Key.Key_Up], 0),
        ([Key.Key_PageDown], 20),
    ],
)
def test_keys_move_the_current_row(qtbot: QtBot, keys: list[str], pressed: list[Qt.Key], row: int) -> None:
    table, _ = _filled(qtbot, keys)
    table.select_row(10)
    for key in pressed:
        _press(qtbot, table, key)
    if pressed == [Key.Key_PageDown]:
        assert table.current_row in range(18, 22)
    else:
        assert table.current_row == row
    assert table.selected_rows() == [table.current_row]


def test_shift_end_selects_to_the_end(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    table.select_row(195)
    _press(qtbot, table, Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert table.selected_rows() == [195, 196, 197, 198, 199]


def test_enter_and_double_click_open_a_row(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    opened: list[int] = []
    table.row_activated.connect(opened.append)
    table.select_row(4)
    _press(qtbot, table, Key.Key_Return)
    place = QPoint(100, 2 * ROW_PX + 5)
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened == [4, 2]


def test_escape_deselects(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    rows: list[int] = []
    table.select_row(4)
    table.current_row_changed.connect(rows.append)
    _press(qtbot, table, Key.Key_Escape)
    assert not table.has_selection()
    assert rows == [-1]


def test_copied_rows_are_the_visible_columns(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    table.header.set_column_shown("status", False)
    table.select_row(7)
    _press(qtbot, table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    _press(qtbot, table, Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == '7\tkey-7\t{"n": 7}\n8\tkey-8\t{"n": 8}'


def test_tab_leaves_the_table(qtbot: QtBot, keys: list[str]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    table, after = RowTable("Records"), QLineEdit()
    model = KeysModel()
    model.append(*keys)
    table.set_rows(model)
    layout = QVBoxLayout(window)
    layout.addWidget(table)
    layout.addWidget(after)
    window.show()
    window.activateWindow()
    table.setFocus()
    _press(qtbot, table, Key.Key_Tab)
    assert window.focusWidget() is after


def test_columns_are_remembered_by_key(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    header = table.header
    header.moveSection(0, 2)
    header.resizeSection(1, 222)
    header.set_column_shown("status", False)
    states = header.column_states()

    other, _ = _filled(qtbot, keys)
    other.header.restore_columns(states)
    assert [state.key for state in other.header.column_states()] == ["key", "status", "offset", "value"]
    assert other.header.sectionSize(1) == 222
    assert other.header.visible_columns() == [1, 0, 3]


def test_the_stretching_column_takes_the_room_that_is_left(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    assert table.header.length() == table.viewport().width()
    table.resize(900, 300)
    assert table.header.length() == table.viewport().width()
    table.resize(300, 300)
    assert table.header.sectionSize(3) == 120


def test_the_last_column_cannot_be_hidden(qtbot: QtBot, keys: list[str]) -> None:
    table, _ = _filled(qtbot, keys)
    for key in ("offset", "key", "status", "value"):
        table.header.set_column_shown(key, False)
    assert table.header.visible_columns() == [3]


def test_a_click_on_a_heading_asks_to_sort(qtbot: QtBot, keys: list[str]) -> None:
    table, model = _filled(qtbot, keys, sortable=True)
    asked: list[tuple[str, bool]] = []
    model.sort_requested.connect(lambda key, descending: asked.append((key, descending)))
    place = QPoint(table.header.sectionViewportPosition(1) + 10, 10)
    for _ in range(3):
        qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked == [("key", False), ("key", True), ("", False)]
    assert not table.has_selection()


def test_another_model_takes_the_place_of_the_first(qtbot: QtBot, keys: list[str]) -> None:
    table, old = _filled(qtbot, keys, newest_first=True)
    new = KeysModel(newest_first=True)
    new.append(*(f"other-{number}" for number in range(100)))
    table.set_rows(new)
    table.verticalScrollBar().setValue(10 * ROW_PX)
    before = _top_key(table)
    old.append("late")
    assert _top_key(table) == before == "other-89"


def test_a_shortened_cell_tells_its_whole_text(qtbot: QtBot) -> None:
    model = CountingModel()
    model.rows_arrived(3)
    table = _table(qtbot, model)
    assert table.tip_at(model.index(0, 3)) == "x" * 2000
    assert table.tip_at(model.index(0, 1)) == ""
