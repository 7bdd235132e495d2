"""Follows leader, ISR and high watermarks of some topics while somebody looks."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.ui.tasks import run

if TYPE_CHECKING:
    from kafkagui.core.topics import PartitionInfo
    from kafkagui.services.session import Session

_PLACES_EVERY_S = 0.3
_MARKS_EVERY_S = 0.6


@dataclass(frozen=True, slots=True)
class TopicView:
    """Partition 0 of one topic: how it is placed, and its high watermark; None while not known."""

    topic: str
    partition: PartitionInfo | None = None
    high_watermark: int | None = None


class BrokerWatch(QObject):
    """Asks only between `start` and `stop`, one question at a time.

    Args:
        session: whose cluster is asked.
        page: owns the tasks.

    Signals:
        changed: something stands differently.
    """

    changed = Signal()

    def __init__(self, session: Session, page: QWidget) -> None:
        super().__init__(page)
        self._session = session
        self._page = page
        self._tasks: list[asyncio.Task[None]] = []
        self.views: tuple[TopicView, ...] = ()

    def start(self, topics: Sequence[str]) -> None:
        """Follow these topics, and no others."""
        if self._tasks and [view.topic for view in self.views] == list(topics):
            return
        self.stop()
        known = {view.topic: view for view in self.views}
        self.views = tuple(known.get(topic, TopicView(topic)) for topic in topics)
        if topics and self._session.state.is_usable:
            self._tasks = [
                run(self._page, self._follow_places(), name="follow leaders and ISR"),
                run(self._page, self._follow_marks(), name="follow high watermarks"),
            ]
        self.changed.emit()

    def stop(self) -> None:
        """Ask no more; what is known stays."""
        for task in self._tasks:
            task.cancel()
        self._tasks = []

    async def _follow_places(self) -> None:
        while self._session.state.cluster is not None:
            for place, view in enumerate(self.views):
                try:
                    info = await self._session.open_cluster().admin.describe_topic(view.topic)
                except KafkaGuiError:
                    continue  # A broker that is being broken, or a topic that is being deleted: ask again.
                part = next((one for one in info.partitions if one.partition == 0), None)
                self._put(place, TopicView(view.topic, part, self.views[place].high_watermark))
            await asyncio.sleep(_PLACES_EVERY_S)

    async def _follow_marks(self) -> None:
        while self._session.state.cluster is not None:
            for place, view in enumerate(self.views):
                try:
                    detail = await self._session.open_cluster().admin.topic_detail(view.topic)
                except KafkaGuiError:
                    continue
                end = next((one.end for one in detail.partitions if one.info.partition == 0), None)
                if end is not None:
                    self._put(place, TopicView(view.topic, self.views[place].partition, end))
            await asyncio.sleep(_MARKS_EVERY_S)

    def _put(self, place: int, view: TopicView) -> None:
        if self.views[place] != view:
            self.views = (*self.views[:place], view, *self.views[place + 1 :])
            self.changed.emit()
