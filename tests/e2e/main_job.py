"""Works in the real window as a person does: starts a local Kafka, sends the six lines, reads them back, closes.

Run as a process by ``test_window.py``; prints one JSON object with what was seen.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.consume.page import ConsumePage
from tests.e2e.window_driver import LIMIT_S, Hand, run_with, start_local_kafka
from tests.ui.waiting import until


async def do_main_job(window: MainWindow) -> None:
    """Start, send, read back."""
    begun = time.monotonic()
    hand = Hand()
    produce = await start_local_kafka(window, hand)
    hand.click(produce.bar.send)
    await until(lambda: produce.log.totals.acknowledged == 6, LIMIT_S)
    first_record_s = time.monotonic() - begun
    tree = window.side_bar.topics
    tree.choose("hello_world")
    QTest.keyClick(tree, Qt.Key.Key_Return)
    consume = window.workspace.page
    assert isinstance(consume, ConsumePage)
    await until(lambda: consume.model.count == 6, LIMIT_S)
    seen = {
        "clicks": hand.clicks,
        "first_record_s": first_record_s,
        "status": window.status_bar.connection.text(),
        "tabs": [window.workspace.active.tabText(number) for number in range(window.workspace.count())],
        "brokers": [broker.pid for broker in window.local_run.cluster.brokers] if window.local_run.cluster else [],
    }
    sys.stdout.write(json.dumps(seen) + "\n")


if __name__ == "__main__":
    sys.exit(run_with(do_main_job))
