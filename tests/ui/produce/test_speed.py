"""100,000 rows arrive while the loop stays free."""

from __future__ import annotations

import time
from collections.abc import Callable
from functools import partial
from typing import Any

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.core.records import OutgoingRecord
from kafkagui.services.deliveries import DeliveryRecorder
from tests.ui.produce.conftest import Bench

RECORDS = 100_000
PIECE = 500


def _cpu_s(deed: Callable[[], object]) -> float:
    """CPU time of this thread, which other busy processes do not lengthen."""
    began = time.thread_time()
    deed()
    return time.thread_time() - began


async def test_rows_cost_little_time_and_come_in_short_slices(bench: Bench) -> None:
    log, panel = bench.page.log, bench.page.deliveries
    recorder = DeliveryRecorder(log, Sending(SendMethod.ASYNCHRONOUS, Acks.ALL))
    record = OutgoingRecord("orders", b"key", b"x" * 100)
    slices: list[float] = []
    for start in range(1, RECORDS + 1, PIECE):
        batch = [(number, record) for number in range(start, start + PIECE)]
        reports = [DeliveryReport(number, DeliveryState.ACKNOWLEDGED, 0, number, 0, 10_000) for number, _ in batch]
        slices.append(_cpu_s(partial(recorder.on_handed_over, batch)))
        slices.append(_cpu_s(partial(recorder.on_send_success, reports)))
        if start % (PIECE * 10) == 1:
            slices.append(_cpu_s(panel.refresh))
    panel.refresh()
    assert panel.model.rowCount() == RECORDS
    assert sum(slices) < 0.5
    assert sorted(slices)[-3] < 0.02


async def test_all_rows_of_a_fast_run_arrive(bench: Bench, until: Any) -> None:
    bench.page.bar.repeat_panel.set_texts({"times": "20000"})
    bench.click_send()
    await until(lambda: bench.page.deliveries.head.totals.acknowledged.text == "20,000 acknowledged", 30)
    assert not bench.page.deliveries.head.totals.in_flight.isVisible()


def test_a_million_rows_take_little_memory_each() -> None:
    import tracemalloc

    log = DeliveryLog()
    records = [OutgoingRecord("t", b"k", b"v")] * 10_000
    sending = Sending(SendMethod.ASYNCHRONOUS, Acks.ALL)
    tracemalloc.start()
    log.add(records, sending)
    size, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert size / len(records) < 150
