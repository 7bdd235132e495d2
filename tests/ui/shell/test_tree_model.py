from __future__ import annotations

import time

from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kafkagui.core.brokers import BrokerSummary
from kafkagui.core.errors import BrokerRefused
from kafkagui.core.groups import GroupSummary, GroupType
from kafkagui.core.topics import PartitionInfo, TopicInfo
from kafkagui.ui.shell.tree_entries import EntryKind, TopicEntries, TreeEntry, broker_entries, group_entries
from kafkagui.ui.shell.tree_model import LINE_ROLE, Heading, Remark, TreeModel

TOPIC, GROUP, BROKER = EntryKind
SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def topic(name: str, *partitions: PartitionInfo, internal: bool = False) -> TopicInfo:
    return TopicInfo(name, f"id-{name}", internal, partitions or (PartitionInfo(0, 1, (1,), (1,)),))


def topics(*names: str) -> list[TreeEntry]:
    return [TreeEntry(TOPIC, name, name, 1) for name in names]


def many(count: int) -> list[TreeEntry]:
    names = [f"team-{number % 97}.topic-{number}" for number in range(count)]
    return [TreeEntry(TOPIC, name, name, 3) for name in names]


def shown(model: TreeModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    model = TreeModel()
    qtmodeltester.check(model)
    model.show_entries(TOPIC, topics("a", "b"))
    model.show_entries(GROUP, [], "None")
    model.show_entries(BROKER, [TreeEntry(BROKER, "1", "1 · here:9092")])
    model.set_open(BROKER, True)
    model.show_entries(TOPIC, topics("a", "aa", "c"))
    model.set_filter("a")
    model.set_filter("")
    model.show_entries(TOPIC, [])


def test_trouble_is_said_in_words() -> None:
    healthy = topic("healthy")
    leaderless = topic("leaderless", PartitionInfo(0, None, (1, 2), (1,)), PartitionInfo(1, 1, (1,), (1,)))
    behind = topic("behind", PartitionInfo(0, 1, (1, 2), (1,)))
    forbidden = TopicInfo("forbidden", "", False, (), "TOPIC_AUTHORIZATION_FAILED")
    entries = TopicEntries().of([healthy, leaderless, behind, forbidden, topic("__offsets", internal=True)])
    assert [entry.problem for entry in entries] == [
        "",
        "1 of 2 partitions have no leader",
        "1 of 1 partitions are under-replicated",
        "TOPIC_AUTHORIZATION_FAILED",
    ]
    assert entries[0].spoken == "healthy, 1 partition"
    assert "no leader" in entries[1].spoken


def test_a_topic_that_did_not_change_keeps_its_entry() -> None:
    entries = TopicEntries()
    first = entries.of([topic("a"), topic("b")])
    second = entries.of([topic("a"), topic("b", PartitionInfo(0, None, (1,), ()))])
    assert second[0] is first[0]
    assert second[1].problem


def test_groups_tell_their_lag_and_brokers_their_part() -> None:
    lags = [None, 0, 1284, 48_210, 7_000_000]
    groups = group_entries([GroupSummary(f"g{lag}", GroupType.CLASSIC, lag=lag) for lag in lags])
    assert [group.figure_text for group in groups] == ["", "0 lag", "1,284 lag", "48k lag", "7M lag"]
    (refused,) = group_entries([GroupSummary("g", GroupType.STREAMS, error=BrokerRefused("Not yours."))])
    assert refused.spoken == "g, Not yours."
    one, two, three = broker_entries(
        [BrokerSummary(1, "a", 9092), BrokerSummary(2, "b", 9092, fenced=True), BrokerSummary(3, "c", 1, behind=4)], 1
    )
    assert (one.spoken, one.figure_text) == ("1 · a:9092, controller", "controller")
    assert two.problem == "takes no part at the moment"
    assert three.problem == "4 replicas are behind"


def test_sections_open_and_close_and_say_so() -> None:
    model = TreeModel()
    model.show_entries(TOPIC, topics("a", "b"))
    model.show_entries(BROKER, [TreeEntry(BROKER, "1", "1 · here:9092")])
    assert shown(model) == ["Topics", "a", "b", "Consumer groups", "Brokers"]
    assert model.heading(TOPIC).data(SPOKEN) == "Topics, 2, open"
    assert model.heading(BROKER).data(SPOKEN) == "Brokers, 1, closed"
    model.set_open(TOPIC, False)
    model.set_open(BROKER, True)
    assert shown(model) == ["Topics", "Consumer groups", "Brokers", "1 · here:9092"]


def test_an_empty_section_says_why() -> None:
    model = TreeModel()
    model.show_entries(GROUP, [], "None that this user may see")
    line = model.index(2, 0).data(LINE_ROLE)
    assert line == Remark(GROUP, "None that this user may see")
    assert model.index(2, 0).flags() == Qt.ItemFlag.NoItemFlags
    model.show_entries(GROUP, [TreeEntry(GROUP, "g", "g")])
    assert model.names(GROUP) == ["g"]
    assert model.rowCount() == 4


def test_a_filter_goes_over_all_sections_and_opens_them() -> None:
    model = TreeModel()
    model.show_entries(TOPIC, topics("orders", "returns"))
    model.show_entries(GROUP, [TreeEntry(GROUP, "order-mailer", "order-mailer"), TreeEntry(GROUP, "x", "x")])
    model.show_entries(BROKER, [TreeEntry(BROKER, "1", "1 · order-host:9092")])
    model.set_filter("ORDER")
    assert shown(model) == ["Topics", "orders", "Consumer groups", "order-mailer", "Brokers", "1 · order-host:9092"]
    assert isinstance(heading := model.heading(GROUP).data(LINE_ROLE), Heading)
    assert heading.count_text == "1 of 2"
    model.set_filter("")
    assert "1 · order-host:9092" not in shown(model)
    model.set_filter("nowhere")
    assert shown(model) == ["Topics", "Nothing fits the filter", "Consumer groups", "Brokers"]


def test_only_what_changed_is_told(qtbot: QtBot) -> None:
    model = TreeModel()
    model.show_entries(TOPIC, topics("a", "b", "d"))
    rows: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last, _roles: rows.append((first.row(), last.row())))
    with qtbot.assertNotEmitted(model.modelReset):
        with qtbot.assertNotEmitted(model.rowsInserted):
            model.show_entries(TOPIC, [*topics("a"), TreeEntry(TOPIC, "b", "b", 1, "ill"), *topics("d")])
        assert rows == [(2, 2)]
        with qtbot.waitSignal(model.rowsInserted, check_params_cb=lambda _parent, first, last: first == last == 3):
            model.show_entries(TOPIC, [*topics("a"), TreeEntry(TOPIC, "b", "b", 1, "ill"), *topics("c", "d")])
        with qtbot.waitSignal(model.rowsRemoved, check_params_cb=lambda _parent, first, last: first == last == 1):
            model.show_entries(TOPIC, [TreeEntry(TOPIC, "b", "b", 1, "ill"), *topics("c", "d")])
    assert shown(model)[:4] == ["Topics", "b", "c", "d"]
    assert not model.find(TOPIC, "a").isValid()


