"""The action table, and what menus and shortcut pages make of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from kafkagui.ui.actions import SEPARATOR, ActionSpec, ActionTable, tables_within, use_keys


@pytest.fixture
def done() -> list[str]:
    return []


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    return window


@pytest.fixture
def table(window: QWidget, done: list[str]) -> ActionTable:
    return ActionTable(
        window,
        [
            ActionSpec("produce.send", "Send", lambda: done.append("send"), "send", ("Ctrl+Return",), "Produce"),
            ActionSpec("view.wrap", "Wrap lines", lambda: done.append("wrap"), checkable=True),
        ],
    )


def test_keys_in_the_window_do_the_deed(qtbot: QtBot, window: QWidget, table: ActionTable, done: list[str]) -> None:
    line = QLineEdit(window)
    window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClick(line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert done == ["send"]
    assert "produce.send" in table


def test_a_menu_holds_the_actions_in_order(table: ActionTable, done: list[str]) -> None:
    menu = table.menu("Produce", ["view.wrap", SEPARATOR, "produce.send"])
    assert [action.text() for action in menu.actions()] == ["Wrap lines", "", "Send"]
    assert menu.actions()[1].isSeparator()
    menu.actions()[2].trigger()
    assert done == ["send"]


def test_a_forbidden_action_says_why(table: ActionTable) -> None:
    table.set_enabled("produce.send", False, "The connection is read-only.")
    assert not table["produce.send"].isEnabled()
    assert table["produce.send"].toolTip() == "The connection is read-only."
    table.set_enabled("produce.send", True)
    assert table["produce.send"].toolTip() == "Send (Ctrl+Return)"


def test_a_switch_keeps_its_state(table: ActionTable, done: list[str]) -> None:
    table["view.wrap"].trigger()
    assert table["view.wrap"].isChecked()
    assert done == ["wrap"]


def test_chosen_keys_count_at_once_in_tables_that_are_open_and_that_come(
    qtbot: QtBot, window: QWidget, table: ActionTable, done: list[str]
) -> None:
    try:
        use_keys({"produce.send": ("Ctrl+J",), "view.wrap": ()})
        assert table["produce.send"].shortcut().toString() == "Ctrl+J"
        assert table["produce.send"].toolTip() == "Send (Ctrl+J)"
        later = ActionTable(QWidget(window), [ActionSpec("produce.send", "Send", lambda: None, keys=("F2",))])
        assert later["produce.send"].shortcut().toString() == "Ctrl+J"
    finally:
        use_keys({})
    assert table["produce.send"].shortcut().toString() == "Ctrl+Return"
    assert [list(each) for each in tables_within(window)] == [list(later), list(table)]


def test_doubles_are_refused(table: ActionTable) -> None:
    with pytest.raises(ValueError, match=r"produce\.send"):
        table.add(ActionSpec("produce.send", "Send again", lambda: None))
    with pytest.raises(ValueError, match="same keys"):
        table.add(ActionSpec("lab.run", "Run", lambda: None, keys=("Ctrl+Return",)))
    context = Qt.ShortcutContext.WidgetWithChildrenShortcut
    table.add(ActionSpec("lab.run", "Run", lambda: None, keys=("Ctrl+Return",), context=context))
    assert [spec.id for spec in table] == ["produce.send", "view.wrap", "lab.run"]
