"""The page as a part of the window: its title, its memory, its names for screen readers, its sizes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget

from kafkagui.ui.pages.consume import ConsumePage
from tests.ui.consume.scene import Scene
from tests.ui.waiting import until


async def test_the_title_names_the_topic(scene: Scene) -> None:
    titles = []
    scene.page.title_changed.connect(lambda: titles.append(scene.page.title()))
    assert scene.page.title() == "Consume"
    scene.page.bar.topic.set_text("orders")
    assert titles[-1] == "Consume · orders"


async def test_choices_come_back_and_nothing_is_read_by_itself(scene: Scene) -> None:
    scene.page.bar.topic.set_text("orders")
    scene.page.bar.partitions.set_chosen(frozenset({0, 2}))
    scene.page.bar.start.set_choice("last", "25")
    scene.page.bar.stop.set_choice("time", "2030-01-01")
    scene.page.view_bar.isolation_box.set_value("READ_UNCOMMITTED")
    scene.page.table.rows.header.set_column_shown("key", False)
    text = scene.page.saved_state()
    other = ConsumePage(scene.program)
    other.restore_state(text)
    assert other.saved_state() == text
    assert other.bar.partitions.chosen == frozenset({0, 2})
    assert other.table.rows.header.isSectionHidden(other.model.column_of("key"))
    assert other.title() == "Consume · orders"
    assert other.run.request is None
    await other.shut()


@pytest.mark.parametrize("text", ["", "{}", "[]", "nonsense", '{"topics": 1, "partitions": "x"}'])
async def test_a_memory_without_sense_changes_nothing(scene: Scene, text: str) -> None:
    before = scene.page.saved_state()
    scene.page.restore_state(text)
    assert scene.page.saved_state() == before


async def test_columns_that_gave_way_come_back_and_are_not_remembered_as_hidden(scene: Scene) -> None:
    scene.put_many(2)
    await scene.read()
    await scene.rows(2)
    header, size = scene.page.table.rows.header, scene.page.model.column_of("size")
    scene.page.resize(768, 560)
    scene.page.table.rows.select_row(0)
    await until(lambda: header.isSectionHidden(size))
    hidden = {state.key for state in scene.page.table.rows.header.column_states() if state.hidden}
    assert hidden == {"topic"}
    scene.page.resize(1400, 800)
    await until(lambda: not header.isSectionHidden(size))


@pytest.mark.parametrize("size", [(1184, 800), (1024, 660), (768, 560)])
async def test_nothing_pushes_the_page_wider_or_higher(scene: Scene, size: tuple[int, int]) -> None:
    scene.connector.memory.add_topic("a" * 200)
    scene.put_many(50)
    scene.put(b"v" * 5_000, b"k" * 5_000, topic="a" * 200)
    scene.page.resize(*size)
    await scene.read("time=2020-01-01", "time=2099-01-01", topic="orders, " + "a" * 200)
    await scene.rows(51)
    scene.page.table.rows.select_row(50)
    scene.page.foot.details.setChecked(True)
    await until(lambda: scene.page.record_view.isVisible())
    assert (scene.page.width(), scene.page.height()) == size
    assert scene.page.minimumSizeHint().width() <= size[0]
    assert scene.page.minimumSizeHint().height() <= size[1]
    for one in (scene.page.bar.start, scene.page.bar.stop, scene.page.bar.pause, scene.page.bar.end):
        right = one.mapTo(scene.page, one.rect().bottomRight()).x()
        assert right <= size[0]
        assert one.width() >= one.minimumSizeHint().width()


async def test_every_widget_with_the_focus_has_a_name(scene: Scene) -> None:
    scene.put_many(1)
    await scene.read()
    await scene.rows(1)
    scene.page.table.rows.select_row(0)
    nameless = [
        widget
        for widget in scene.page.findChildren(QWidget)
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        and widget.isVisible()
        and not (widget.accessibleName() or widget.toolTip())
        and widget.focusProxy() is None
    ]
    assert nameless == []
    buddies = {label.text() for label in scene.page.findChildren(QLabel) if label.buddy() is not None}
    assert {"Topic", "Start", "Until"} <= buddies


async def test_work_starts_at_the_topic_then_in_the_table(scene: Scene) -> None:
    scene.page.activateWindow()
    scene.page.take_focus()
    assert scene.page.bar.topic.hasFocus()
    scene.put_many(1)
    await scene.read()
    await scene.rows(1)
    scene.page.take_focus()
    assert scene.page.table.rows.hasFocus()


async def test_many_partitions_stand_in_ranges(scene: Scene) -> None:
    scene.connector.memory.add_topic("wide", 100)
    scene.program.session.refresh()
    await until(lambda: scene.program.session.state.topic("wide") is not None)
    scene.page.bar.topic.set_text("wide")
    choice = scene.page.bar.partitions
    assert choice.text() == "All 100 partitions"
    menu = choice.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    ranges = menu.findChildren(QMenu)
    assert [entry.title() for entry in ranges] == ["0 to 29", "30 to 59", "60 to 89", "90 to 99"]
    ranges[3].aboutToShow.emit()
    ranges[3].actions()[5].trigger()
    assert choice.chosen == frozenset({95})


async def test_tab_goes_from_the_bars_over_the_table_to_the_record(scene: Scene) -> None:
    scene.put_many(1)
    await scene.read()
    await scene.rows(1)
    scene.page.table.rows.select_row(0)
    page, order = scene.page, []
    widget = page.bar.topic.nextInFocusChain()
    while widget is not None and widget is not page.bar.topic:
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible():
            order.append(widget)
        widget = widget.nextInFocusChain()
    stops = [
        page.bar.partitions,
        page.bar.start.kind,
        page.bar.stop.kind,
        page.bar.pause,
        page.bar.end,
        page.view_bar.isolation_box,
        page.view_bar.format,
        page.view_bar.zone,
        page.table.rows,
        page.record_view.head.previous,
        page.record_view.tabs,
        page.record_view.content.text,
        page.foot.details,
    ]
    places = [order.index(stop) for stop in stops]
    assert places == sorted(places)
