"""A filtered table, by what a person types and sees."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from kafkagui.ui.widgets.filtered_table import FilteredTable, Nothing
from kafkagui.ui.widgets.row_table import RowTable
from tests.ui.models.row_models import NamesModel

Key = Qt.Key


@pytest.fixture
def names() -> NamesModel:
    model = NamesModel()
    model.show_names([f"orders-{number}" for number in range(300)])
    return model


@pytest.fixture
def filtered(qtbot: QtBot, names: NamesModel) -> FilteredTable:
    table = RowTable("Topics")
    table.set_rows(names)
    widget = FilteredTable(table, names, "Filter topics", Nothing("layers", "No topics", "Create one."))
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    return widget


def _type(filtered: FilteredTable, words: str) -> None:
    QTest.keyClicks(filtered.bar.field, words)
    QTest.keyClick(filtered.bar.field, Key.Key_Return)


def test_ctrl_l_filters_and_escape_clears_then_gives_back(filtered: FilteredTable, names: NamesModel) -> None:
    filtered.table.setFocus()
    QTest.keyClick(filtered.table, Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert filtered.bar.field.hasFocus()
    _type(filtered, "29")
    assert filtered.bar.count.text() == "13 of 300"
    assert names.text(0, 0) == "orders-29"
    QTest.keyClick(filtered.bar.field, Key.Key_Escape)
    assert (names.count, filtered.bar.count.text()) == (300, "300")
    assert filtered.bar.field.hasFocus()
    QTest.keyClick(filtered.bar.field, Key.Key_Escape)
    assert filtered.table.hasFocus()


def test_down_goes_to_the_rows_that_were_found(filtered: FilteredTable) -> None:
    filtered.bar.actions_table["table.filter"].trigger()
    _type(filtered, "29")
    QTest.keyClick(filtered.bar.field, Key.Key_Down)
    assert filtered.table.hasFocus()
    assert filtered.table.selected_rows() == [0]


def test_filtered_to_nothing_says_so_and_clears(filtered: FilteredTable, names: NamesModel) -> None:
    filtered.bar.actions_table["table.filter"].trigger()
    _type(filtered, "nowhere")
    assert filtered.empty.isVisible()
    assert filtered.empty.accessibleName() == "No row fits the filter. 300 rows are hidden."
    filtered.empty.button_clicked.emit()
    assert names.count == 300
    assert filtered.table.isVisible()
    assert filtered.table.hasFocus()


def test_no_rows_at_all_is_something_else(filtered: FilteredTable, names: NamesModel) -> None:
    names.show_names([])
    assert filtered.empty.accessibleName() == "No topics. Create one."


def test_ten_thousand_rows_are_filtered_within_a_keystroke(filtered: FilteredTable, names: NamesModel) -> None:
    names.show_names([f"orders-{number}" for number in range(10_000)])
    begun = perf_counter()
    names.set_filter("99")
    names.set_filter("9")
    # Far less than the 50 ms each that are asked for on an idle machine; a slow one may take longer.
    assert perf_counter() - begun < 0.5
    assert names.count == 3439
