"""The faults of brokers that live on another loop than the test."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine

from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.ports import Faults
from tests.running_kafka import RunningKafka


class FaultsElsewhere:
    """Carries each deed to the brokers' loop."""

    def __init__(self, real: Faults, kafka: RunningKafka) -> None:
        self._real = real
        self._kafka = kafka

    @property
    def brokers(self) -> tuple[BrokerState, ...]:
        return self._real.brokers

    @property
    def round_trip_ms(self) -> int:
        return self._real.round_trip_ms

    async def kill(self, node_id: int) -> None:
        await self._there(self._real.kill(node_id))

    async def freeze(self, node_id: int) -> None:
        await self._there(self._real.freeze(node_id))

    async def thaw(self, node_id: int) -> None:
        await self._there(self._real.thaw(node_id))

    async def restart(self, node_id: int) -> None:
        await self._there(self._real.restart(node_id))

    async def cut_replication(self, node_id: int) -> None:
        await self._there(self._real.cut_replication(node_id))

    async def cut_clients(self, node_id: int) -> None:
        await self._there(self._real.cut_clients(node_id))

    async def cut_answers(self, node_id: int) -> None:
        await self._there(self._real.cut_answers(node_id))

    async def heal(self, node_id: int) -> None:
        await self._there(self._real.heal(node_id))

    async def set_round_trip(self, milliseconds: int) -> None:
        await self._there(self._real.set_round_trip(milliseconds))

    async def mend(self) -> None:
        await self._there(self._real.mend())

    async def _there(self, deed: Coroutine[None, None, None]) -> None:
        await asyncio.to_thread(self._kafka.run, deed)
