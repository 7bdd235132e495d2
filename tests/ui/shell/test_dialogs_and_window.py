"""Dialogs over the window: they block it for the hand and the keys, and never keep it from being closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kafkagui.ui.widgets.dialog_frame import DialogFrame
from tests.ui.shell.conftest import Stage
from tests.ui.waiting import Until

pytestmark = pytest.mark.asyncio


async def test_closing_the_window_gives_up_its_dialogs(stage: Stage) -> None:
    window = stage.window()
    window.deeds.new_connection()
    window.deeds.create_topic()
    asked: list[None] = []
    window.close_asked.connect(lambda: asked.append(None))
    handle = window.windowHandle()
    assert handle is not None
    QApplication.sendEvent(handle, QEvent(QEvent.Type.Close))
    assert asked == [None]
    assert DialogFrame.front_of(window) is None


async def test_a_dialog_takes_clicks_and_keys_from_the_window_below(stage: Stage, until: Until) -> None:
    window = stage.window()
    window.deeds.show_page("log")
    tabs = window.workspace.count()
    window.deeds.create_topic()
    dialog = DialogFrame.front_of(window)
    assert dialog is not None
    await until(lambda: QApplication.activeWindow() is dialog)
    QTest.keyClick(dialog, Qt.Key.Key_W, Qt.KeyboardModifier.ControlModifier)
    below = window.windowHandle()
    place = window.side_bar.card.mapTo(window, window.side_bar.card.rect().center())
    QTest.mouseClick(below, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, place)
    assert window.workspace.count() == tabs
    assert QApplication.activePopupWidget() is None
    window.activateWindow()
    await until(lambda: QApplication.activeWindow() is dialog)
    dialog.reject()
