"""What tests of the Consume page do and see, in a person's words."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from kafkagui.core.records import Header
from kafkagui.services.program import Program
from kafkagui.ui.pages.consume import ConsumePage
from kafkagui.ui.pages.page import PageRequest
from tests.fakes.batches import record
from tests.fakes.connector import FakeConnector
from tests.fakes.reading import FakeReading
from tests.ui.waiting import until


@dataclass
class Scene:
    """The page, and the cluster behind it."""

    connector: FakeConnector
    program: Program
    page: ConsumePage
    loop: asyncio.AbstractEventLoop
    requests: list[PageRequest] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.requested.connect(self.requests.append)

    async def end(self) -> None:
        """Shut the page and let go of the connection."""
        await self.page.shut()
        await self.program.session.disconnect()

    def put(
        self,
        value: bytes | None,
        key: bytes | None = b"k",
        *,
        topic: str = "orders",
        partition: int = 0,
        headers: tuple[Header, ...] = (),
        timestamp_ms: int = 1_700_000_000_000,
    ) -> None:
        """Write a record to the topic."""
        log = self.connector.memory.topics[topic][partition]
        log.append(record(len(log), value, key, timestamp_ms, headers, topic, partition))

    def put_many(self, count: int, partition: int = 0) -> None:
        """Write the values ``v0``, ``v1`` and so on."""
        for number in range(count):
            self.put(b"v%d" % number, b"k%d" % number, partition=partition)

    @property
    def reading(self) -> FakeReading:
        """The newest reading."""
        return self.connector.opened[-1].readings[-1]

    async def read(self, start: str = "beginning", stop: str = "live", topic: str = "orders") -> None:
        """Choose and press Read; ``last:10`` chooses a kind and what stands beside it."""
        self.page.bar.topic.set_text(topic)
        for choice, words in ((self.page.bar.start, start), (self.page.bar.stop, stop)):
            kind, _, text = words.partition("=")
            choice.set_choice(kind, text)
        self.click(self.page.bar.read)
        await until(lambda: not self.page.messages.isHidden() or self.page.run.state is not None)

    async def rows(self, count: int) -> None:
        """Wait until this many rows are shown."""
        await until(lambda: self.page.model.count == count)

    async def state(self, words: str) -> None:
        """Wait until the foot says this of the reading."""
        await until(lambda: self.page.foot.state == words)

    def cells(self, column: str) -> list[str]:
        """The words of one column, from top to bottom."""
        place = self.page.model.column_of(column)
        return [self.page.model.text(row, place) for row in range(self.page.model.count)]

    def click(self, button: QWidget) -> None:
        """Press a button that is in sight and enabled."""
        assert button.isVisible()
        assert button.isEnabled()
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        """Press a key in the table."""
        QTest.keyClick(self.page.table.rows, key, modifiers)
