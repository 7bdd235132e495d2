"""A Consume page over a cluster in memory, connected and in sight."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from pathlib import Path

import pytest
import pytest_asyncio

from kafkagui.core.profiles import Profile
from kafkagui.storage.spool_folder import SpoolFactory
from kafkagui.ui.pages.consume import ConsumePage
from kafkagui.ui.theme import current_theme
from tests.fakes.connector import FakeConnector
from tests.fakes.program import program_of_fakes
from tests.ui.consume.scene import Scene


@pytest_asyncio.fixture
async def scene(tmp_path: Path, request: pytest.FixtureRequest) -> Scene:
    """The page with the topic ``orders`` of three partitions, all empty."""
    connector = FakeConnector()
    connector.memory.add_topic("orders", 3)
    spools = SpoolFactory(tmp_path / "spool")
    request.addfinalizer(spools.close)
    program = program_of_fakes(tmp_path, connector=connector, logs=spools)
    await program.session.connect(Profile("Fake", "localhost:9092"), None)
    page = ConsumePage(program)
    current_theme().dress(page)
    page.resize(1184, 800)
    page.show()
    return Scene(connector, program, page, asyncio.get_running_loop())


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """End the page on its loop, before pytest-qt lets Qt's timers run without one."""
    try:
        return (yield)
    finally:
        scene = item.funcargs.get("scene") if isinstance(item, pytest.Function) else None
        if isinstance(scene, Scene):
            scene.loop.run_until_complete(scene.end())
