"""Closes the window while it sends and reads, and its broker is frozen or killed.

Run as a process by ``test_window.py`` with the method of sending and the signal's name; prints one JSON object.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import OpenConsume
from tests.e2e.window_driver import LIMIT_S, run_with, start_local_kafka
from tests.ui.waiting import until


async def close_in_trouble(window: MainWindow) -> None:
    """Send, read, hit the broker, send again, and leave."""
    method, signal_name = sys.argv[1:3]
    produce = await start_local_kafka(window)
    QTest.mouseClick(produce.bar.send, Qt.MouseButton.LeftButton)
    await until(lambda: produce.log.totals.acknowledged == 6 and not produce.run.is_running, LIMIT_S)
    window.desk.handle(OpenConsume("hello_world"))
    window.deeds.show_page("produce")
    produce.bar.method.set_value(method)
    cluster = window.local_run.cluster
    assert cluster is not None
    os.kill(cluster.brokers[0].pid, signal.Signals[signal_name])
    QTest.mouseClick(produce.bar.send, Qt.MouseButton.LeftButton)
    await until(lambda: produce.log.totals.in_flight > 0, LIMIT_S)
    sys.stdout.write(json.dumps({"broker": cluster.brokers[0].pid, "closed_at": time.monotonic()}) + "\n")


if __name__ == "__main__":
    sys.exit(run_with(close_in_trouble))
