"""A window over three real brokers, on a loop that drives Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication

from kafkagui.app.wiring import Wiring, wire
from kafkagui.core.profiles import Profile
from kafkagui.core.topics import NewTopic
from kafkagui.storage.places import find_places
from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.overview.page import OverviewPage
from tests.running_kafka import RunningKafka
from tests.ui.qt_loop import qt_loop
from tests.ui.theming import theme_of
from tests.ui.waiting import until

DEADLINE_S = 60.0


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": qt_loop}


@dataclass
class Desk:
    """The window with its overview, and the brokers behind it."""

    wiring: Wiring
    window: MainWindow
    page: OverviewPage
    kafka: RunningKafka
    loop: asyncio.AbstractEventLoop

    async def end(self) -> None:
        """Let everything go."""
        await self.window.shut()
        self.window.close()
        self.window.deleteLater()
        await self.wiring.program.session.disconnect()
        self.wiring.spools.close()


@pytest_asyncio.fixture
async def desk(
    qapp: QApplication, three_brokers: RunningKafka, topic_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """The overview in sight, connected, with a topic of three partitions on all three brokers."""
    monkeypatch.setenv("KAFKAGUI_HOME", str(tmp_path))
    theme_of(qapp)
    wiring = wire(find_places({"KAFKAGUI_HOME": str(tmp_path)}))
    session = wiring.program.session
    await session.connect(Profile("Test", three_brokers.bootstrap_servers), None)
    await session.create_topic(NewTopic(topic_name, 3, 3))
    window = MainWindow(wiring.program)
    window.show()
    page = window.workspace.show_kind("overview")
    assert isinstance(page, OverviewPage)
    await until(lambda: page.topics.model.count, DEADLINE_S)
    return Desk(wiring, window, page, three_brokers, asyncio.get_running_loop())


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """End the window on its loop, before pytest-qt lets Qt's timers run without one."""
    try:
        return (yield)
    finally:
        desk = item.funcargs.get("desk") if isinstance(item, pytest.Function) else None
        if isinstance(desk, Desk):
            desk.loop.run_until_complete(desk.end())
