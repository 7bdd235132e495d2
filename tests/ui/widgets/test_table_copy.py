"""What is copied and dragged out of a table."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication
from pytestqt.qtbot import QtBot

from kafkagui.ui.widgets.row_table import RowTable
from kafkagui.ui.widgets.table_menu import TableMenu
from kafkagui.ui.widgets.table_text import TableForm
from tests.ui.models.row_models import CountingModel, KeysModel

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


class _Payloads(KeysModel):
    """Values are shown shortened; their originals are whole."""

    values: Sequence[str | None] = ("short", "a\tb", 'say "x"', '"quoted"', "two\nlines", "pi|pe *x*", None, "")

    def originals(self, row: int) -> Sequence[str | None]:
        return [*[each for each in super().originals(row)][:3], self.values[row]]


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    model = _Payloads()
    model.append(*(f"key-{number}" for number in range(8)))
    made = RowTable("Records", main_column="key")
    made.set_rows(model)
    made.resize(600, 400)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitExposed(made)
    made.setFocus()
    return made


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


def _entry(table: RowTable, words: str) -> QAction:
    (found,) = [action for action in TableMenu(table).actions() if action.text() == words]
    return found


def test_the_arrows_choose_the_cell_that_is_copied_and_it_is_the_original(qtbot: QtBot, table: RowTable) -> None:
    table.select_row(1)
    copies = []
    for key in (None, Key.Key_Left, Key.Key_Left, Key.Key_Right, Key.Key_Right, Key.Key_Right):
        if key:
            qtbot.keyClick(table, key)
        qtbot.keyClick(table, Key.Key_C, CTRL)
        copies.append(_clipboard())
    assert copies == ["key-1", "1", "1", "key-1", "Acknowledged", "a\tb"]
    assert table.selected_rows() == [1]
    assert table.current_column == "value"
    qtbot.keyClick(table, Key.Key_Down)
    assert (table.current_row, table.current_column) == (2, "value")


def test_a_null_cell_leaves_the_clipboard_as_it_is(qtbot: QtBot, table: RowTable) -> None:
    QGuiApplication.clipboard().setText("before")
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(400, 6 * 28 + 5))
    table.copy_cell()
    assert _clipboard() == "before"


def test_select_all_copies_every_row_so_that_a_spreadsheet_reads_it_back(qtbot: QtBot, table: RowTable) -> None:
    qtbot.keyClick(table, Key.Key_A, CTRL)
    qtbot.keyClick(table, Key.Key_C, CTRL)
    values = [row.split("\t", 3)[3] for row in _clipboard().replace("two\nlines", "two lines").split("\n")]
    assert values == ["short", '"a\tb"', 'say "x"', '"""quoted"""', '"two lines"', "pi|pe *x*", r"\N", ""]


def test_the_menu_copies_the_table_with_headings(table: RowTable) -> None:
    table.header.moveSection(1, 0)
    table.header.set_column_shown("status", False)
    _entry(table, "Copy all with headings").trigger()
    lines = _clipboard().split("\n")
    assert lines[:2] == ["Key\tOffset\tValue", "key-0\t0\tshort"]
    assert len(lines) == 1 + 8 + 1


def test_the_menu_copies_a_markdown_table_of_the_selected_rows(qtbot: QtBot, table: RowTable) -> None:
    table.select_row(4)
    qtbot.keyClick(table, Key.Key_Down, Qt.KeyboardModifier.ShiftModifier)
    _entry(table, "Copy as Markdown table").trigger()
    assert _clipboard().split("\n") == [
        "| Offset | Key | Status | Value |",
        "| ---: | --- | --- | --- |",
        "| 4 | key-4 | Acknowledged | two<br>lines |",
        r"| 5 | key-5 | Acknowledged | pi\|pe \*x\* |",
    ]


def test_a_long_copy_comes_in_turns_and_says_what_it_left_out(qtbot: QtBot, table: RowTable) -> None:
    model = CountingModel()
    model.rows_arrived(100_005)
    table.set_rows(model)
    with qtbot.waitSignal(table.copied, timeout=20_000) as copied:
        table.copy_table(TableForm.TSV)
        assert _clipboard().count("\n") < 100_000
    assert copied.args == [100_000, 5]
    assert _clipboard().count("\n") == 99_999


def test_rows_that_go_while_they_are_copied_stop_it(qtbot: QtBot, table: RowTable) -> None:
    model = CountingModel()
    model.rows_arrived(100_000)
    table.set_rows(model)
    QGuiApplication.clipboard().setText("before")
    table.copy_table(TableForm.TSV)
    model.reset_rows(3)
    with qtbot.assertNotEmitted(table.copied, wait=50):
        assert _clipboard() == "before"


def test_dragged_rows_are_written_when_they_are_dropped(table: RowTable) -> None:
    model = CountingModel()
    model.rows_arrived(10)
    table.set_rows(model)
    table.selectAll()
    model.asked = 0
    data = table.drag_data()
    assert data.hasText()
    assert model.asked == 0
    assert data.text().split("\n")[1].split("\t")[:3] == ["1", "key-1", "Failed"]


def test_all_of_ten_million_rows_are_selected_at_once(table: RowTable) -> None:
    model = CountingModel()
    model.rows_arrived(10_000_000)
    table.set_rows(model)
    model.asked = 0
    table.selectAll()
    table.grab()
    assert table.selected_count() == 10_000_000
    # Qt's headings would ask for every row whether it is selected, and take a minute.
    assert model.asked < 100
    assert not table.header.selectionModel().hasSelection()
