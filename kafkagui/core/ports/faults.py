"""What may befall the brokers of the local Kafka, on purpose."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.lab.broker_state import BrokerState


class Faults(Protocol):
    """Breaks and mends the brokers of a running local cluster that was started with proxies.

    Every method raises ``LocalKafkaFailed`` for a broker that is not there or not in a state for it.
    """

    @property
    def brokers(self) -> tuple[BrokerState, ...]:
        """How each broker is broken now, by id."""
        ...

    @property
    def round_trip_ms(self) -> int:
        """The time that the proxies add to each answer."""
        ...

    async def kill(self, node_id: int) -> None:
        """End a broker as a crash would; returns when it is gone."""
        ...

    async def freeze(self, node_id: int) -> None:
        """Stop a broker's clock: its connections stay open and nothing answers."""
        ...

    async def thaw(self, node_id: int) -> None:
        """Let a frozen broker go on."""
        ...

    async def restart(self, node_id: int) -> None:
        """Start a broker that is dead, stop and start another; returns when the cluster has it again."""
        ...

    async def cut_replication(self, node_id: int) -> None:
        """Let the other brokers copy nothing more from this one; connections stay open, bytes wait."""
        ...

    async def cut_clients(self, node_id: int) -> None:
        """Let clients reach a broker no more; connections stay open, bytes wait."""
        ...

    async def cut_answers(self, node_id: int) -> None:
        """Let what clients send reach a broker, but no answer come back."""
        ...

    async def heal(self, node_id: int) -> None:
        """Mend what was cut at a broker; bytes that wait arrive."""
        ...

    async def set_round_trip(self, milliseconds: int) -> None:
        """Make each answer to a client take this much longer."""
        ...

    async def mend(self) -> None:
        """Heal, thaw and start everything, and take the round trip away; does nothing where nothing is broken."""
        ...
