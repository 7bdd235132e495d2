"""The command palette over a window with a cluster."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from kafkagui.core.settings import SPOOL_LIMIT_MB
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.page import RecordPlace
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.pages.settings.page import SettingsPage
from kafkagui.ui.shell.palette.line_model import ROW_ROLE
from kafkagui.ui.shell.palette.palette import Palette
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier


async def connected(stage: Stage) -> MainWindow:
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    await until(lambda: stage.program.session.state.info is not None)
    return window


def opened(window: MainWindow) -> Palette:
    window.actions_table["window.palette"].trigger()
    return window.findChildren(Palette)[-1]


def shown(palette: Palette) -> dict[str, list[str]]:
    """The entries by the headings of their sections."""
    sections: dict[str, list[str]] = {}
    for row in range(palette.model.rowCount()):
        held = palette.model.index(row, 0).data(ROW_ROLE)
        if (line := palette.model.line(row)) is None:
            sections[held.title] = []
        else:
            list(sections.values())[-1].append(line.entry.text)
    return sections


def marked(palette: Palette) -> str:
    line = palette.model.line(palette.lines.currentIndex().row())
    assert line is not None
    return line.entry.text


async def reading(window: MainWindow) -> ConsumePage:
    """The Consume page in front, once it has read; nothing of it goes on when the test ends."""
    page = window.workspace.page
    assert isinstance(page, ConsumePage)
    await until(lambda: page.run.state is not None)
    page.stop()
    await until(lambda: not page.run.is_running)
    return page


def press(widget: QWidget, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key without the events of others that QTest brings about in the middle of a coroutine."""
    QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, key, modifier))


