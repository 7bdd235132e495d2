"""Follows leader, ISR and high watermarks of some topics while somebody looks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.services.lab.watch import Watch
from kafkagui.ui.tasks import run

if TYPE_CHECKING:
    from kafkagui.core.lab.board import Board
    from kafkagui.core.topics import PartitionInfo
    from kafkagui.services.lab.lab import Lab

_LOOK_EVERY_S = 0.3


class TopicView(NamedTuple):
    """Partition 0 of one topic: how it is placed, its high watermark; None while not known."""

    topic: str
    partition: PartitionInfo | None = None
    high_watermark: int | None = None
    min_isr: int = 1


class BrokerWatch(QObject):
    """Asks only between `start` and `stop`, one question at a time.

    Args:
        page: owns the tasks.

    Signals:
        changed: something stands differently.
    """

    changed = Signal()

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._task: asyncio.Task[None] | None = None
        self.views: tuple[TopicView, ...] = ()

    @property
    def is_looking(self) -> bool:
        """Whether the brokers are asked."""
        return self._task is not None

    def start(self, lab: Lab, topics: Sequence[str]) -> None:
        """Follow these topics, and no others."""
        if self._task is not None and [view.topic for view in self.views] == list(topics):
            return
        self.stop()
        known = {view.topic: view for view in self.views}
        self.views = tuple(known.get(topic, TopicView(topic)) for topic in topics)
        if topics:
            watches = [Watch(lab, topic) for topic in topics]
            self._task = run(self._page, self._follow(watches), name="follow the brokers of the lab")
        self.changed.emit()

    def stop(self) -> None:
        """Ask no more; what is known stays."""
        task, self._task = self._task, None
        if task is not None:
            task.cancel()

    async def _follow(self, watches: Sequence[Watch]) -> None:
        while True:
            for place, watch in enumerate(watches):
                try:
                    board = await watch.look()
                except KafkaGuiError:
                    continue  # A broker that is being broken, or a topic that is being deleted: ask again.
                self._put(place, board)
            await asyncio.sleep(_LOOK_EVERY_S)

    def _put(self, place: int, board: Board) -> None:
        before = self.views[place]
        number = next((n for n, part in enumerate(board.partitions) if part.partition == 0), None)
        if number is None:
            return
        end = board.high_watermarks[number] if number < len(board.high_watermarks) else None
        mark = before.high_watermark if end is None else end
        view = TopicView(before.topic, board.partitions[number], mark, board.min_isr)
        if view != before:
            self.views = (*self.views[:place], view, *self.views[place + 1 :])
            self.changed.emit()
