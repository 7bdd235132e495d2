"""The Faults port without processes: keeps what it was asked, and breaks nothing."""

from __future__ import annotations

from dataclasses import replace

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.lab.broker_state import BrokerState
from tests.fakes.cluster_memory import ClusterInMemory


class FakeFaults:
    """Three brokers that take every fault; ``deeds`` tells them in order, ``fails_with`` is raised by the next one.

    With ``memory`` a killed or frozen broker leads nothing more and leaves the ISR, until it is back.
    """

    def __init__(self, brokers: int = 3, memory: ClusterInMemory | None = None) -> None:
        self._memory = memory
        self._states = {node_id: BrokerState(node_id) for node_id in range(1, brokers + 1)}
        self.round_trip_ms = 0
        self.deeds: list[str] = []
        self.fails_with: LocalKafkaFailed | None = None

    @property
    def brokers(self) -> tuple[BrokerState, ...]:
        return tuple(self._states.values())

    async def kill(self, node_id: int) -> None:
        self._become(f"kill {node_id}", node_id, is_running=False, is_frozen=False)

    async def freeze(self, node_id: int) -> None:
        self._become(f"freeze {node_id}", node_id, is_frozen=True)

    async def thaw(self, node_id: int) -> None:
        self._become(f"thaw {node_id}", node_id, is_frozen=False)

    async def restart(self, node_id: int) -> None:
        self._become(f"restart {node_id}", node_id, is_running=True, is_frozen=False)

    async def cut_replication(self, node_id: int) -> None:
        self._become(f"cut replication {node_id}", node_id, replication_is_cut=True)

    async def cut_clients(self, node_id: int) -> None:
        self._become(f"cut clients {node_id}", node_id, clients_are_cut=True)

    async def cut_answers(self, node_id: int) -> None:
        self._become(f"cut answers {node_id}", node_id, answers_are_cut=True)

    async def heal(self, node_id: int) -> None:
        cuts = {"replication_is_cut": False, "clients_are_cut": False, "answers_are_cut": False}
        self._become(f"heal {node_id}", node_id, **cuts)

    async def set_round_trip(self, milliseconds: int) -> None:
        self.deeds.append(f"round trip {milliseconds}")
        self.round_trip_ms = milliseconds

    async def mend(self) -> None:
        self.deeds.append("mend")
        self.round_trip_ms = 0
        self._states = {node_id: BrokerState(node_id) for node_id in self._states}
        self._elect()

    def _become(self, deed: str, node_id: int, **changes: bool) -> None:
        if node_id not in self._states:
            raise LocalKafkaFailed(f"There is no broker {node_id} here.", code="NO_SUCH_BROKER")
        if self.fails_with is not None:
            failure, self.fails_with = self.fails_with, None
            raise failure
        self.deeds.append(deed)
        self._states[node_id] = replace(self._states[node_id], **changes)
        self._elect()

    def _elect(self) -> None:
        if self._memory is None:
            return
        away = {state.node_id for state in self._states.values() if state.is_frozen or not state.is_running}
        for where, part in self._memory.partitions.items():
            isr = tuple(node for node in part.replicas if node not in away)
            leader = part.leader if part.leader in isr else next(iter(isr), None)
            self._memory.partitions[where] = replace(part, leader=leader, isr=isr)
