"""How a broker of the local Kafka is broken."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BrokerState:
    """One broker: whether its process runs, whether it is frozen, and what is cut."""

    node_id: int
    is_running: bool = True
    is_frozen: bool = False
    replication_is_cut: bool = False
    clients_are_cut: bool = False
    answers_are_cut: bool = False

    @property
    def is_well(self) -> bool:
        """Whether nothing is broken."""
        return self == BrokerState(self.node_id)
