"""The overview: what it shows, what it keeps while it is renewed, and what its rows open."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu

from kafkagui.core.errors import BrokerRefused
from kafkagui.core.topics import PartitionInfo
from kafkagui.ui.pages.overview.page import OverviewPage
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.shell.new_topic_dialog import NewTopicDialog
from kafkagui.ui.widgets.dialog_frame import DialogFrame
from kafkagui.ui.widgets.table_card import TableCard
from tests.fakes.batches import record
from tests.ui.overview.conftest import look, overview
from tests.ui.shell.conftest import DEV, LOCKED, Stage
from tests.ui.waiting import until


def texts(card: TableCard[Any], column: str) -> list[str]:
    """The words of one column, from top to bottom."""
    at = card.model.column_of(column)
    return [card.model.text(row, at) for row in range(card.model.count)]


def menu_of(card: TableCard[Any], row: int) -> QMenu:
    """The context menu of a row."""
    card.table.setFocus()
    card.table.select_row(row)
    return card.table.menu_for(row)


async def test_figures_and_tables_tell_what_the_cluster_told(stage: Stage) -> None:
    _, page = await overview(stage)
    figures = {tile.accessibleName() for tile in page.figures.tiles}
    assert figures == {
        "Brokers: 3. Controller: broker 1",
        "Topics: 3. 18 partitions",
        "Under-replicated: 1. payments, broker 3",
        "Records in: –. not known yet",
        "Total lag: 25. 100 % in mailer",
    }
    assert texts(page.topics, "name") == ["orders", "payments", "returns"]
    assert texts(page.topics, "records") == ["40", "7", "0"]
    assert texts(page.topics, "health") == ["Healthy", "1 under-repl.", "Healthy"]
    assert texts(page.groups, "lag") == ["–", "25"]
    assert texts(page.brokers, "state") == ["Controller", "Up", "1 replica behind"]
    assert page.head.trouble.text == "1 partition under-replicated"
    assert page.head.age.text().startswith("As of ")
    assert page.title() == "dev-cluster"


async def test_what_may_have_gaps_is_counted_as_at_most(stage: Stage) -> None:
    stage.memory.has_transactions = True
    _, page = await overview(stage)
    assert texts(page.topics, "records") == ["≤ 40", "≤ 7", "≤ 0"]


async def test_a_forbidden_item_marks_its_own_row_only(stage: Stage) -> None:
    stage.memory.forbidden["returns"] = BrokerRefused("You may not describe returns.", code="X")
    stage.memory.forbidden["mailer"] = BrokerRefused("You may not read mailer.", code="X")
    _, page = await overview(stage)
    health = dict(zip(texts(page.topics, "name"), texts(page.topics, "health"), strict=True))
    assert health == {"orders": "Healthy", "payments": "1 under-repl.", "returns": "You may not describe returns."}
    assert texts(page.topics, "records")[-1] == "–"
    assert texts(page.groups, "state") == ["Empty", "You may not read mailer."]


async def test_groups_that_cannot_be_listed_leave_the_rest(stage: Stage) -> None:
    stage.memory.forbidden["groups"] = BrokerRefused("Groups may not be listed.", code="X")
    _, page = await overview(stage)
    assert page.groups.words == "Groups cannot be listed. Groups may not be listed."
    assert page.topics.model.count == 3
    assert page.figures.lag.figure == "25"


async def test_selection_place_and_order_stay_while_rows_change(stage: Stage) -> None:
    for number in range(60):
        stage.memory.add_topic(f"t{number:02}")
    window, page = await overview(stage)
    window.resize(1100, 700)
    table = page.topics.table
    table.sortByColumn(page.topics.model.column_of("name"), Qt.SortOrder.AscendingOrder)
    table.select_row(texts(page.topics, "name").index("t30"))
    place = table.verticalScrollBar().value()
    assert place > 0
    resets: list[object] = []
    page.topics.model.modelReset.connect(lambda: resets.append(None))
    stage.memory.topics["t30"][0] = [record(offset, b"v", topic="t30") for offset in range(9)]
    stage.memory.add_topic("zz")
    await look(stage)
    names = texts(page.topics, "name")
    assert names == sorted(names)
    assert "zz" in names
    assert names[table.current_row] == "t30"
    assert texts(page.topics, "records")[table.current_row] == "9"
    assert table.selected_rows() == [table.current_row]
    assert table.verticalScrollBar().value() == place
    assert not resets


async def test_rows_never_move_under_the_pointer(stage: Stage) -> None:
    _, page = await overview(stage)
    page.topics.model.set_held(True)
    stage.memory.topics["returns"][0] = [record(offset, b"v", topic="returns") for offset in range(99)]
    await look(stage)
    assert texts(page.topics, "name") == ["orders", "payments", "returns"]
    page.topics.model.set_held(False)
    assert texts(page.topics, "name") == ["returns", "orders", "payments"]


async def test_a_click_on_a_heading_sorts_and_the_unknown_comes_last(stage: Stage) -> None:
    _, page = await overview(stage)
    column = page.groups.model.column_of("lag")
    for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
        page.groups.table.sortByColumn(column, order)
        assert texts(page.groups, "lag") == ["25", "–"]


async def test_the_filter_says_when_nothing_fits(stage: Stage) -> None:
    _, page = await overview(stage)
    page.topics.filter.field.setText("pay under")
    QTest.keyClick(page.topics.filter.field, Qt.Key.Key_Return)
    assert texts(page.topics, "name") == ["payments"]
    page.topics.filter.field.setText("no such")
    QTest.keyClick(page.topics.filter.field, Qt.Key.Key_Return)
    assert page.topics.words == "No topic fits. Other words may find it."
    page.topics.empty.button_clicked.emit()
    assert page.topics.model.count == 3


async def test_a_menu_offers_what_can_be_done_with_a_row(stage: Stage) -> None:
    window, page = await overview(stage)
    menu = menu_of(page.topics, 0)
    assert menu.defaultAction().text() == "Open"
    produce = next(action for action in menu.actions() if action.text() == "Produce to topic")
    produce.trigger()
    assert isinstance(window.workspace.page, ProducePage)
    assert window.workspace.page.topic == "orders"


async def test_delete_asks_first(stage: Stage) -> None:
    window, page = await overview(stage)
    page.topics.table.setFocus()
    page.topics.table.select_row(0)
    QTest.keyClick(page.topics.table, Qt.Key.Key_Delete)
    await until(lambda: DialogFrame.front_of(window) is not None)
    dialog = DialogFrame.front_of(window)
    assert dialog is not None
    dialog.reject()


async def test_it_looks_only_while_it_is_in_front(stage: Stage) -> None:
    window, _page = await overview(stage)
    overview_service = stage.program.session.overview
    overview_service.look_every(0.02)
    seen = stage.memory.surveys
    await until(lambda: stage.memory.surveys > seen + 2)
    window.workspace.show_kind("log")
    # The sidebar glances at groups now and then; the pace of a page in front is gone.
    await until(lambda: not overview_service.state.is_reading)
    assert overview_service._rest_s(0.0) != pytest.approx(0.02)


async def test_old_figures_stay_with_their_age_while_the_cluster_is_lost(stage: Stage) -> None:
    _, page = await overview(stage)
    stage.memory.is_down = True
    await look(stage)
    assert page.strip.isVisible()
    assert "No broker answers at localhost:9092." in page.strip.text
    assert "What is shown is as of" in page.strip.text
    assert texts(page.topics, "name") == ["orders", "payments", "returns"]
    stage.memory.is_down = False
    await look(stage)
    assert not page.strip.isVisible()


async def test_without_a_connection_the_page_offers_one(stage: Stage) -> None:
    window = stage.window()
    page = window.workspace.show_kind("overview")
    assert isinstance(page, OverviewPage)
    assert page.empty.accessibleName().startswith("Not connected.")
    page.empty.button_clicked.emit()
    await until(lambda: DialogFrame.front_of(window) is not None)
    dialog = DialogFrame.front_of(window)
    assert dialog is not None
    dialog.reject()


async def test_new_topic_is_locked_with_its_reason_on_a_read_only_connection(stage: Stage) -> None:
    window = stage.window()
    await stage.program.session.connect(LOCKED, None)
    page = window.workspace.show_kind("overview")
    assert isinstance(page, OverviewPage)
    await until(lambda: page.topics.model.count)
    assert not page.head.new_topic.isEnabled()
    assert page.head.new_topic.toolTip() == "“audit” is open read-only."


async def test_a_created_topic_is_announced_and_listed(stage: Stage) -> None:
    window, page = await overview(stage)
    QTest.mouseClick(page.head.new_topic, Qt.MouseButton.LeftButton)
    await until(lambda: isinstance(DialogFrame.front_of(window), NewTopicDialog))
    dialog = DialogFrame.front_of(window)
    assert isinstance(dialog, NewTopicDialog)
    dialog.name.setText("invoices")
    dialog.create_button.click()
    await until(lambda: "invoices" in texts(page.topics, "name"))


async def test_a_broker_that_falls_behind_shows(stage: Stage) -> None:
    _, page = await overview(stage)
    stage.memory.partitions["orders", 1] = PartitionInfo(1, None, (2,), ())
    await look(stage)
    health = dict(zip(texts(page.topics, "name"), texts(page.topics, "health"), strict=True))
    assert health["orders"] == "1 without leader"
    assert page.figures.behind.note == "1 without leader"


async def test_filters_and_choices_come_back(stage: Stage) -> None:
    window, page = await overview(stage)
    page.groups.filter.field.setText("mailer")
    page.internal.setChecked(True)
    page.head.every.set_value("30")
    kept = page.saved_state()
    await stage.close(window)
    fresh = OverviewPage(stage.program)
    fresh.restore_state(kept)
    assert fresh.groups.filter.field.text() == "mailer"
    assert fresh.internal.isChecked()
    assert stage.program.session.overview.every_s == 30
    fresh.restore_state("no sense")
    await fresh.shut()
    fresh.deleteLater()


async def test_narrow_tables_let_columns_give_way(stage: Stage) -> None:
    window, page = await overview(stage)
    window.resize(1024, 640)
    await until(lambda: "replicas" not in page.topics.table.header.visible_keys())
    assert "members" not in page.groups.table.header.visible_keys()
    assert "name" in page.topics.table.header.visible_keys()


async def test_a_double_click_beside_the_rows_asks_for_nothing(stage: Stage) -> None:
    window, page = await overview(stage)
    below = QPoint(20, page.topics.table.viewport().height() - 4)
    QTest.mouseDClick(page.topics.table.viewport(), Qt.MouseButton.LeftButton, pos=below)
    assert window.workspace.page is page
    assert stage.program.session.state.profile == DEV
