"""What every test of the window stands on: the themed application, and coroutines on a loop that drives Qt.

A test that is `async def` runs on a qasync loop, as pages do in the program: it clicks, then awaits
`until(lambda: page.rows == 3)`. A test that is a plain `def` uses pytest-qt's `qtbot`. After each test no task, no
top-level window and no active timer of a closed widget may be left.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from kafkagui.ui.tasks import set_crash_reporter
from kafkagui.ui.theme import Look, Theme, ThemeMode, current_theme
from tests.ui.qt_loop import qt_loop
from tests.ui.theming import theme_of
from tests.ui.waiting import Crashes, Until
from tests.ui.waiting import until as wait_until

_OF_THE_PLATFORM = ("propagateSizeHints", "AtSpiAdaptor", "does not support raise", "does not support grabbing")


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    """Async tests of this folder run on a loop that drives Qt."""
    return {"qt": qt_loop}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Pass over what Qt says about its off-screen platform, which tells nothing about the program."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.qt_log_ignore(*_OF_THE_PLATFORM, extend=True))


@pytest.fixture(scope="session")
def _themed(qapp: QApplication) -> Theme:
    return theme_of(qapp)


@pytest.fixture(autouse=True)
def theme(_themed: Theme) -> Iterator[Theme]:
    """The installed theme, light at the start of every test."""
    yield current_theme()
    current_theme().adopt(Look(ThemeMode.LIGHT))


@pytest.fixture(autouse=True)
def crashes() -> Iterator[Crashes]:
    """Unexpected errors of tasks; a test that expects one empties the list."""
    caught: Crashes = []
    set_crash_reporter(lambda error, name: caught.append((error, name)))
    yield caught
    set_crash_reporter(None)
    assert not caught, f"unexpected errors in tasks: {caught}"


@pytest.fixture(autouse=True)
def _nothing_left(_themed: Theme) -> Iterator[None]:
    yield
    for window in QApplication.topLevelWidgets():
        window.close()
        # A popup belongs to what opened it: a completer that finds its list deleted crashes.
        if window.windowType() is not Qt.WindowType.Popup:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def until() -> Until:
    """What waits for a condition while the loop runs; see `tests.ui.waiting`."""
    return wait_until
