from __future__ import annotations

import asyncio

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QListView, QTreeView, QWidget

from kafkagui.core import times
from kafkagui.core.errors import ConnectFailed
from kafkagui.core.profiles import Profile
from kafkagui.core.session import ConnectionState
from kafkagui.core.settings import THEME, TIME_ZONE, Theme
from kafkagui.core.stages import Stage as ConnectStage
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.connection.dialog import ConnectionDialog
from kafkagui.ui.pages.page import Announce, CreateTopic, OpenConnections, OpenConsume, OpenProduce
from kafkagui.ui.shell.delete_topic_dialog import DeleteTopicDialog
from kafkagui.ui.shell.main_menu import MENUS
from kafkagui.ui.shell.new_topic_dialog import NewTopicDialog
from kafkagui.ui.theme import ThemeMode, current_theme
from kafkagui.ui.widgets.toast import Toast
from tests.ui.shell.conftest import DEV, LOCKED, PROD, Stage
from tests.ui.waiting import until


def menu_texts(window: MainWindow) -> list[str]:
    menu = window.deeds.connection_menu()
    return [action.text() for action in menu.actions() if action.text()]


def choose(window: MainWindow, profile: Profile) -> None:
    menu = window.deeds.connection_menu()
    next(a for a in menu.actions() if a.text().startswith(profile.name)).trigger()


async def connected(stage: Stage, profile: Profile = DEV) -> MainWindow:
    window = stage.window()
    choose(window, profile)
    await until(lambda: stage.program.session.state.info is not None)
    return window


def dialog(kind: type[QWidget]) -> QWidget:
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, kind) and widget.isVisible()]
    assert found, f"no {kind.__name__} is open"
    return found[-1]


def tree_names(window: MainWindow) -> list[str]:
    return window.side_bar.topics.names()


def toasts(window: MainWindow) -> list[str]:
    return [toast.accessibleName() for toast in window.findChildren(Toast) if toast.isVisible()]


async def test_the_first_window_offers_a_local_kafka_and_no_topics(stage: Stage) -> None:
    window = stage.window()
    assert window.workspace.active.tabText(0) == "Welcome"
    assert window.status_bar.connection.text() == "Not connected"
    assert not window.side_bar.topics.isVisible()
    assert "No connection" in window.side_bar.card.accessibleName()


async def test_the_switcher_connects_and_the_window_shows_the_cluster(stage: Stage) -> None:
    window = await connected(stage)
    assert tree_names(window) == ["orders", "payments", "returns"]
    assert window.status_bar.connection.text() == "Connected to dev-cluster"
    assert window.status_bar.cluster.text() == "Kafka 4.3 · 1 broker"
    assert "DEV" in window.side_bar.card.accessibleName()
    await until(lambda: window.side_bar.card.height() >= 50)
    assert "localhost:9092 +1" in " ".join(menu_texts(window))


async def test_a_lost_cluster_is_said_with_its_reason_and_its_topics_stay(stage: Stage) -> None:
    window = await connected(stage)
    stage.memory.is_down = True
    stage.program.session.refresh()
    await until(lambda: stage.program.session.state.state is ConnectionState.LOST)
    since = times.clock(int(stage.program.session.state.since_s * 1000), "local").partition(".")[0]
    assert window.status_bar.connection.text() == f"Lost dev-cluster since {since}, trying again"
    assert "No broker answers" in window.status_bar.state_part.toolTip()
    assert len(tree_names(window)) == 3
    stage.memory.is_down = False
    stage.program.session.refresh()
    await until(lambda: window.status_bar.connection.text() == "Connected to dev-cluster")


async def test_the_time_zone_of_the_settings_stands_in_the_status_bar(stage: Stage) -> None:
    stage.program.settings.put(TIME_ZONE, "Asia/Kolkata")
    window = stage.window()
    assert window.status_bar.zone.text() == "Asia/Kolkata (UTC+5:30)"
    stage.program.settings.put(TIME_ZONE, "utc")
    assert window.status_bar.zone.text() == "UTC"


