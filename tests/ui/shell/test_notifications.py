"""The bell and its list: what was announced is kept, leads to its place, and can be taken back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import Announce, OpenConsume
from kafkagui.ui.shell.notifications.notice_panel import NoticePanel
from kafkagui.ui.shell.notifications.notices import CAPACITY, Notices
from kafkagui.ui.widgets.toast import Toast
from tests.ui.shell.conftest import Stage

pytestmark = pytest.mark.asyncio
LEFT = Qt.MouseButton.LeftButton


def opened(window: MainWindow) -> NoticePanel:
    """The list, after a click on the bell."""
    window.top_bar.bell.click()
    (panel,) = [panel for panel in window.findChildren(NoticePanel) if panel.isVisible()]
    return panel


async def test_the_bell_counts_what_nobody_has_looked_at(stage: Stage) -> None:
    window = stage.window()
    window.desk.announce(Announce("Topic “orders” created"))
    window.desk.announce(Announce("Not deleted", "The broker refused.", "err"))
    assert window.top_bar.bell.accessibleName() == "Notifications: 2 are new"
    panel = opened(window)
    said = [row.accessibleName().partition(" ")[2].partition(" ")[2] for row in panel.rows()]
    assert said == ["Error: Not deleted. The broker refused.", "Done: Topic “orders” created."]
    assert window.top_bar.bell.accessibleName() == "Notifications"
    assert panel.rows()[0].hasFocus()
    QTest.keyClick(panel.rows()[0], Qt.Key.Key_Down)
    QTest.keyClick(panel.rows()[1], Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text().endswith("Done: Topic “orders” created.")


async def test_a_toast_and_a_notice_lead_to_the_place(stage: Stage) -> None:
    window = stage.window()
    message = Announce("Export done", "6 rows.", action="Open", request=OpenConsume("orders"))
    window.desk.announce(message)
    (toast,) = window.findChildren(Toast)
    toast.action_clicked.emit()
    assert window.workspace.page is not None
    assert window.workspace.page.title() == "Consume · orders"
    assert not window.notifications.notices.unread
    window.deeds.show_page("log")
    QTest.keyClick(opened(window).rows()[0], Qt.Key.Key_Return)
    assert window.workspace.page.title() == "Consume · orders"
    assert not [panel for panel in window.findChildren(NoticePanel) if panel.isVisible()]


async def test_a_closed_tab_comes_back_once(stage: Stage) -> None:
    window = stage.window()
    window.deeds.show_page("produce")
    window.deeds.show_page("log")
    window.deeds.show_page("produce")
    window.deeds.close_tab()
    window.deeds.close_tab()
    said = [toast.accessibleName() for toast in window.findChildren(Toast)]
    assert said == ["Closed “Produce”", "Closed “Log”"]
    assert window.top_bar.bell.accessibleName() == "Notifications"
    panel = opened(window)
    QTest.mouseClick(panel.rows()[1].link, LEFT)
    assert window.workspace.page is not None
    assert window.workspace.page.page_id == "produce"
    assert window.actions_table["window.undo"].isEnabled()
    window.actions_table["window.undo"].trigger()
    assert window.workspace.page.page_id == "log"
    assert not window.actions_table["window.undo"].isEnabled()
    assert not window.actions_table["tab.reopen"].isEnabled()
    assert [row.link.isVisible() for row in opened(window).rows()] == [False, False]


async def test_a_cleared_list_comes_back_whole(stage: Stage) -> None:
    window = stage.window()
    for number in range(30):
        window.desk.announce(Announce(f"Result {number}"))
    panel = opened(window)
    assert len(panel.rows()) == 25
    QTest.mouseClick(panel.clear, LEFT)
    assert panel.rows() == []
    assert not panel.clear.isEnabled()
    QTest.mouseClick(panel.undo, LEFT)
    assert [notice.message.title for notice in window.notifications.notices.newest_first()] == [
        f"Result {number}" for number in reversed(range(30))
    ]
    assert panel.undo.isHidden()


async def test_the_oldest_go_when_there_are_too_many() -> None:
    notices = Notices()
    for number in range(CAPACITY + 5):
        notices.add(Announce(f"{number}"))
    assert len(notices) == CAPACITY
    assert [notice.message.title for notice in notices.newest_first()][-1] == "5"
