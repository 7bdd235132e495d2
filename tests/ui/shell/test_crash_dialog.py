"""Unexpected errors in the window: one dialog, counted, its report copied, and work goes on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from kafkagui.services.crash_report import CrashReport
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import ShowReport
from kafkagui.ui.shell.crash_desk import CrashDesk
from kafkagui.ui.shell.crash_dialog import CrashDialog
from kafkagui.ui.widgets.toast import Toast
from tests.ui.shell.conftest import Stage

pytestmark = pytest.mark.asyncio


def crash(place: str = "page.py:1") -> CrashReport:
    return CrashReport("ValueError: nobody expected this", "the whole report", place)


def dialogs(window: MainWindow) -> list[CrashDialog]:
    return [dialog for dialog in window.findChildren(CrashDialog) if dialog.isVisible()]


async def test_one_dialog_counts_what_comes_while_it_is_open(stage: Stage) -> None:
    window = stage.window()
    desk = CrashDesk(window, window.desk.handle)
    for _ in range(3):
        desk.show_crash(crash())
    desk.show_crash(crash("other.py:2"))
    (dialog,) = dialogs(window)
    assert "4 times" in dialog.count.text()
    dialog.copy.click()
    assert QApplication.clipboard().text() == "the whole report"
    dialog.go_on.click()
    assert dialogs(window) == []


async def test_an_error_that_keeps_coming_lets_the_person_work(stage: Stage) -> None:
    window = stage.window()
    desk = CrashDesk(window, window.desk.handle)
    desk.show_crash(crash())
    dialogs(window)[0].go_on.click()
    for _ in range(5):
        desk.show_crash(crash())
    assert dialogs(window) == []
    assert len(window.findChildren(Toast)) == 1
    window.findChildren(Toast)[0].action_clicked.emit()
    assert dialogs(window)[0].report.toPlainText() == "the whole report"
    dialogs(window)[0].go_on.click()
    desk.show_crash(crash("other.py:2"))
    dialogs(window)[0].log.click()
    assert window.workspace.page is not None
    assert window.workspace.page.page_id == "log"


async def test_a_report_of_the_last_run_is_shown(stage: Stage) -> None:
    window = stage.window()
    window.desk.handle(ShowReport("It ended unexpectedly", "stacks"))
    (dialog,) = dialogs(window)
    assert dialog.windowTitle() == "It ended unexpectedly"
    assert dialog.report.toPlainText() == "stacks"
    dialog.go_on.click()
