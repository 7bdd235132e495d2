"""Works in the real window as a person does: starts a local Kafka, sends the six lines, reads them back, closes.

Run as a process by ``test_window.py``; prints one JSON object with what was seen.
"""

from __future__ import annotations

import asyncio
import json
import sys

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kafkagui.app import window_run
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.local_kafka.page import LocalKafkaPage
from kafkagui.ui.pages.produce.page import ProducePage
from tests.ui.waiting import until

LIMIT_S = 60.0


async def work(window: MainWindow) -> None:
    """The main job by clicks and keys; the window is closed whatever happens."""
    try:
        await do_main_job(window)
    finally:
        window.close()


async def do_main_job(window: MainWindow) -> None:
    """Start, send, read back."""
    start = window.workspace.page
    assert isinstance(start, LocalKafkaPage)
    QTest.mouseClick(start.start_card.start, Qt.MouseButton.LeftButton)
    await until(lambda: isinstance(window.workspace.page, ProducePage), LIMIT_S)
    produce = window.workspace.page
    assert isinstance(produce, ProducePage)
    await until(lambda: produce.bar.send.isEnabled(), LIMIT_S)
    QTest.mouseClick(produce.bar.send, Qt.MouseButton.LeftButton)
    await until(lambda: produce.log.totals.acknowledged == 6, LIMIT_S)
    tree = window.side_bar.topics
    tree.choose("hello_world")
    QTest.keyClick(tree, Qt.Key.Key_Return)
    consume = window.workspace.page
    assert isinstance(consume, ConsumePage)
    await until(lambda: consume.model.count == 6, LIMIT_S)
    seen = {
        "status": window.status_bar.connection.text(),
        "tabs": [window.workspace.tabText(number) for number in range(window.workspace.count())],
        "brokers": [broker.pid for broker in window.local_run.cluster.brokers] if window.local_run.cluster else [],
    }
    sys.stdout.write(json.dumps(seen) + "\n")


def main() -> int:
    """Open the window and let ``work`` loose in it."""
    before = window_run.WindowRun._on_first_painted
    working: list[asyncio.Task[None]] = []

    def on_first_painted(run: window_run.WindowRun) -> None:
        before(run)
        working.append(asyncio.create_task(work(run.window)))

    window_run.WindowRun._on_first_painted = on_first_painted  # type: ignore[method-assign, assignment]
    code = window_run.run_window()
    working[0].result()
    return code


if __name__ == "__main__":
    sys.exit(main())