async def test_a_failed_connection_opens_its_dialog_at_the_step(stage: Stage) -> None:
    stage.connector.fails_with = ConnectFailed("Nothing listens on localhost:9092.", stage=ConnectStage.PORT)
    window = stage.window()
    choose(window, DEV)
    await until(lambda: any(isinstance(w, ConnectionDialog) for w in QApplication.topLevelWidgets()))
    opened = dialog(ConnectionDialog)
    assert isinstance(opened, ConnectionDialog)
    assert opened.panel.verdict.text == "Failed at step 2"
    assert "Nothing listens" in opened.panel.error.text
    assert window.status_bar.connection.text() == "Not connected: dev-cluster failed"
    opened.reject()


async def test_disconnecting_empties_the_sidebar(stage: Stage) -> None:
    window = await connected(stage)
    window.actions_table["connection.disconnect"].trigger()
    await until(lambda: window.status_bar.connection.text() == "Not connected")
    assert not window.side_bar.topics.isVisible()


async def test_the_filter_leaves_the_topics_that_fit(stage: Stage) -> None:
    window = await connected(stage)
    QTest.keyClicks(window.side_bar.filter, "ORD")
    await until(lambda: tree_names(window) == ["orders"])
    QTest.keyClick(window.side_bar.filter, Qt.Key.Key_Escape)
    await until(lambda: len(tree_names(window)) == 3)


async def test_enter_reads_a_topic_and_the_menu_produces_to_it(stage: Stage) -> None:
    window = await connected(stage)
    tree = window.side_bar.topics
    tree.choose("payments")
    QTest.keyClick(tree, Qt.Key.Key_Return)
    assert window.workspace.active.tabText(window.workspace.active.currentIndex()) == "Consume · payments"
    tree.choose("orders")
    window.actions_table["topic.produce"].trigger()
    assert window.workspace.active.tabText(window.workspace.active.currentIndex()) == "Produce · orders"
    await stage.end()


async def test_a_double_click_reads_a_topic(stage: Stage) -> None:
    window = await connected(stage)
    tree = window.side_bar.topics
    place = tree.place_of("orders")
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert window.workspace.active.tabText(window.workspace.active.currentIndex()) == "Consume · orders"
    await stage.end()


async def test_pages_ask_the_window(stage: Stage) -> None:
    window = await connected(stage)
    window.desk.handle(OpenProduce("returns"))
    assert window.workspace.active.tabText(window.workspace.active.currentIndex()) == "Produce · returns"
    window.desk.handle(OpenConsume("orders", 2, 0))
    assert window.workspace.active.tabText(window.workspace.active.currentIndex()) == "Consume · orders"
    window.desk.handle(Announce("Exported", "6 rows.", "ok"))
    assert toasts(window) == ["Exported 6 rows."]
    window.desk.handle(OpenConnections())
    dialog(ConnectionDialog).close()
    window.desk.handle(CreateTopic("invoices"))
    made = dialog(NewTopicDialog)
    assert isinstance(made, NewTopicDialog)
    assert made.name.text() == "invoices"
    made.close()
    await stage.end()


async def test_a_topic_is_created_on_purpose(stage: Stage) -> None:
    window = await connected(stage)
    window.side_bar.create_button.click()
    made = dialog(NewTopicDialog)
    assert isinstance(made, NewTopicDialog)
    QTest.keyClicks(made.name, "pay ments")
    made.create_button.click()
    assert "cannot be in a topic's name" in made.errors["name"]
    made.name.setText("payments")
    made.create_button.click()
    await until(lambda: "exists already" in made.errors.get("name", ""))
    made.name.setText("invoices")
    made.replication.setValue(3)
    made.create_button.click()
    await until(lambda: "only 1 broker" in made.errors.get("replication", ""))
    made.replication.setValue(1)
    made.partitions.setValue(4)
    made.create_button.click()
    await until(lambda: "invoices" in tree_names(window))
    assert len(stage.memory.topics["invoices"]) == 4
    assert toasts(window) == ["Topic “invoices” created 4 partitions, replication 1."]