def enter(palette: Palette, text: str, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClicks(palette.field, text)
    press(palette.field, Qt.Key.Key_Return, modifier)


async def test_a_few_letters_and_enter_read_a_topic(stage: Stage) -> None:
    window = await connected(stage)
    palette = opened(window)
    QTest.keyClicks(palette.field, "pay")
    assert shown(palette)["Topics"] == ["payments"]
    assert "Produce to payments" in shown(palette)["Commands"]
    press(palette.field, Qt.Key.Key_Return)
    assert not palette.isVisible()
    assert (await reading(window)).topic == "payments"


async def test_ctrl_enter_opens_beside_what_is_in_front(stage: Stage) -> None:
    window = await connected(stage)
    window.deeds.show_page("consume")
    before = window.workspace.page
    enter(opened(window), "returns", CTRL)
    await reading(window)
    assert window.workspace.page is not before
    assert before in window.workspace.pages()


async def test_the_button_opens_it_and_esc_gives_the_focus_back(stage: Stage) -> None:
    window = await connected(stage)
    window.deeds.show_page("produce")
    window.activateWindow()
    await until(window.isActiveWindow)
    focused = window.focusWidget()
    window.top_bar.search.clicked.emit()
    palette = window.findChildren(Palette)[-1]
    await until(palette.field.hasFocus)
    press(palette.field, Qt.Key.Key_Escape)
    await until(lambda: window.focusWidget() is focused and not palette.isVisible())


async def test_a_click_beside_it_closes_it(stage: Stage) -> None:
    window = await connected(stage)
    palette = opened(window)
    veil = next(w for w in window.findChildren(QWidget) if type(w).__name__ == "Scrim" and w.isVisible())
    QTest.mouseClick(veil, Qt.MouseButton.LeftButton)
    assert not palette.isVisible()


async def test_arrows_pass_over_headings_and_around_the_ends(stage: Stage) -> None:
    window = await connected(stage)
    palette = opened(window)
    QTest.keyClicks(palette.field, "orders")
    texts = [text for section in shown(palette).values() for text in section]
    passed = [marked(palette)]
    for _ in texts:
        press(palette.field, Qt.Key.Key_Down)
        passed.append(marked(palette))
    assert passed == [*texts, texts[0]]
    press(palette.field, Qt.Key.Key_Up)
    assert marked(palette) == texts[-1]


async def test_a_sign_asks_for_commands_alone_with_their_keys(stage: Stage) -> None:
    window = await connected(stage)
    palette = opened(window)
    QTest.keyClicks(palette.field, ">split")
    assert list(shown(palette)) == ["Commands"]
    line = palette.model.line(1)
    assert line is not None
    assert (line.entry.text, line.entry.keys) == ("Split", "Ctrl+\\")
    press(palette.field, Qt.Key.Key_Return)
    assert window.workspace.is_split


async def test_a_command_that_cannot_be_done_says_why_and_stays(stage: Stage) -> None:
    window = await connected(stage)
    palette = opened(window)
    enter(palette, ">stop the local")
    line = palette.model.line(1)
    assert line is not None
    assert line.entry.refusal == "No local Kafka runs."
    assert palette.isVisible()
    palette.reject()


async def test_commands_of_the_page_in_front_are_there(stage: Stage) -> None:
    window = await connected(stage)
    window.deeds.show_page("produce")
    palette = opened(window)
    QTest.keyClicks(palette.field, ">format")
    assert "Format JSON" in shown(palette)["Commands"]
    palette.reject()


@pytest.mark.parametrize("typed", ["orders #2:1500", "ord #2:1500", "orders#2:1,500"])
async def test_an_offset_opens_that_record(stage: Stage, typed: str) -> None:
    window = await connected(stage)
    enter(opened(window), typed)
    page = await reading(window)
    assert (page.topic, page.bar.partitions.chosen, page.bar.start.text) == ("orders", frozenset({2}), "1500")


async def test_an_offset_alone_means_the_topic_of_the_page_in_front(stage: Stage) -> None:
    window = await connected(stage)
    page = window.workspace.show_kind("produce")
    assert isinstance(page, ProducePage)
    page.set_topic("returns")
    palette = opened(window)
    QTest.keyClicks(palette.field, "#")
    line = palette.model.line(1)
    assert line is not None
    assert "Type an offset" in line.entry.refusal
    QTest.keyClicks(palette.field, "7")
    assert shown(palette)["Records"] == ["returns"] * 6
    press(palette.field, Qt.Key.Key_Down)
    press(palette.field, Qt.Key.Key_Return)
    reader = await reading(window)
    assert (reader.topic, reader.bar.partitions.chosen) == ("returns", frozenset({1}))


async def test_records_of_the_pages_are_found_by_their_keys(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    window = await connected(stage)
    page = window.workspace.show_kind("consume")
    monkeypatch.setattr(page, "recent_records", lambda: [RecordPlace("ORD-77", "orders", 3, 41)])
    palette = opened(window)
    QTest.keyClicks(palette.field, "ord-77")
    assert shown(palette) == {"Recent records": ["ORD-77"]}
    line = palette.model.line(1)
    assert line is not None
    assert line.entry.detail == "orders · partition 3 · offset 41"
    palette.reject()


async def test_a_setting_is_shown_in_its_place(stage: Stage) -> None:
    window = await connected(stage)
    palette = opened(window)
    enter(palette, "disk space")
    page = window.workspace.page
    assert isinstance(page, SettingsPage)
    assert SPOOL_LIMIT_MB.key in {row.setting.key for row in page.rows if not row.visibleRegion().isEmpty()}


async def test_what_was_chosen_comes_first_the_next_time(stage: Stage) -> None:
    window = await connected(stage)
    enter(opened(window), "returns")
    await reading(window)
    enter(opened(window), ">log")
    palette = opened(window)
    assert shown(palette)["Recently used"] == ["Log", "returns"]
    palette.reject()


async def test_nothing_that_fits_says_so(stage: Stage) -> None:
    window = await connected(stage)
    palette = opened(window)
    enter(palette, "zzz")
    assert palette.nothing.accessibleName().startswith("Nothing fits “zzz”")
    assert not palette.lines.isVisible()
    palette.reject()
