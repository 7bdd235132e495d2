"""Brokers as a person looks after them: roles, load, disks, the controller quorum."""

from __future__ import annotations

from dataclasses import dataclass

from kafkagui.core.errors import KafkaGuiError


@dataclass(frozen=True, slots=True)
class BrokerSummary:
    """A broker in a list.

    ``leaders`` and ``replicas`` count the partitions this user may see that it leads and holds; ``behind`` those of its
    replicas that are not in sync. ``log_size_bytes`` is what its logs take, None where it does not tell; ``error``
    says why.
    """

    node_id: int
    host: str
    port: int
    rack: str = ""
    is_controller: bool = False
    fenced: bool = False
    leaders: int = 0
    replicas: int = 0
    behind: int = 0
    log_size_bytes: int | None = None
    error: KafkaGuiError | None = None


@dataclass(frozen=True, slots=True)
class ReplicaSize:
    """The size of one replica in one log directory."""

    topic: str
    partition: int
    size_bytes: int


@dataclass(frozen=True, slots=True)
class LogDir:
    """One log directory of a broker; ``total_bytes`` and ``usable_bytes`` of its volume are None before KIP-827."""

    path: str
    replicas: tuple[ReplicaSize, ...] = ()
    total_bytes: int | None = None
    usable_bytes: int | None = None
    error: KafkaGuiError | None = None

    @property
    def size_bytes(self) -> int:
        """What the replicas take."""
        return sum(replica.size_bytes for replica in self.replicas)


@dataclass(frozen=True, slots=True)
class BrokerLogDirs:
    """The log directories of one broker; ``error`` says why they are not known."""

    node_id: int
    dirs: tuple[LogDir, ...] = ()
    error: KafkaGuiError | None = None


@dataclass(frozen=True, slots=True)
class QuorumReplica:
    """One controller of the metadata quorum; ``behind`` counts the log entries it has yet to copy, None if unknown."""

    node_id: int
    behind: int | None = None


@dataclass(frozen=True, slots=True)
class QuorumInfo:
    """The controllers that keep the cluster's metadata (KIP-595): who leads, who votes, who only follows."""

    leader_id: int | None
    leader_epoch: int
    voters: tuple[QuorumReplica, ...]
    observers: tuple[QuorumReplica, ...] = ()
