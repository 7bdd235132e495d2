"""Looks at a topic on its brokers, for the live drawing and the guarantee sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kafkagui.core.lab.board import Board
from kafkagui.core.lab.broker_state import BrokerState

if TYPE_CHECKING:
    from kafkagui.core.topics import TopicInfo
    from kafkagui.services.lab.lab import Lab

_MIN_ISR = "min.insync.replicas"


class Watch:
    """One topic under watch. ``look`` is cheap enough for twice a second."""

    def __init__(self, lab: Lab, topic: str) -> None:
        self._lab = lab
        self._topic = topic
        self._min_isr: int | None = None

    async def look(self) -> Board:
        """The topic as it is now.

        High watermarks are not asked for while a broker hangs: the question would wait for it.

        Raises:
            BrokerRefused: when the topic is gone.
            ConnectionLost: when no broker answers.
        """
        states = self._lab.faults.brokers if self._lab.faults is not None else ()
        info, ends = await self._info(states)
        if not states:
            nodes = sorted({node for part in info.partitions for node in part.replicas})
            states = tuple(BrokerState(node) for node in nodes)
        return Board(self._topic, info.partitions, ends, states, await self._least())

    async def _info(self, states: tuple[BrokerState, ...]) -> tuple[TopicInfo, tuple[int | None, ...]]:
        admin = self._lab.cluster.admin
        if any(state.is_frozen or state.clients_are_cut or state.answers_are_cut for state in states):
            info = await admin.describe_topic(self._topic)
            return info, (None,) * len(info.partitions)
        detail = await admin.topic_detail(self._topic)
        return detail.info, tuple(part.end for part in detail.partitions)

    async def _least(self) -> int:
        if self._min_isr is None:
            (listing,) = await self._lab.cluster.admin.topic_configs([self._topic])
            entry = listing.entry(_MIN_ISR)
            self._min_isr = int(entry.value) if entry is not None and entry.value else 1
        return self._min_isr
