"""The base of the big tables' models."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.ui.models.row_models import KeysModel


@pytest.mark.parametrize("newest_first", [False, True])
def test_qt_finds_no_fault(qtmodeltester: ModelTester, newest_first: bool) -> None:
    model = KeysModel(newest_first=newest_first)
    model.append("a", "b")
    qtmodeltester.check(model, force_py=True)
    model.append("c", "d", "e")
    model.drop(2)
    model.set_newest_first(not newest_first)
    model.records_changed(0, 2)
    model.reset_rows(1)


def _shown(model: KeysModel) -> list[str]:
    return [model.text(row, 1) for row in range(model.rowCount())]


def test_rows_arrive_at_the_end_or_on_top() -> None:
    oldest, newest = KeysModel(), KeysModel(newest_first=True)
    for model in (oldest, newest):
        model.append("a", "b")
        model.append("c")
    assert _shown(oldest) == ["a", "b", "c"]
    assert _shown(newest) == ["c", "b", "a"]


def test_one_batch_is_one_insertion(qtbot: QtBot) -> None:
    model = KeysModel(newest_first=True)
    model.append("a")
    with qtbot.waitSignal(model.rowsInserted, timeout=1000) as inserted:
        model.append("b", "c", "d")
    assert inserted.args[1:] == [0, 2]


def test_the_oldest_are_dropped_from_their_side() -> None:
    oldest, newest = KeysModel(), KeysModel(newest_first=True)
    for model in (oldest, newest):
        model.append("a", "b", "c")
        model.drop(2)
    assert _shown(oldest) == _shown(newest) == ["c"]


@pytest.mark.parametrize("newest_first", [False, True])
def test_a_kept_place_stays_on_its_record(newest_first: bool) -> None:
    model = KeysModel(newest_first=newest_first)
    model.append("a", "b", "c")
    kept = QPersistentModelIndex(model.index(model.row_of(1), 1))
    model.append("d", "e")
    assert kept.data() == "b"
    model.drop(1)
    assert kept.data() == "b"
    model.set_newest_first(not newest_first)
    assert kept.data() == "b"
    model.drop(1)
    assert not kept.isValid()


def test_a_changed_record_is_announced_in_its_row(qtbot: QtBot) -> None:
    model = KeysModel(newest_first=True)
    model.append("a", "b", "c", "d")
    with qtbot.waitSignal(model.dataChanged, timeout=1000) as changed:
        model.records_changed(0, 1)
    assert [index.row() for index in changed.args[:2]] == [2, 3]


def test_a_screen_reader_hears_the_word_of_a_pill() -> None:
    model = KeysModel()
    model.append("a")
    index = model.index(0, 2)
    assert index.data(Qt.ItemDataRole.DisplayRole) == "Acknowledged"
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Acknowledged"


def test_columns_are_found_by_key() -> None:
    model = KeysModel()
    assert model.headerData(model.column_of("status"), Qt.Orientation.Horizontal) == "Status"
    with pytest.raises(KeyError):
        model.column_of("colour")


def test_ten_million_rows_cost_nothing() -> None:
    model = KeysModel(newest_first=True)
    model.rows_arrived(10_000_000)
    assert model.rowCount() == 10_000_000
    assert model.record_of(0) == 9_999_999
