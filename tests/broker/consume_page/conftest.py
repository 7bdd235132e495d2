"""A Consume page on a real broker, on a loop that drives Qt."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio
from PySide6.QtWidgets import QApplication

from kafkagui.app.wiring import Wiring, wire
from kafkagui.core.delivery import DeliveryReport, SendMethod
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Profile
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.topics import NewTopic
from kafkagui.services.pacing import StopSignal
from kafkagui.services.program import Program
from kafkagui.services.send import send
from kafkagui.storage.places import find_places
from kafkagui.ui.pages.consume import ConsumePage
from kafkagui.ui.theme import current_theme
from tests.running_kafka import RunningKafka
from tests.ui.qt_loop import qt_loop
from tests.ui.theming import theme_of
from tests.ui.waiting import until

DEADLINE_S = 30.0


def pytest_asyncio_loop_factories() -> Mapping[str, Callable[[], asyncio.AbstractEventLoop]]:
    return {"qt": qt_loop}


class _Failures:
    """Keeps what failed of a run."""

    def __init__(self) -> None:
        self.reports: list[DeliveryReport] = []

    def on_handed_over(self, records: Sequence[tuple[int, OutgoingRecord]]) -> None: ...

    def on_send_success(self, reports: Sequence[DeliveryReport]) -> None: ...

    def on_not_asked(self, reports: Sequence[DeliveryReport]) -> None: ...

    def on_send_error(self, reports: Sequence[DeliveryReport]) -> None:
        self.reports.extend(reports)


@dataclass
class Desk:
    """The page, and a way to put records under it."""

    wiring: Wiring
    page: ConsumePage
    topic: str
    loop: asyncio.AbstractEventLoop

    @property
    def program(self) -> Program:
        """What the page is built from."""
        return self.wiring.program

    async def put(self, values: range, partition: int | None = None) -> None:
        """Send numbers as values."""
        producer = await self.program.session.open_cluster().producer(ProducerOptions(), PartitionerKind.ROUND_ROBIN)
        records = (OutgoingRecord(self.topic, None, b"%d" % value, partition=partition) for value in values)
        failures = _Failures()
        await send(SendMethod.ASYNCHRONOUS, producer, records, failures, StopSignal())
        assert not failures.reports

    def read(self, start: str = "beginning", stop: str = "live") -> None:
        """Choose and read."""
        self.page.bar.topic.set_text(self.topic)
        for choice, words in ((self.page.bar.start, start), (self.page.bar.stop, stop)):
            kind, _, text = words.partition("=")
            choice.set_choice(kind, text)
        self.page.read()

    async def rows(self, count: int) -> None:
        """Wait until this many rows are shown."""
        await until(lambda: self.page.model.count == count, DEADLINE_S)

    async def state(self, words: str) -> None:
        """Wait until the foot says this."""
        await until(lambda: self.page.foot.state == words, DEADLINE_S)

    def cells(self, column: str) -> list[str]:
        """The words of one column."""
        place = self.page.model.column_of(column)
        return [self.page.model.text(row, place) for row in range(self.page.model.count)]

    async def end(self) -> None:
        """Let everything go."""
        await self.page.shut()
        await self.program.session.disconnect()
        self.page.close()
        self.wiring.spools.close()


@pytest_asyncio.fixture
async def desk(
    qapp: QApplication, broker: RunningKafka, topic_name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Desk:
    """The page in sight, connected, with a topic of three partitions."""
    monkeypatch.setenv("KAFKAGUI_HOME", str(tmp_path))
    theme_of(qapp)
    wiring = wire(find_places({"KAFKAGUI_HOME": str(tmp_path)}))
    await wiring.program.session.connect(Profile("Test", broker.bootstrap_servers), None)
    await wiring.program.session.create_topic(NewTopic(topic_name, 3, 1))
    page = ConsumePage(wiring.program)
    current_theme().dress(page)
    page.resize(1184, 800)
    page.show()
    return Desk(wiring, page, topic_name, asyncio.get_running_loop())


@pytest.hookimpl(wrapper=True, trylast=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, None, None]:
    """End the page on its loop, before pytest-qt lets Qt's timers run without one."""
    try:
        return (yield)
    finally:
        desk = item.funcargs.get("desk") if isinstance(item, pytest.Function) else None
        if isinstance(desk, Desk):
            desk.loop.run_until_complete(desk.end())
