"""How the page was laid out comes back, and a table in another order keeps its place."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.records import OutgoingRecord
from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.produce import delivery_order_task
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.theme import Theme
from tests.ui.produce.conftest import Bench

SENDING = Sending(SendMethod.ASYNCHRONOUS, Acks.ALL)


def _titles(page: ProducePage) -> list[str]:
    columns = page.deliveries.model.columns
    return [columns[at].key for at in page.deliveries.table.header.visible_columns()]


def _add(bench: Bench, count: int, latency_ns: int = 1_000_000) -> None:
    log = bench.page.log
    first = log.next_sequence
    log.add([OutgoingRecord("orders", b"k", b"v")] * count, SENDING)
    log.settle(
        DeliveryReport(first + at, DeliveryState.ACKNOWLEDGED, 0, first + at, 0, latency_ns + at) for at in range(count)
    )
    bench.page.deliveries.refresh()


async def test_columns_sorting_and_the_split_come_back(bench: Bench) -> None:
    page = bench.page
    header, model = page.deliveries.table.header, page.deliveries.model
    header.moveSection(header.visualIndex(model.column_of("latency")), 0)
    header.resizeSection(model.column_of("key"), 222)
    header.set_column_shown("acks", False)
    page.deliveries.table.sortByColumn(model.column_of("latency"), Qt.SortOrder.DescendingOrder)
    page.splitter.setSizes([350, 440])
    split = page.splitter.sizes()

    again = ProducePage(bench.program)
    again.restore_state(page.saved_state())
    assert again.saved_state() == page.saved_state()
    again.resize(page.size())
    again.show()
    assert _titles(again) == _titles(page)
    assert _titles(again)[0] == "latency"
    assert "acks" not in _titles(again)
    assert again.deliveries.table.header.sectionSize(model.column_of("key")) == 222
    assert again.deliveries.table.header.sortIndicatorSection() == model.column_of("latency")
    assert again.splitter.sizes() == split
    await again.shut()


async def test_a_restored_sorting_sorts(bench: Bench, until: Any) -> None:
    model = bench.page.deliveries.model
    bench.page.deliveries.table.sortByColumn(model.column_of("latency"), Qt.SortOrder.AscendingOrder)
    again = ProducePage(bench.program)
    bench.page, page = again, bench.page
    _add(bench, 2, 9_000_000)
    _add(bench, 2, 1_000_000)
    await until(lambda: bench.column("number") == ["3", "4", "1", "2"])
    bench.page = page
    await again.shut()


async def test_a_column_that_only_a_narrow_window_hides_is_remembered_as_shown(bench: Bench) -> None:
    page = bench.page
    _add(bench, 1)
    page.resize(1000, 700)
    assert "topic" not in _titles(page)
    page.deliveries.table.header.set_column_shown("acks", False)
    page.resize(1184, 794)
    assert "topic" in _titles(page)
    again = ProducePage(bench.program)
    again.resize(1184, 794)
    again.deliveries.stack.setCurrentWidget(again.deliveries.table)
    again.show()
    assert "topic" in _titles(again)
    await again.shut()


async def test_a_topic_column_that_a_person_hid_stays_hidden(bench: Bench) -> None:
    page = bench.page
    page.deliveries.table.header.set_column_shown("topic", False)
    page.resize(1000, 700)
    page.resize(1184, 794)
    assert "topic" not in _titles(page)
    again = ProducePage(bench.program)
    again.restore_state(page.saved_state())
    assert "topic" not in _titles(again)
    await again.shut()


async def test_a_live_sorted_table_keeps_its_place_and_its_selection(bench: Bench, until: Any) -> None:
    panel = bench.page.deliveries
    _add(bench, 200)
    panel.table.sortByColumn(panel.model.column_of("number"), Qt.SortOrder.AscendingOrder)
    await until(lambda: bench.column("number")[0] == "1")
    panel.table.select_row(2)
    panel.table.verticalScrollBar().setValue(700)
    _add(bench, 50)
    await until(lambda: panel.model.count == 250)
    assert panel.table.verticalScrollBar().value() == 700
    assert [panel.model.sequence_of(row) for row in panel.table.selected_rows()] == [3]


async def test_a_table_that_is_dear_to_sort_is_sorted_less_often(
    bench: Bench, until: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    panel = bench.page.deliveries
    clock = iter(range(1_000_000))
    _add(bench, 10)
    panel.table.sortByColumn(panel.model.column_of("latency"), Qt.SortOrder.AscendingOrder)
    await until(lambda: not panel.model.shows_all)
    assert panel.order.pause_ms == 250
    monkeypatch.setattr(delivery_order_task, "perf_counter", lambda: next(clock) / 50)
    _add(bench, 1)
    await until(lambda: panel.model.count == 11)
    # At least three looks at the clock, each 20 ms later than the one before.
    assert panel.order.pause_ms >= 750


async def test_rows_that_change_during_a_long_sort_do_not_stop_it(bench: Bench, until: Any) -> None:
    panel = bench.page.deliveries
    _add(bench, 20_000)
    panel.table.sortByColumn(panel.model.column_of("latency"), Qt.SortOrder.AscendingOrder)
    _add(bench, 1, 0)
    assert panel.model.shows_all
    await until(lambda: panel.model.count == 20_001)
    assert panel.model.text(0, 0) == "20,001"


async def test_everything_grows_with_the_letters(bench: Bench, theme: Theme) -> None:
    page = bench.page
    page.resize(1800, 1000)
    model, header = page.deliveries.model, page.deliveries.table.header
    before = (page.bar.height(), page.composer.message.headers.width(), header.sectionSize(model.column_of("key")))
    states = header.column_states()
    assert before == (48, 320, 104)
    theme.set_text_px(18)
    try:
        after = (page.bar.height(), page.composer.message.headers.width(), header.sectionSize(model.column_of("key")))
        assert after == (scaled(48), scaled(320), scaled(104)) == (66, 443, 144)
        assert header.column_states() == states
    finally:
        theme.set_text_px(13)
    assert header.sectionSize(model.column_of("key")) == before[2]


async def test_where_there_is_too_little_room_the_composer_scrolls(bench: Bench) -> None:
    page = bench.page
    key, value = page.composer.message.key.line, page.composer.message.value.editor
    page.resize(1184, 420)
    bottom = key.mapTo(page.composer.message, key.rect().bottomLeft()).y()
    assert bottom < value.mapTo(page.composer.message, value.rect().topLeft()).y()
    assert key.height() == key.sizeHint().height()


async def test_beside_another_page_every_choice_stays_in_sight(bench: Bench, until: Any) -> None:
    page, bar = bench.page, bench.page.bar
    page.resize(512, 640)
    page.show()
    for part in (bar.topic, bar.partition, bar.repeat_icon, bar.send, bar.method, bar.acks):
        assert part.width() >= (part.minimumWidth() or part.minimumSizeHint().width())
        assert bar.rect().contains(part.geometry().translated(part.parentWidget().mapTo(bar, QPoint())))
    assert bar.method.mapTo(bar, QPoint()).y() >= bar.topic.geometry().bottom()
    message = page.composer.message
    await until(lambda: message.options.mapTo(message, QPoint()).y() > message.value.geometry().bottom())
    assert message.minimumSizeHint().width() <= page.width()
    assert page.composer.lines.minimumSizeHint().width() <= page.width()

    page.resize(1180, 640)
    assert bar.method.mapTo(bar, QPoint()).y() < bar.topic.geometry().bottom()
    await until(lambda: message.options.mapTo(message, QPoint()).x() > message.value.geometry().right())