async def test_deleting_a_topic_focuses_cancel(stage: Stage) -> None:
    window = await connected(stage)
    window.side_bar.topics.choose("orders")
    QTest.keyClick(window.side_bar.topics, Qt.Key.Key_Delete)
    asked = dialog(DeleteTopicDialog)
    assert isinstance(asked, DeleteTopicDialog)
    assert asked.focusWidget() is asked.cancel
    assert not asked.typed.isVisible()
    asked.delete.click()
    await until(lambda: tree_names(window) == ["payments", "returns"])


async def test_in_production_the_name_is_typed_first(stage: Stage) -> None:
    window = await connected(stage, PROD)
    window.desk.delete_topic("orders")
    asked = dialog(DeleteTopicDialog)
    assert isinstance(asked, DeleteTopicDialog)
    assert not asked.delete.isEnabled()
    QTest.keyClicks(asked.typed, "order")
    assert not asked.delete.isEnabled()
    QTest.keyClicks(asked.typed, "s")
    asked.delete.click()
    await until(lambda: "orders" not in tree_names(window))


async def test_a_refused_deletion_says_why_in_its_dialog(stage: Stage) -> None:
    window = await connected(stage)
    window.desk.delete_topic("orders")
    asked = dialog(DeleteTopicDialog)
    assert isinstance(asked, DeleteTopicDialog)
    del stage.memory.topics["orders"]
    asked.delete.click()
    await until(lambda: "There is no topic" in asked.error.text)
    asked.reject()


async def test_read_only_offers_no_change_and_says_so(stage: Stage) -> None:
    window = await connected(stage, LOCKED)
    assert not window.side_bar.create_button.isEnabled()
    assert "read-only" in window.side_bar.create_button.toolTip()
    window.side_bar.topics.choose("orders")
    assert not window.actions_table["topic.delete"].isEnabled()
    QTest.keyClick(window.side_bar.topics, Qt.Key.Key_Delete)
    assert not [w for w in QApplication.topLevelWidgets() if isinstance(w, DeleteTopicDialog)]
    assert "read-only" in window.side_bar.card.accessibleName()


async def test_tabs_close_and_come_back_with_what_was_typed(stage: Stage) -> None:
    window = await connected(stage)
    window.desk.produce("orders")
    window.actions_table["tab.close"].trigger()
    assert window.workspace.count() == 1
    window.actions_table["tab.reopen"].trigger()
    assert window.workspace.active.tabText(window.workspace.active.currentIndex()) == "Produce · orders"
    window.actions_table["tab.next"].trigger()
    assert window.workspace.active.tabText(window.workspace.active.currentIndex()) == "Welcome"


async def test_a_middle_click_closes_a_tab(stage: Stage) -> None:
    window = stage.window()
    window.deeds.show_page("log")
    bar = window.workspace.active.tabBar()
    QTest.mouseClick(bar, Qt.MouseButton.MiddleButton, pos=bar.tabRect(1).center())
    assert window.workspace.count() == 1


async def test_the_page_in_front_is_marked_in_the_sidebar(stage: Stage) -> None:
    window = stage.window()
    window.deeds.show_page("log")
    assert window.side_bar.pages.currentIndex().data() == "Log"
    window.workspace.active.setCurrentIndex(0)
    assert not window.side_bar.pages.currentIndex().isValid()


async def test_the_window_comes_back_as_it_was(stage: Stage) -> None:
    first = await connected(stage)
    first.desk.produce("orders")
    first.deeds.show_page("log")
    first.workspace.active.setCurrentIndex(1)
    first.resize(1200, 700)
    await stage.close(first)
    second = stage.window()
    titles = [second.workspace.active.tabText(number) for number in range(second.workspace.count())]
    assert titles == ["Welcome", "Produce · orders", "Log"]
    assert second.workspace.active.currentIndex() == 1
    assert len(second.workspace.pages()) == 1
    assert second.height() == 700


