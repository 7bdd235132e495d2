"""The small table of names and values."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kafkagui.ui.models.pair_model import Pair
from kafkagui.ui.widgets.pair_table import PairTable

HEADERS = (Pair("trace", "1"), Pair("trace", "2"), Pair("source", None))
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def table(qtbot: QtBot) -> PairTable:
    table = PairTable("Headers")
    qtbot.addWidget(table)
    table.set_pairs(HEADERS)
    table.resize(300, 200)
    table.show()
    return table


def test_order_doubles_and_null_are_kept(table: PairTable) -> None:
    assert table.pairs() == HEADERS
    assert table.pair_model.index(2, 1).data() == "null"


def test_qt_finds_no_fault(table: PairTable, qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(table.pair_model, force_py=True)
    table.pair_model.add(Pair("a", "b"))
    table.pair_model.move(3, -1)
    table.pair_model.remove(0)


def test_a_row_is_added_and_typed_into(qtbot: QtBot, table: PairTable) -> None:
    table.add_row()
    line = table.findChild(QLineEdit)
    qtbot.keyClicks(line, "retry")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    table.edit(table.pair_model.index(3, 1))
    line = table.findChild(QLineEdit)
    assert line.accessibleName() == "Value"
    qtbot.keyClicks(line, "3")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None)
    assert table.pairs()[-1] == Pair("retry", "3")


def test_an_empty_row_is_no_header(table: PairTable) -> None:
    table.pair_model.add()
    assert table.pairs() == HEADERS


def test_keys_move_and_remove_rows(qtbot: QtBot, table: PairTable) -> None:
    table.setCurrentIndex(table.pair_model.index(2, 0))
    qtbot.keyClick(table, Qt.Key.Key_Up, ALT)
    assert [pair.name for pair in table.pairs()] == ["trace", "source", "trace"]
    assert table.currentIndex().row() == 1
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert table.pairs() == HEADERS[:2]


def test_null_is_not_the_empty_text(table: PairTable) -> None:
    table.setCurrentIndex(table.pair_model.index(0, 1))
    table.set_null(True)
    assert table.pairs()[0] == Pair("trace", None)
    table.set_null(False)
    assert table.pairs()[0] == Pair("trace", "")


def test_leaving_an_untouched_null_keeps_it(table: PairTable) -> None:
    index = table.pair_model.index(2, 1)
    table.pair_model.setData(index, "")
    assert table.pairs()[2] == Pair("source", None)
    table.pair_model.setData(index, "x")
    assert table.pairs()[2] == Pair("source", "x")


def test_a_read_only_table_cannot_be_changed(qtbot: QtBot) -> None:
    table = PairTable("Headers", read_only=True)
    qtbot.addWidget(table)
    table.set_pairs(HEADERS)
    table.setCurrentIndex(table.pair_model.index(0, 0))
    for key in (Qt.Key.Key_Delete, Qt.Key.Key_Insert, Qt.Key.Key_A):
        qtbot.keyClick(table, key)
    assert table.pairs() == HEADERS
    assert not table.pair_model.flags(table.currentIndex()) & Qt.ItemFlag.ItemIsEditable
