"""Coroutines of widgets: named, ended with the widget, their errors shown."""

from __future__ import annotations

import asyncio

import shiboken6
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import ConnectionLost, KafkaGuiError
from kafkagui.ui import tasks
from tests.ui.waiting import Crashes, Until


async def _forever(ended: list[str]) -> None:
    try:
        await asyncio.Event().wait()
    finally:
        ended.append("ended")


async def _answer() -> int:
    await asyncio.sleep(0)
    return 42


async def _fail(error: Exception) -> None:
    await asyncio.sleep(0)
    raise error


async def test_the_result_goes_to_on_done(until: Until) -> None:
    widget = QWidget()
    results: list[int] = []
    tasks.run(widget, _answer(), name="ask", on_done=results.append)
    assert tasks.owner_of(widget).names == ["ask"]
    await until(lambda: results == [42])
    assert tasks.owner_of(widget).names == []


async def test_an_expected_failure_goes_to_on_error(until: Until, crashes: Crashes) -> None:
    widget = QWidget()
    shown: list[KafkaGuiError] = []
    tasks.run(widget, _fail(ConnectionLost("broker 2 is gone")), name="send", on_error=shown.append)
    await until(lambda: shown)
    assert shown[0].message == "broker 2 is gone"
    assert not crashes


async def test_an_unexpected_failure_goes_to_the_crash_reporter(until: Until, crashes: Crashes) -> None:
    widget = QWidget()
    shown: list[KafkaGuiError] = []
    tasks.run(widget, _fail(ZeroDivisionError("oops")), name="divide", on_error=shown.append)
    await until(lambda: crashes)
    assert [(type(error), name) for error, name in crashes] == [(ZeroDivisionError, "divide")]
    assert not shown
    crashes.clear()


async def test_an_error_that_nobody_shows_is_not_lost(until: Until, crashes: Crashes) -> None:
    widget = QWidget()
    tasks.run(widget, _fail(ConnectionLost("gone")), name="send")
    await until(lambda: crashes)
    assert crashes[0][1] == "send"
    crashes.clear()


async def test_a_callback_that_fails_is_reported(until: Until, crashes: Crashes) -> None:
    widget = QWidget()

    def fail(answer: int) -> None:
        raise ZeroDivisionError(answer)

    tasks.run(widget, _answer(), name="ask", on_done=fail)
    await until(lambda: crashes)
    assert isinstance(crashes.pop()[0], ZeroDivisionError)


async def test_a_destroyed_widget_ends_its_tasks(until: Until) -> None:
    widget = QWidget()
    ended: list[str] = []
    task = tasks.run(widget, _forever(ended), name="read")
    await asyncio.sleep(0)
    shiboken6.delete(widget)
    await until(task.done)
    assert ended == ["ended"]


async def test_a_closed_window_ends_its_tasks(until: Until) -> None:
    window = QWidget()
    window.show()
    ended: list[str] = []
    task = tasks.run(window, _forever(ended), name="read")
    await asyncio.sleep(0)
    window.close()
    await until(task.done)
    assert ended == ["ended"]


class _Stubborn(QWidget):
    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()


async def test_a_window_that_refuses_to_close_keeps_its_tasks(until: Until) -> None:
    window = _Stubborn()
    window.show()
    ended: list[str] = []
    task = tasks.run(window, _forever(ended), name="read")
    await asyncio.sleep(0)
    window.close()
    await until(lambda: window.isVisible())
    await asyncio.sleep(0.02)
    assert not task.done()
    tasks.owner_of(window).cancel_all()
    await until(task.done)
    shiboken6.delete(window)


async def test_the_tasks_of_a_child_end_with_its_window(until: Until) -> None:
    window = QWidget()
    child = QWidget(window)
    ended: list[str] = []
    task = tasks.run(child, _forever(ended), name="read")
    await asyncio.sleep(0)
    shiboken6.delete(window)
    await until(task.done)
    assert ended == ["ended"]
