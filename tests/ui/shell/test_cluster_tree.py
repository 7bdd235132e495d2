"""The sidebar's tree under the hand: what opens, beside what, by which key; and how long ten thousand topics take."""

from __future__ import annotations

import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from kafkagui.core.brokers import BrokerSummary
from kafkagui.core.cluster_view import ClusterView, OverviewState
from kafkagui.core.groups import GroupSummary, GroupType
from kafkagui.core.profiles import Profile
from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.topics import BrokerInfo, ClusterInfo, PartitionInfo, TopicInfo
from kafkagui.ui.pages.page import OpenBroker, OpenConsume, OpenGroup
from kafkagui.ui.shell.cluster_tree import ClusterTree
from kafkagui.ui.shell.tree_entries import EntryKind

INFO = ClusterInfo("id", 1, (BrokerInfo(1, "localhost", 9092),), "4.3")
NEITHER, CTRL = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
LEFT, MIDDLE = Qt.MouseButton.LeftButton, Qt.MouseButton.MiddleButton


def topic(name: str) -> TopicInfo:
    return TopicInfo(name, f"id-{name}", False, tuple(PartitionInfo(number, 1, (1,), (1,)) for number in range(4)))


def session(*names: str, read_only: bool = False) -> SessionState:
    profile = Profile("test", "localhost:9092", read_only=read_only)
    topics = tuple(topic(name) for name in names)
    return SessionState(ConnectionState.CONNECTED, 1.0, profile, info=INFO, topics=topics)


def overview() -> OverviewState:
    groups = (GroupSummary("billing", GroupType.CLASSIC, "consumer", "Stable", 2, ("orders",), 7),)
    return OverviewState(ClusterView(INFO, groups=groups, brokers=(BrokerSummary(1, "localhost", 9092),)))


@pytest.fixture
def tree(qtbot: QtBot) -> ClusterTree:
    tree = ClusterTree()
    qtbot.addWidget(tree)
    tree.resize(256, 500)
    tree.show_session(session("orders", "payments"))
    tree.show_overview(overview())
    tree.show()
    tree.toggle(EntryKind.BROKER)
    return tree


def asked(spy: QSignalSpy) -> list[tuple[object, bool]]:
    return [(spy.at(number)[0], spy.at(number)[1]) for number in range(spy.count())]


def click(tree: ClusterTree, button: Qt.MouseButton, place: QPoint, keys: Qt.KeyboardModifier = NEITHER) -> None:
    QTest.mouseClick(tree.viewport(), button, keys, place)


def test_enter_opens_each_kind_and_ctrl_opens_it_beside(tree: ClusterTree) -> None:
    spy = QSignalSpy(tree.asked)
    for key, kind in (("orders", EntryKind.TOPIC), ("billing", EntryKind.GROUP), ("1", EntryKind.BROKER)):
        tree.choose(key, kind)
        QTest.keyClick(tree, Qt.Key.Key_Return)
    QTest.keyClick(tree, Qt.Key.Key_Return, CTRL)
    assert asked(spy) == [
        (OpenConsume("orders"), False),
        (OpenGroup("billing"), False),
        (OpenBroker(1), False),
        (OpenBroker(1), True),
    ]


def test_a_double_click_opens_and_the_middle_button_opens_beside(tree: ClusterTree) -> None:
    spy = QSignalSpy(tree.asked)
    place = tree.place_of("billing", EntryKind.GROUP)
    click(tree, LEFT, place)
    assert asked(spy) == []
    QTest.mouseDClick(tree.viewport(), LEFT, NEITHER, place)
    click(tree, MIDDLE, tree.place_of("payments"))
    assert asked(spy) == [(OpenGroup("billing"), False), (OpenConsume("payments"), True)]


def test_the_menu_is_wanted_for_entries_only(tree: ClusterTree) -> None:
    spy = QSignalSpy(tree.menu_wanted)
    by_key = QContextMenuEvent.Reason.Keyboard
    tree.choose("orders")
    QApplication.sendEvent(tree.viewport(), QContextMenuEvent(by_key, QPoint(), QPoint()))
    assert spy.count() == 1
    tree.setCurrentIndex(tree.model().index(0, 0))
    QApplication.sendEvent(tree.viewport(), QContextMenuEvent(by_key, QPoint(), QPoint()))
    assert spy.count() == 1


def test_delete_asks_for_topics_only_and_not_when_read_only(tree: ClusterTree) -> None:
    spy = QSignalSpy(tree.delete_asked)
    tree.choose("billing", EntryKind.GROUP)
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert spy.count() == 0
    tree.choose("orders")
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert spy.at(0) == ["orders"]
    tree.show_session(session("orders", "payments", read_only=True))
    QTest.keyClick(tree, Qt.Key.Key_Delete)
    assert spy.count() == 1


def test_sections_fold_by_key_and_click(tree: ClusterTree) -> None:
    tree.choose("orders")
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert tree.currentIndex().data() == "Topics"
    QTest.keyClick(tree, Qt.Key.Key_Left)
    assert tree.names() == []
    QTest.keyClick(tree, Qt.Key.Key_Right)
    assert tree.names() == ["orders", "payments"]
    QTest.keyClick(tree, Qt.Key.Key_Space)
    assert tree.names() == []
    click(tree, LEFT, tree.visualRect(tree.model().index(0, 0)).center())
    assert tree.names() == ["orders", "payments"]


def test_the_choice_stays_while_topics_come_and_a_filter_goes(tree: ClusterTree) -> None:
    tree.choose("payments")
    tree.show_session(session("invoices", "orders", "payments"))
    assert tree.current_topic == "payments"
    tree.set_filter("inv")
    assert tree.current_topic == ""
    tree.set_filter("")
    assert tree.current_topic == "payments"


def test_what_a_user_may_not_see_is_said(tree: ClusterTree) -> None:
    tree.show_session(session())
    tree.show_overview(OverviewState(ClusterView(INFO)))
    model = tree.model()
    shown = [model.index(row, 0).data() for row in range(model.rowCount())]
    assert shown[:4] == ["Topics", "None that this user may see", "Consumer groups", "None that this user may see"]


def test_ten_thousand_topics_come_without_a_gap(qtbot: QtBot) -> None:
    tree = ClusterTree()
    qtbot.addWidget(tree)
    tree.resize(256, 500)
    tree.show()
    state = session(*(f"team-{number % 97}.topic-{number}" for number in range(10_000)))
    QApplication.processEvents()
    gaps: list[float] = []
    for deed in (lambda: tree.show_session(state), QApplication.processEvents, lambda: tree.set_filter("topic-7")):
        began = time.perf_counter()
        deed()
        gaps.append(time.perf_counter() - began)
    assert len(tree.names()) == 1111
    assert max(gaps) < 0.05, gaps
