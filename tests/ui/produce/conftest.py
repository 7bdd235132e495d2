"""A Produce page over a cluster in memory."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass, field

import pytest
import pytest_asyncio
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kafkagui.core.profiles import Profile
from kafkagui.core.settings import Settings
from kafkagui.services.connections import Connections
from kafkagui.services.program import Program
from kafkagui.services.session import Session
from kafkagui.ui.pages.page import PageRequest
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.theme import current_theme
from tests.fakes.cluster import ClusterInMemory
from tests.fakes.connector import FakeConnector
from tests.fakes.exporter import ExporterFake
from tests.fakes.local_kafka import FakeLocalKafka
from tests.fakes.record_log import FakeLogFactory
from tests.fakes.stores import ProfileStoreFake, SecretStoreFake, StateStoreFake


@dataclass
class Bench:
    """The page, what stands behind it, and what it asked the window for."""

    memory: ClusterInMemory
    program: Program
    exporter: ExporterFake
    page: ProducePage
    requests: list[PageRequest] = field(default_factory=list)

    async def connect(self, *, read_only: bool = False) -> None:
        await self.program.session.connect(Profile("dev", "localhost:9092", read_only=read_only), None)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(self.page.focusWidget(), key, modifiers)

    def click_send(self) -> None:
        button = self.page.bar.send
        QTest.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))

    def table(self) -> list[list[str]]:
        """What the Deliveries table shows, row by row."""
        model = self.page.deliveries.model
        return [[model.text(row, column) for column in range(model.columnCount())] for row in range(model.rowCount())]

    def column(self, key: str) -> list[str]:
        place = self.page.deliveries.model.column_of(key)
        return [row[place] for row in self.table()]


def make_program(memory: ClusterInMemory) -> tuple[Program, ExporterFake]:
    connector, exporter, state = FakeConnector(memory), ExporterFake(), StateStoreFake()
    program = Program(
        connector=connector,
        session=Session(connector),
        connections=Connections(ProfileStoreFake(), SecretStoreFake()),
        local_kafka=FakeLocalKafka(),
        logs=FakeLogFactory(),
        state=state,
        settings=Settings(state),
        exporter=exporter,
    )
    return program, exporter


@pytest.fixture
def memory() -> ClusterInMemory:
    made = ClusterInMemory()
    made.add_topic("orders", 6)
    made.add_topic("payments", 3)
    return made


@pytest_asyncio.fixture
async def lone_bench(memory: ClusterInMemory) -> AsyncIterator[Bench]:
    """The page without a connection."""
    program, exporter = make_program(memory)
    page = ProducePage(program)
    bench = Bench(memory, program, exporter, page)
    page.requested.connect(bench.requests.append)
    current_theme().dress(page)
    page.resize(1184, 794)
    page.show()
    page.activateWindow()
    yield bench
    for cluster in program.connector.opened:  # type: ignore[attr-defined]
        for producer in cluster.producers.values():
            producer.release()
    await page.shut()
    await program.session.disconnect()


@pytest_asyncio.fixture
async def bench(lone_bench: Bench) -> Bench:
    """The page, connected, with a topic chosen."""
    await lone_bench.connect()
    lone_bench.page.set_topic("orders")
    lone_bench.page.take_focus()
    return lone_bench
