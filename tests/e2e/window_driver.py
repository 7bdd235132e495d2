"""Runs the real window with somebody who works in it; for the processes that the window's tests start."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kafkagui.app import window_run
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.pages.welcome.page import WelcomePage
from tests.ui.waiting import until

LIMIT_S = 60.0

Work = Callable[[MainWindow], Awaitable[None]]


def run_with(work: Work) -> int:
    """Open the window and let ``work`` loose in it; it is closed whatever happens. Returns the exit code."""
    before = window_run.WindowRun._on_first_painted
    working: list[asyncio.Task[None]] = []

    async def work_and_close(window: MainWindow) -> None:
        try:
            await work(window)
        finally:
            window.close()

    def on_first_painted(run: window_run.WindowRun) -> None:
        before(run)
        working.append(asyncio.create_task(work_and_close(run.window)))

    window_run.WindowRun._on_first_painted = on_first_painted  # type: ignore[method-assign, assignment]
    code = window_run.run_window()
    working[0].result()
    return code


class Hand:
    """Clicks, and counts the clicks."""

    def __init__(self) -> None:
        self.clicks = 0

    def click(self, widget: QWidget) -> None:
        """Press the left button in the middle of a widget that can be seen."""
        assert widget.isVisible()
        self.clicks += 1
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


async def start_local_kafka(window: MainWindow, hand: Hand | None = None) -> ProducePage:
    """Press the first page's button and wait for the sample."""
    start = window.workspace.page
    assert isinstance(start, WelcomePage)
    (hand or Hand()).click(start.start_card.start)
    await until(lambda: isinstance(window.workspace.page, ProducePage), LIMIT_S)
    produce = window.workspace.page
    assert isinstance(produce, ProducePage)
    await until(lambda: produce.bar.send.isEnabled(), LIMIT_S)
    return produce