def test_a_selection_survives_what_comes_and_goes_above_it() -> None:
    model = TreeModel()
    model.show_entries(TOPIC, topics("b", "c"))
    selection = QItemSelectionModel(model)
    selection.setCurrentIndex(model.find(TOPIC, "c"), QItemSelectionModel.SelectionFlag.ClearAndSelect)
    model.show_entries(TOPIC, topics("a", "b", "c"))
    assert selection.currentIndex().data() == "c"
    model.show_entries(TOPIC, topics("c"))
    assert selection.currentIndex().data() == "c"


def test_a_topic_can_be_dragged_a_group_cannot() -> None:
    model = TreeModel()
    model.show_entries(TOPIC, topics("orders"))
    model.show_entries(GROUP, [TreeEntry(GROUP, "g", "g")])
    assert model.find(TOPIC, "orders").flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert not model.find(GROUP, "g").flags() & Qt.ItemFlag.ItemIsDragEnabled
    assert model.mimeData([model.find(TOPIC, "orders")]).text() == "orders"


def test_ten_thousand_topics_are_filtered_within_a_keystroke() -> None:
    model = TreeModel()
    model.show_entries(TOPIC, many(10_000))
    for text in ("t", "TEAM-5. 42"):
        began = time.perf_counter()
        model.set_filter(text)
        took_s = time.perf_counter() - began
        assert took_s < 0.05
    assert model.names(TOPIC)
    assert all("team-5." in name and "42" in name for name in model.names(TOPIC))
