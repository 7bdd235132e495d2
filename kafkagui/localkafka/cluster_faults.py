"""The faults port over a running cluster: its processes and its network."""

from __future__ import annotations

import asyncio

from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.localkafka.cluster import Cluster


class ClusterFaults:
    """Breaks and mends a cluster that was started with proxies; remembers what it broke."""

    def __init__(self, cluster: Cluster) -> None:
        self._cluster = cluster
        self._frozen: set[int] = set()
        self.round_trip_ms = 0

    @property
    def brokers(self) -> tuple[BrokerState, ...]:
        """How each broker is broken now, by id."""
        running = {broker.node_id for broker in self._cluster.brokers}
        network = self._cluster.network
        return tuple(
            BrokerState(
                node_id,
                is_running=node_id in running,
                is_frozen=node_id in self._frozen,
                replication_is_cut=network.is_cut(self._cluster.internal_port(node_id)),
                clients_are_cut=network.is_cut(self._cluster.client_port(node_id)),
                answers_are_cut=network.answers_are_cut(self._cluster.client_port(node_id)),
            )
            for node_id in range(1, self._cluster.spec.brokers + 1)
        )

    async def kill(self, node_id: int) -> None:
        """End a broker as a crash would; see the port."""
        await self._cluster.kill_broker(node_id)
        self._frozen.discard(node_id)

    async def freeze(self, node_id: int) -> None:
        """Stop a broker's clock; see the port."""
        await self._cluster.freeze_broker(node_id)
        self._frozen.add(node_id)

    async def thaw(self, node_id: int) -> None:
        """Let a frozen broker go on."""
        self._cluster.resume_broker(node_id)
        self._frozen.discard(node_id)

    async def restart(self, node_id: int) -> None:
        """Start a broker that is dead, stop and start another."""
        self._frozen.discard(node_id)
        if any(broker.node_id == node_id for broker in self._cluster.brokers):
            await self._cluster.restart_broker(node_id)
        else:
            await self._cluster.start_broker(node_id)

    async def cut_replication(self, node_id: int) -> None:
        """Let the other brokers copy nothing more from this one."""
        self._cluster.network.cut([self._cluster.internal_port(node_id)])

    async def cut_clients(self, node_id: int) -> None:
        """Let clients reach a broker no more."""
        self._cluster.network.cut([self._cluster.client_port(node_id)])

    async def cut_answers(self, node_id: int) -> None:
        """Let no answer of a broker reach a client."""
        self._cluster.network.cut_answers([self._cluster.client_port(node_id)])

    async def heal(self, node_id: int) -> None:
        """Mend what was cut at a broker."""
        self._cluster.network.heal([self._cluster.internal_port(node_id), self._cluster.client_port(node_id)])

    async def set_round_trip(self, milliseconds: int) -> None:
        """Make each answer to a client take this much longer; brokers among themselves stay as near as they are."""
        ports = [self._cluster.client_port(state.node_id) for state in self.brokers]
        self._cluster.network.set_round_trip(milliseconds / 1000, ports)
        self.round_trip_ms = milliseconds

    async def mend(self) -> None:
        """Heal, thaw and start everything; dead brokers start at the same time."""
        if self.round_trip_ms:
            await self.set_round_trip(0)
        for state in self.brokers:
            await self.heal(state.node_id)
            if state.is_frozen:
                await self.thaw(state.node_id)
        dead = [state.node_id for state in self.brokers if not state.is_running]
        await asyncio.gather(*(self.restart(node_id) for node_id in dead))
