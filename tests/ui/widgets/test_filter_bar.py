"""A filtered table, by what a person types and sees."""

from __future__ import annotations

from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from kafkagui.ui.widgets.filter_bar import FilterBar
from kafkagui.ui.widgets.layouts import column
from kafkagui.ui.widgets.row_table import RowTable
from tests.ui.models.row_models import NamesModel

Key = Qt.Key


@pytest.fixture
def names() -> NamesModel:
    model = NamesModel()
    model.show_names([f"orders-{number}" for number in range(300)])
    return model


class Scene(QWidget):
    """A table below its filter."""

    def __init__(self, names: NamesModel) -> None:
        super().__init__()
        self.table = RowTable("Topics")
        self.table.set_rows(names)
        self.bar = FilterBar(self.table, names, "Filter topics", owner=self)
        column(self.bar, self.table, parent=self)


@pytest.fixture
def filtered(qtbot: QtBot, names: NamesModel) -> Scene:
    widget = Scene(names)
    qtbot.addWidget(widget)
    widget.resize(600, 400)
    widget.show()
    widget.activateWindow()
    qtbot.waitExposed(widget)
    return widget


def _type(filtered: Scene, words: str) -> None:
    QTest.keyClicks(filtered.bar.field, words)
    QTest.keyClick(filtered.bar.field, Key.Key_Return)


def test_ctrl_l_filters_and_escape_clears_then_gives_back(filtered: Scene, names: NamesModel) -> None:
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


def test_down_goes_to_the_rows_that_were_found(filtered: Scene) -> None:
    filtered.bar.actions_table["table.filter"].trigger()
    _type(filtered, "29")
    QTest.keyClick(filtered.bar.field, Key.Key_Down)
    assert filtered.table.hasFocus()
    assert filtered.table.selected_rows() == [0]


def test_filtered_to_nothing_is_counted_and_cleared(qtbot: QtBot, filtered: Scene, names: NamesModel) -> None:
    filtered.bar.actions_table["table.filter"].trigger()
    with qtbot.waitSignal(filtered.bar.counted, timeout=1000) as counted:
        _type(filtered, "nowhere")
    assert counted.args == [0, 300]
    assert filtered.bar.count.text() == "0 of 300"
    filtered.bar.clear()
    assert names.count == 300
    assert filtered.table.hasFocus()


def test_rows_that_come_and_go_are_counted(filtered: Scene, names: NamesModel) -> None:
    names.show_names(["a", "b"])
    assert filtered.bar.count.text() == "2"
    names.show_names([])
    assert filtered.bar.count.text() == ""


def test_ten_thousand_rows_are_filtered_within_a_keystroke(filtered: Scene, names: NamesModel) -> None:
    names.show_names([f"orders-{number}" for number in range(10_000)])
    begun = perf_counter()
    names.set_filter("99")
    names.set_filter("9")
    # Far less than the 50 ms each that are asked for on an idle machine; a slow one may take longer.
    assert perf_counter() - begun < 0.5
    assert names.count == 3439
