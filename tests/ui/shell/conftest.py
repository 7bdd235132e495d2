"""A main window over fakes, shut down after each test."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from kafkagui.core.profiles import Environment, Profile
from kafkagui.services.program import Program
from kafkagui.storage.spool_folder import SpoolFactory
from kafkagui.ui.main_window import MainWindow
from tests.fakes.cluster import ClusterInMemory
from tests.fakes.connector import FakeConnector
from tests.fakes.local_kafka import FakeLocalKafka
from tests.fakes.program import program_of_fakes
from tests.fakes.stores import StateStoreFake

DEV = Profile("dev-cluster", "localhost:9092, localhost:9094", Environment.DEV)
PROD = Profile("payments-eu", "broker-1:9092", Environment.PRODUCTION)
LOCKED = Profile("audit", "broker-2:9092", Environment.STAGING, read_only=True)


class Stage:
    """A program of fakes, its parts in reach, and windows over it."""

    def __init__(self, folder: Path) -> None:
        self.memory = ClusterInMemory()
        for name in ("orders", "payments", "returns"):
            self.memory.add_topic(name, 6)
        self.connector = FakeConnector(self.memory)
        self.local_kafka = FakeLocalKafka()
        self.state = StateStoreFake()
        self.spools = SpoolFactory(folder / "spool")
        self.program: Program = program_of_fakes(
            folder,
            profiles=[DEV, PROD, LOCKED],
            connector=self.connector,
            local_kafka=self.local_kafka,
            state=self.state,
            logs=self.spools,
        )
        self._windows: list[MainWindow] = []

    def window(self) -> MainWindow:
        window = MainWindow(self.program)
        window.show()
        self._windows.append(window)
        return window

    async def close(self, window: MainWindow) -> None:
        self._windows.remove(window)
        window.remember()
        await window.shut()
        window.close()
        window.deleteLater()

    async def end(self) -> None:
        for window in tuple(self._windows):
            await self.close(window)
        await self.program.session.disconnect()
        await self.program.local_kafka.stop()
        self.spools.close()


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    made = Stage(tmp_path)
    yield made
    await made.end()
