"""A Produce page on a real broker, on a loop that drives Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication

from kafkagui.app.wiring import Wiring, wire
from kafkagui.core.delivery import SendMethod
from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.core.profiles import Profile
from kafkagui.core.topics import NewTopic
from kafkagui.services.program import Program
from kafkagui.storage.places import find_places
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.theme import current_theme
from tests.running_kafka import RunningKafka
from tests.ui.qt_loop import qt_loop
from tests.ui.theming import theme_of
from tests.ui.waiting import until

PARTITIONS = 6
DEADLINE_S = 30.0
_FINAL = {"Acknowledged", "Failed", "Sent, unconfirmed"}


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": qt_loop}


@dataclass
class Desk:
    """The page, and a way to see what a person sees."""

    wiring: Wiring
    page: ProducePage
    topic: str
    loop: asyncio.AbstractEventLoop

    @property
    def program(self) -> Program:
        """What the page is built from."""
        return self.wiring.program

    def column(self, key: str) -> list[str]:
        """The words of one column, the oldest row first."""
        model = self.page.deliveries.model
        place = model.column_of(key)
        return [model.text(row, place) for row in reversed(range(model.count))]

    async def send(self) -> None:
        """Press Send, and wait until every row has its outcome."""
        before = self.page.log.totals.sent
        await until(lambda: self.page.bar.send.isEnabled(), DEADLINE_S)
        self.page.bar.send.click()
        await until(lambda: self.page.log.totals.sent > before, DEADLINE_S)
        await self.settled()

    async def settled(self) -> None:
        """Wait until the run has ended and the table shows an outcome for every record."""
        totals = self.page.log.totals
        await until(lambda: not self.page.run.is_running and not totals.in_flight, DEADLINE_S)
        await until(lambda: len(self.column("status")) == totals.sent and _FINAL.issuperset(self.column("status")))

    async def end(self) -> None:
        """Let everything go."""
        await self.page.shut()
        await self.program.session.disconnect()
        self.page.close()
        self.wiring.spools.close()


async def open_desk(bootstrap_servers: str, topic: str, home: Path) -> Desk:
    """A page in sight, connected, with a topic of its own chosen."""
    wiring = wire(find_places({"KAFKAGUI_HOME": str(home)}))
    await wiring.program.session.connect(Profile("Test", bootstrap_servers), None)
    await wiring.program.session.create_topic(NewTopic(topic, PARTITIONS, 1))
    page = ProducePage(wiring.program)
    current_theme().dress(page)
    page.resize(1184, 800)
    page.show()
    page.set_topic(topic)
    return Desk(wiring, page, topic, asyncio.get_running_loop())


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    theme_of(qapp)


@pytest_asyncio.fixture
async def desk(broker: RunningKafka, topic_name: str, tmp_path: Path) -> Desk:
    """A page on the shared broker."""
    return await open_desk(broker.bootstrap_servers, topic_name, tmp_path)


@pytest.fixture
def own_broker() -> Generator[RunningKafka, None, None]:
    """A broker that a test may kill."""
    kafka = RunningKafka(LocalKafkaSpec())
    yield kafka
    kafka.stop()


@pytest_asyncio.fixture
async def shaky_desks(own_broker: RunningKafka, topic_name: str, tmp_path: Path) -> list[Desk]:
    """A page for each method on a broker that may be killed."""
    desks = []
    for method in SendMethod:
        desk = await open_desk(own_broker.bootstrap_servers, f"{topic_name}-{method.value}", tmp_path / method.value)
        desk.page.bar.method.set_value(method.value)
        desks.append(desk)
    return desks


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """End the pages on their loop, before pytest-qt lets Qt's timers run without one."""
    try:
        return (yield)
    finally:
        made = item.funcargs if isinstance(item, pytest.Function) else {}
        for desk in (made.get("desk"), *made.get("shaky_desks", ())):
            if isinstance(desk, Desk):
                desk.loop.run_until_complete(desk.end())