@pytest.mark.parametrize("broken", ["", "{", "[]", '{"version": 1}', '{"version": 99, "tabs": []}'])
async def test_a_broken_memory_is_as_none(stage: Stage, broken: str) -> None:
    stage.state.put("window", broken)
    window = stage.window()
    assert window.workspace.count() == 1


async def test_the_last_connection_is_opened_again(stage: Stage) -> None:
    first = await connected(stage)
    await stage.close(first)
    await stage.program.session.disconnect()
    second = stage.window()
    second.deeds.connect_last()
    await until(lambda: second.status_bar.connection.text() == "Connected to dev-cluster")


async def test_the_theme_changes_at_once_and_is_kept(stage: Stage) -> None:
    window = stage.window()
    window.deeds.set_theme(ThemeMode.DARK)
    assert current_theme().is_dark
    assert stage.program.settings.get(THEME) is Theme.DARK
    assert window.top_bar.theme_button.accessibleName() == "Theme: dark"
    window.deeds.set_theme(ThemeMode.LIGHT)


async def test_large_text_makes_the_least_window_larger_within_the_screen(stage: Stage) -> None:
    window = stage.window()
    room = window.screen().availableSize()
    assert window.minimumSize() == QSize(1024, 640).boundedTo(room)
    current_theme().set_text_px(18)
    assert window.minimumSize() == QSize(1280, 720).boundedTo(room)
    current_theme().set_text_px(13)
    assert window.minimumSize() == QSize(1024, 640).boundedTo(room)


async def test_the_first_window_fits_the_screen(stage: Stage) -> None:
    window = stage.window()
    assert window.size() == QSize(1440, 900).boundedTo(window.screen().availableSize())


async def test_broken_files_and_settings_are_said(stage: Stage) -> None:
    stage.state.notice = "state.json is broken. It was set aside."
    stage.state.put("setting.time_zone", "Mars/Olympus")
    stage.state.put("setting.text_size_px", "13")
    window = stage.window()
    window.news.announce_notices()
    said = [toast.accessibleName() for toast in window.findChildren(Toast)]
    assert len(said) == 2
    assert "state.json is broken" in said[0]
    assert "“Mars/Olympus” is no value for “Time zone”. The default is used." in said[1]


async def test_a_click_on_the_cross_shows_that_it_closes_and_asks(stage: Stage) -> None:
    window = stage.window()
    asked: list[bool] = []
    window.close_asked.connect(lambda: asked.append(True))
    assert not window.close()
    assert window.isVisible()
    assert any(child.accessibleName() == "Closing…" and child.isVisible() for child in window.findChildren(QWidget))
    window.close()
    assert asked == [True]
    await window.shut()
    assert window.close()


async def test_closing_does_not_wait_for_a_connection_that_hangs(stage: Stage) -> None:
    stage.connector.waits_for = asyncio.Event()
    window = stage.window()
    choose(window, DEV)
    await until(lambda: stage.program.session.state.state is ConnectionState.CONNECTING)
    async with asyncio.timeout(2):
        await window.shut()
        await stage.program.session.disconnect()
    assert window.close()


async def test_every_action_stands_in_a_menu_or_has_keys(stage: Stage) -> None:
    window = stage.window()
    in_menus = {action_id for ids in MENUS.values() for action_id in ids}
    for spec in window.actions_table:
        assert spec.id in in_menus or spec.id.startswith("page.") or spec.keys, spec.id
        assert all(QKeySequence(keys).toString() for keys in spec.keys)


async def test_every_place_of_the_focus_has_a_name(stage: Stage) -> None:
    window = await connected(stage)
    kinds = (QAbstractButton, QLineEdit, QListView, QTreeView)
    parts = [w for w in (*window.side_bar.findChildren(QWidget), *window.top_bar.findChildren(QWidget))]
    nameless = [w for w in parts if isinstance(w, kinds) and not w.accessibleName() and _takes_focus(w)]
    assert nameless == []


def _takes_focus(widget: QWidget) -> bool:
    return widget.isVisible() and widget.focusPolicy() is not Qt.FocusPolicy.NoFocus
