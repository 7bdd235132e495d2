from __future__ import annotations

import time

from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kafkagui.core.topics import PartitionInfo, TopicInfo
from kafkagui.ui.shell.topic_model import TopicEntry, TopicModel, topic_entries


def topic(name: str, *partitions: PartitionInfo, internal: bool = False) -> TopicInfo:
    return TopicInfo(name, f"id-{name}", internal, partitions or (PartitionInfo(0, 1, (1,), (1,)),))


def shown(model: TopicModel) -> list[str]:
    head = model.index(0, 0)
    return [model.index(row, 0, head).data() for row in range(model.rowCount(head))]


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = TopicModel()
    qtmodeltester.check(model)
    model.show_topics([TopicEntry("a", 1), TopicEntry("b", 2, "ill")])
    model.set_filter("a")
    model.set_filter("")
    model.show_topics([])


def test_trouble_is_said_in_words() -> None:
    healthy = topic("healthy")
    leaderless = topic("leaderless", PartitionInfo(0, None, (1, 2), (1,)), PartitionInfo(1, 1, (1,), (1,)))
    behind = topic("behind", PartitionInfo(0, 1, (1, 2), (1,)))
    forbidden = TopicInfo("forbidden", "", False, (), "TOPIC_AUTHORIZATION_FAILED")
    entries = topic_entries([healthy, leaderless, behind, forbidden, topic("__offsets", internal=True)])
    assert [entry.problem for entry in entries] == [
        "",
        "1 of 2 partitions have no leader",
        "1 of 1 partitions are under-replicated",
        "TOPIC_AUTHORIZATION_FAILED",
    ]
    assert entries[0].spoken == "healthy, 1 partition"
    assert "no leader" in entries[1].spoken


def test_the_same_names_keep_their_rows(qtbot: QtBot) -> None:
    model = TopicModel()
    model.show_topics([TopicEntry("a", 1), TopicEntry("b", 1)])
    with qtbot.assertNotEmitted(model.modelReset):
        model.show_topics([TopicEntry("a", 1), TopicEntry("b", 1, "ill")])
    with qtbot.waitSignal(model.modelReset):
        model.show_topics([TopicEntry("a", 1)])
    assert model.topic_index("b") == QModelIndex()


def test_ten_thousand_topics_are_filtered_within_a_keystroke() -> None:
    model = TopicModel()
    model.show_topics([TopicEntry(f"team-{number % 97}.topic-{number}", 3) for number in range(10_000)])
    began = time.perf_counter()
    model.set_filter("TEAM-5. 42")
    took_s = time.perf_counter() - began
    assert shown(model)
    assert all("team-5." in name and "42" in name for name in shown(model))
    assert took_s < 0.05
