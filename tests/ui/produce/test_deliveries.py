"""The Deliveries table: filter, sort, resend, copy, export, clear."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.core.errors import DeliveryFailed, StorageFailed
from kafkagui.core.exporting import ExportForm
from kafkagui.core.records import Header, OutgoingRecord
from kafkagui.core.settings import NEWEST_DELIVERY_FIRST
from kafkagui.services.compose import Typed
from kafkagui.ui.pages.produce.deliveries_panel import DeliveriesPanel
from kafkagui.ui.pages.produce.export_dialog import ExportDialog
from tests.ui.produce.conftest import Bench


async def _send(bench: Bench, until: Any, times: int = 1) -> None:
    count = len(bench.page.log)
    bench.page.bar.repeat_panel.set_texts({"times": str(times)})
    bench.page.send()
    await until(lambda: len(bench.page.log) == count + times and not bench.page.run.is_running)
    bench.page.deliveries.refresh()


async def test_empty_says_what_belongs_here(bench: Bench) -> None:
    assert bench.page.deliveries.stack.currentWidget().accessibleName().startswith("Nothing sent yet")
    assert bench.page.deliveries.head.filter.isHidden()


async def test_failed_shows_only_failures_and_says_when_there_are_none(bench: Bench, until: Any) -> None:
    await _send(bench, until, 3)
    panel = bench.page.deliveries
    panel.head.filter.set_value("failed")
    assert panel.stack.currentWidget().accessibleName().startswith("No row failed")
    panel.empty.button_clicked.emit()
    assert len(bench.table()) == 3
    bench.memory.failures.append(DeliveryFailed("Refused."))
    await _send(bench, until, 2)
    panel.head.filter.set_value("failed")
    assert bench.column("number") == ["4"]


async def test_in_flight_rows_leave_the_filter_as_they_land(bench: Bench, until: Any) -> None:
    bench.memory.holds_back = True
    bench.page.bar.repeat_panel.set_texts({"times": "3"})
    bench.click_send()
    await until(lambda: len(bench.table()) == 3)
    bench.page.deliveries.head.filter.set_value("in-flight")
    assert len(bench.table()) == 3
    bench.program.connector.opened[0].producers.popitem()[1].release()  # type: ignore[attr-defined]
    await until(lambda: bench.table() == [])


async def test_a_click_on_a_heading_sorts_and_a_third_one_ends_it(bench: Bench, until: Any) -> None:
    key = bench.page.composer.message.key
    for name in ("b", "c", "a"):
        key.set_typed(Typed(name))
        await _send(bench, until)
    model = bench.page.deliveries.model
    bench.page.deliveries.table.sortByColumn(model.column_of("key"), Qt.SortOrder.AscendingOrder)
    await until(lambda: bench.column("key") == ["a", "b", "c"])
    bench.page.deliveries.table.sortByColumn(model.column_of("key"), Qt.SortOrder.DescendingOrder)
    await until(lambda: bench.column("key") == ["c", "b", "a"])
    bench.page.deliveries.table.sortByColumn(-1, Qt.SortOrder.AscendingOrder)
    await until(lambda: bench.column("number") == ["3", "2", "1"])


async def test_newest_last_is_a_setting(bench: Bench, until: Any) -> None:
    await _send(bench, until, 2)
    bench.program.settings.put(NEWEST_DELIVERY_FIRST, False)
    assert bench.column("number") == ["1", "2"]


async def test_resend_sends_the_original_bytes(bench: Bench, until: Any) -> None:
    bench.page.composer.message.key.set_typed(Typed("ff 00", "hex"))
    bench.page.composer.message.headers.set_headers((("h", Typed(codec="null")),))
    bench.memory.failures.append(DeliveryFailed("Refused.", retriable=True))
    await _send(bench, until)
    bench.page.composer.message.key.set_typed(Typed("other"))
    bench.page.deliveries.table.select_row(0)
    assert bench.page.deliveries.detail.resend.isEnabled()
    bench.page.deliveries.detail.resend.click()
    await until(lambda: len(bench.page.log) == 2 and not bench.page.run.is_running)
    (record,) = [record for part in bench.memory.topics["orders"] for record in part]
    assert (record.key, record.headers) == (b"\xff\x00", (Header("h", None),))


async def test_ctrl_c_copies_the_cell_or_the_selected_rows(bench: Bench, until: Any) -> None:
    await _send(bench, until, 2)
    table = bench.page.deliveries.table
    table.setFocus()
    table.select_row(1)
    bench.press(Qt.Key.Key_Right)
    bench.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "Acknowledged"
    table.selectAll()
    bench.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    rows = QGuiApplication.clipboard().text().split("\n")
    assert [row.split("\t")[:2] for row in rows] == [["2", "Acknowledged"], ["1", "Acknowledged"]]


async def test_clear_is_taken_back_by_undo(bench: Bench, until: Any) -> None:
    await _send(bench, until, 2)
    panel = bench.page.deliveries
    panel.head.clear.click()
    assert (bench.table(), panel.notes.cleared.text) == ([], "2 rows were cleared.")
    assert panel.head.totals.acknowledged.isHidden()
    await _send(bench, until)
    panel.notes.cleared.link_clicked.emit()
    assert bench.column("number") == ["3", "2", "1"]
    assert panel.head.totals.acknowledged.text == "3 acknowledged"


async def test_export_writes_what_the_table_shows(bench: Bench, until: Any) -> None:
    await _send(bench, until, 3)
    panel = bench.page.deliveries
    dialog = ExportDialog(bench.exporter, panel._shown_rows, panel)
    dialog.write(Path("rows.csv"), ExportForm.JSON_LINES)
    await until(lambda: panel.notes.said.text == "3 rows were written as CSV.")
    written = bench.exporter.written_deliveries[Path("rows.csv"), ExportForm.CSV]
    assert [row.sequence for row in written] == [1, 2, 3]


async def test_an_export_that_fails_says_why(bench: Bench, until: Any) -> None:
    await _send(bench, until)
    bench.exporter.refusal = StorageFailed("The disk is full.")
    panel = bench.page.deliveries
    ExportDialog(bench.exporter, panel._shown_rows, panel).write(Path("rows"), ExportForm.JSON_LINES)
    await until(lambda: panel.notes.said.text == "The disk is full.")


async def test_dropped_rows_are_said(bench: Bench) -> None:
    log = DeliveryLog(max_rows=100)
    panel = DeliveriesPanel(log, None, newest_first=True, parent=bench.page)
    sending = Sending(SendMethod.ASYNCHRONOUS, Acks.ALL)
    for _ in range(5):
        first = log.next_sequence
        log.add([OutgoingRecord("t", b"k", b"v")] * 50, sending)
        log.settle(DeliveryReport(first + at, DeliveryState.ACKNOWLEDGED, 0, at) for at in range(50))
        panel.refresh()
    assert panel.model.rowCount() == len(log) <= 100
    assert panel.notes.dropped.text == (
        f"The table keeps the newest 100 rows: {log.dropped:,} older ones were dropped."
    )
    assert panel.model.text(0, 0) == "250"
    panel.stop()


async def test_the_model_keeps_qt_rules(bench: Bench, until: Any, qtmodeltester: Any) -> None:
    await _send(bench, until, 5)
    qtmodeltester.check(bench.page.deliveries.model)
