"""What is done with chosen records, by keys, buttons and the menu; and moving between the panes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kafkagui.core.records import Header
from kafkagui.ui.pages.consume.record_copy import CopyForm
from kafkagui.ui.pages.consume.record_window import RecordWindow
from kafkagui.ui.pages.page import Announce, ComposeAgain
from tests.ui.consume.scene import Scene
from tests.ui.waiting import until

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


async def _three(scene: Scene) -> None:
    QGuiApplication.clipboard().setText("before")
    scene.put(b'{"a":1}', b"one")
    scene.put(b"\xff\x00", b"two", headers=(Header("h", b"\x01"),))
    scene.put(None, b"three", partition=2)
    await scene.read()
    await scene.rows(3)
    scene.page.activateWindow()
    scene.page.table.rows.setFocus()
    await until(lambda: scene.page.table.rows.hasFocus())


def _clipboard() -> str:
    return QGuiApplication.clipboard().text()


async def test_ctrl_c_copies_the_value_and_ctrl_shift_k_the_key(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.select_row(0)
    scene.key(Qt.Key.Key_C, CTRL)
    assert _clipboard() == '{"a":1}'
    scene.key(Qt.Key.Key_K, CTRL | SHIFT)
    assert _clipboard() == "one"
    assert scene.requests == []


async def test_bytes_are_copied_as_hex_and_null_not_at_all_and_both_is_said(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.select_row(1)
    scene.key(Qt.Key.Key_C, CTRL)
    assert _clipboard() == "ff00"
    assert scene.requests == [Announce("Copied", "It is no text (UTF-8) and copied as hex.", "info")]
    scene.page.table.rows.select_row(2)
    scene.key(Qt.Key.Key_C, CTRL)
    assert _clipboard() == "ff00"
    assert scene.requests[1] == Announce("Nothing copied", "It is null and left out.", "info")


async def test_several_rows_are_copied_a_line_each(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.selectAll()
    scene.key(Qt.Key.Key_K, CTRL | SHIFT)
    assert _clipboard() == "one\ntwo\nthree"


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
async def test_the_menu_offers_what_there_is_and_reads_one_partition(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.select_row(2)
    rows = scene.page.table.rows
    place = rows.visualRect(rows.model().index(2, 1)).center()
    rows.customContextMenuRequested.emit(place)
    menu = scene.page.deeds.menu
    await until(lambda: menu.isVisible())
    words = [action.text() for action in menu.actions() if not action.isSeparator() and action.isVisible()]
    assert words == [
        "Open record",
        "Open record in a window",
        "Edit and send again…",
        "Copy as",
        "Copy value",
        "Copy key",
        "Table",
        "Show only records with this",
        "Leave out records with this",
        "Show only partition 2",
    ]
    assert [action.text() for action in menu.copy_menu.actions()] == [form.value for form in CopyForm]
    menu.close()
    menu.actions()[-1].trigger()
    await until(lambda: scene.cells("partition") == ["2"])
    assert scene.page.bar.partitions.text() == "Partition 2"


async def test_copy_as_key_value_line_json_and_hex(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.select_row(0)
    copies = {}
    for action, form in zip(scene.page.record_view.head.copy_menu.actions(), CopyForm, strict=True):
        action.trigger()
        copies[form] = _clipboard()
    assert copies[CopyForm.LINE] == 'one:{"a":1}'
    assert copies[CopyForm.HEX] == b'{"a":1}'.hex()
    assert '"key":"one","value":"{\\"a\\":1}","headers":[]' in copies[CopyForm.JSON]


async def test_ctrl_e_and_the_button_open_the_record_in_the_composer(scene: Scene) -> None:
    await _three(scene)
    scene.key(Qt.Key.Key_E, CTRL)
    assert scene.requests == [], "no record is chosen"
    scene.page.table.rows.select_row(1)
    scene.key(Qt.Key.Key_E, CTRL)
    scene.click(scene.page.record_view.head.compose)
    assert len(scene.requests) == 2
    for request in scene.requests:
        assert isinstance(request, ComposeAgain)
        assert request.record.value == b"\xff\x00"
        assert request.record.headers == (Header("h", b"\x01"),)


async def test_the_record_takes_the_focus_and_esc_gives_it_back(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.select_row(0)
    scene.page.deeds.row_actions["consume.open"].trigger()
    assert scene.page.record_view.content.text.hasFocus()
    QTest.keyClick(scene.page.record_view.content.text, Qt.Key.Key_Escape)
    assert scene.page.table.rows.hasFocus()
    assert scene.page.record_view.isVisible()
    scene.click(scene.page.record_view.head.close_button)
    assert scene.page.record_view.isHidden()


async def test_enter_and_a_double_click_open_the_record_in_its_own_window(scene: Scene) -> None:
    await _three(scene)
    rows = scene.page.table.rows
    rows.select_row(0)
    scene.key(Qt.Key.Key_Return)
    rows.doubleClicked.emit(rows.model().index(1, 1))
    first, second = scene.page.findChildren(RecordWindow)
    assert first.isWindow()
    assert first.windowTitle().startswith("one · ")
    first.view.head.copy_menu.form_chosen.emit(CopyForm.KEY)
    assert QApplication.clipboard().text() == "one"
    rows.select_row(2)
    assert first.view.record == scene.page.model.stored(0)
    first.view.head.compose.click()
    assert scene.requests[-1] == ComposeAgain(first.record)
    for window in (first, second):
        QTest.keyClick(window.view.content.text, Qt.Key.Key_Escape)
        assert not window.isVisible()


async def test_the_buttons_step_to_the_neighbours(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.select_row(0)
    scene.click(scene.page.record_view.head.next)
    assert scene.page.record_view.head.title.text() == "two"
    scene.click(scene.page.record_view.head.previous)
    scene.click(scene.page.record_view.head.previous)
    assert scene.page.record_view.head.title.text() == "one"


async def test_panes_follow_one_another(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.select_row(0)
    places = [place for _, place in scene.page.panes()]
    assert places == [scene.page.bar.topic, scene.page.table.rows, scene.page.record_view.content.text]


async def test_tabbing_into_the_table_opens_no_record(scene: Scene) -> None:
    await _three(scene)
    scene.page.bar.topic.setFocus()
    scene.page.table.rows.setFocus(Qt.FocusReason.TabFocusReason)
    assert scene.page.record_view.isHidden()


async def test_a_click_beside_the_rows_opens_no_menu(scene: Scene) -> None:
    await _three(scene)
    scene.page.table.rows.customContextMenuRequested.emit(QPoint(20, 500))
    assert not scene.page.deeds.menu.isVisible()
