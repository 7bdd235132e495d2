"""What somebody meets who uses the window by keyboard and screen reader."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.connection.dialog import ConnectionDialog
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.page import OpenConsume, OpenSample
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from tests.fakes.batches import record
from tests.ui.shell.conftest import DEV, Stage
from tests.ui.waiting import until


def nameless(widget: QWidget) -> list[str]:
    """Places that Tab or a click can reach and that a screen reader has no word for."""
    return [
        f"{type(place).__name__} in {type(place.parentWidget()).__name__}"
        for place in widget.findChildren(QWidget)
        if place.isVisibleTo(widget) and place.focusPolicy() is not Qt.FocusPolicy.NoFocus and not spoken(place)
    ]


def spoken(place: QWidget) -> str:
    proxy = place.focusProxy()
    asked = QAccessible.queryAccessibleInterface(proxy if isinstance(proxy, QWidget) else place)
    return asked.text(QAccessible.Text.Name)


async def window_with_records(stage: Stage) -> MainWindow:
    stage.memory.topics["orders"][0] = [record(0, b"value", b"key", topic="orders")]
    await stage.program.session.connect(DEV, None)
    window = stage.window()
    await until(lambda: window.side_bar.topics.isVisible())
    window.desk.handle(OpenSample("orders"))
    window.desk.handle(OpenConsume("orders"))
    page = window.workspace.page
    assert isinstance(page, ConsumePage)
    await until(lambda: page.model.count == 1)
    page.table.rows.select_row(0)
    await until(page.record_view.isVisible)
    page.stop()
    return window


async def test_every_place_of_the_focus_on_every_page_has_a_name(stage: Stage) -> None:
    window = await window_with_records(stage)
    for kind in ("local_kafka", "produce", "consume", "log"):
        page = window.workspace.show_kind(kind)
        await until(page.isVisible)
        assert nameless(window) == []
    await stage.close(window)


async def test_every_place_of_the_focus_in_the_dialogs_has_a_name(stage: Stage) -> None:
    window = await window_with_records(stage)
    for open_dialog in (
        window.deeds.new_connection,
        window.deeds.create_topic,
        lambda: window.desk.delete_topic("orders"),
    ):
        open_dialog()
        dialog = DialogFrame.front_of(window)
        assert isinstance(dialog, DialogFrame)
        if isinstance(dialog, ConnectionDialog):
            dialog.form.security.set_value("SASL_SSL")
        assert nameless(dialog) == []
        dialog.reject()
    await stage.close(window)


@pytest.mark.parametrize("kind", ["local_kafka", "produce", "consume", "log"])
async def test_tab_goes_round_the_whole_window(stage: Stage, kind: str) -> None:
    window = await window_with_records(stage)
    page = window.workspace.show_kind(kind)
    await until(page.isVisible)
    page.take_focus()
    seen: list[QWidget] = []
    while (here := window.focusWidget()) not in seen:
        assert here is not None
        seen.append(here)
        QTest.keyClick(here, Qt.Key.Key_Tab)
    assert window.side_bar.card in seen
    assert window.top_bar.menu_button in seen
    assert window.workspace.active.tabBar() in seen
    assert sum(page.isAncestorOf(place) for place in seen) >= 3
    await stage.close(window)


async def test_f6_goes_round_sidebar_and_parts_of_the_page_and_back(stage: Stage) -> None:
    window = await window_with_records(stage)
    page = window.workspace.page
    assert isinstance(page, ConsumePage)
    bar = window.workspace.active.bar
    panes = [window.side_bar.topics, bar, page.bar.topic, page.table.rows, page.record_view.content.text]
    panes[0].setFocus()
    for pane in (*panes[1:], panes[0]):
        window.actions_table["window.pane"].trigger()
        assert window.focusWidget() is pane
    for pane in panes[::-1]:
        window.actions_table["window.back"].trigger()
        assert window.focusWidget() is pane
    await stage.close(window)
