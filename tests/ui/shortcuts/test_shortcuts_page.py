"""The Keyboard shortcuts page: what it lists, how keys are changed, and what stands against it."""

from __future__ import annotations

from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QWidget

from kafkagui.ui.actions import use_keys
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import Undo
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.pages.shortcuts.page import ShortcutsPage
from kafkagui.ui.pages.shortcuts.shortcut_row import ShortcutRow
from tests.ui.shell.conftest import Stage
from tests.ui.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    made = Stage(tmp_path)
    yield made
    await made.end()


@pytest.fixture(autouse=True)
def _own_keys() -> Iterator[None]:
    yield
    use_keys({})


async def opened(window: MainWindow) -> ShortcutsPage:
    window.actions_table["page.shortcuts"].trigger()
    page = window.workspace.page
    assert isinstance(page, ShortcutsPage)
    await until(lambda: page.rows)
    return page


def row_of(page: ShortcutsPage, action_id: str) -> ShortcutRow:
    return next(row for row in page.rows if row.shortcut.action_id == action_id)


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifiers))


def change(row: ShortcutRow, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
    row.keys.click()
    press(row.keys, Qt.Key.Key_Control, modifiers)
    press(row.keys, key, modifiers)


async def test_actions_of_the_window_and_of_every_listed_page_are_there(stage: Stage) -> None:
    window = stage.window()
    page = await opened(window)
    ids = {row.shortcut.action_id for row in page.rows}
    assert {spec.id for spec in window.actions_table} <= ids
    assert {"produce.send", "consume.read", "consume.copy-key", "log.clear", "table.filter"} <= ids
    assert len(ids) == len(page.rows)
    assert row_of(page, "produce.send").keys.text() == "Ctrl+Return, Ctrl+Enter"


async def test_pressed_keys_count_at_once_on_open_pages_and_in_the_next_window(stage: Stage) -> None:
    window = stage.window()
    produce = window.workspace.show_kind("produce")
    assert isinstance(produce, ProducePage)
    page = await opened(window)
    change(row_of(page, "produce.send"), Qt.Key.Key_J, CTRL)
    assert produce.actions_table["produce.send"].shortcut().toString() == "Ctrl+J"
    assert "Default: Ctrl+Return" in " ".join(
        label.text() for label in row_of(page, "produce.send").findChildren(QWidget) if hasattr(label, "text")
    )
    await stage.close(window)
    use_keys({})
    again = stage.window().workspace.show_kind("produce")
    assert isinstance(again, ProducePage)
    assert again.actions_table["produce.send"].shortcut().toString() == "Ctrl+J"


async def test_keys_that_another_has_are_said_and_can_be_taken_over(stage: Stage) -> None:
    window = stage.window()
    page = await opened(window)
    split = row_of(page, "tab.split")
    change(split, Qt.Key.Key_W, CTRL)
    assert split.problem == "Ctrl+W is taken by “Close tab”."
    assert window.actions_table["tab.split"].shortcut().toString() == "Ctrl+\\"
    split.take_over.click()
    assert window.actions_table["tab.split"].shortcut().toString() == "Ctrl+W"
    assert window.actions_table["tab.close"].shortcuts() == []
    assert row_of(page, "tab.close").keys.text() == "None"
    row_of(page, "tab.close").reset.click()
    assert row_of(page, "tab.close").problem == "Ctrl+W is taken by “Split”."
    row_of(page, "tab.close").take_over.click()
    assert window.actions_table["tab.close"].shortcut().toString() == "Ctrl+W"
    assert window.actions_table["tab.split"].shortcuts() == []


async def test_pages_that_are_never_in_front_together_may_have_the_same_keys(stage: Stage) -> None:
    page = await opened(stage.window())
    change(row_of(page, "produce.format"), Qt.Key.Key_E, CTRL)
    assert row_of(page, "produce.format").keys.text() == "Ctrl+E"
    change(row_of(page, "produce.format"), Qt.Key.Key_L, CTRL)
    assert row_of(page, "produce.format").keys.text() == "Ctrl+L"


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_J, SHIFT), (Qt.Key.Key_C, CTRL), (Qt.Key.Key_Tab, NONE)])
async def test_keys_that_fields_need_are_refused(stage: Stage, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    page = await opened(stage.window())
    row = row_of(page, "window.refresh")
    change(row, key, modifiers)
    assert row.problem
    assert row.take_over.isHidden()
    assert row.keys.text() == "F5"


async def test_esc_gives_up_and_backspace_takes_keys_away(stage: Stage) -> None:
    window = stage.window()
    page = await opened(window)
    row = row_of(page, "window.refresh")
    change(row, Qt.Key.Key_Escape)
    assert row.keys.text() == "F5"
    change(row, Qt.Key.Key_Backspace)
    assert window.actions_table["window.refresh"].shortcuts() == []
    row.reset.click()
    assert window.actions_table["window.refresh"].shortcut().toString() == "F5"


async def test_all_can_be_reset_and_that_taken_back(stage: Stage) -> None:
    window = stage.window()
    page = await opened(window)
    change(row_of(page, "window.refresh"), Qt.Key.Key_F9)
    asked: list[object] = []
    page.requested.connect(lambda request: asked.append(request.request))
    page.reset_all.click()
    assert window.actions_table["window.refresh"].shortcut().toString() == "F5"
    assert not page.reset_all.isEnabled()
    assert isinstance(asked[0], Undo)
    asked[0].deed()
    assert window.actions_table["window.refresh"].shortcut().toString() == "F9"


async def test_a_search_finds_actions_by_words_and_by_keys(stage: Stage) -> None:
    page = await opened(stage.window())
    page.search.setText("ctrl+w")
    assert [row.shortcut.action_id for row in page.rows if row.isVisible()] == ["tab.close"]
    page.search.setText("colour of the moon")
    assert page.empty.isVisible()


async def test_the_search_button_tells_the_keys_of_the_palette(stage: Stage) -> None:
    window = stage.window()
    page = await opened(window)
    change(row_of(page, "window.palette"), Qt.Key.Key_F2)
    assert "(F2)" in window.top_bar.search.toolTip()
