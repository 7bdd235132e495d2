"""What a cluster, its brokers and its topics are made of."""

from __future__ import annotations

from dataclasses import dataclass

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.frozen import frozen


@frozen
class BrokerInfo:
    """One broker as the cluster names it; ``fenced`` ones take no part (KIP-631). ``rack`` is "" if it has none."""

    node_id: int
    host: str
    port: int
    fenced: bool = False
    rack: str = ""


@frozen
class ClusterInfo:
    """The cluster: its id, controller and brokers, and the newest Kafka release its features show ("" if unknown)."""

    cluster_id: str
    controller_id: int | None
    brokers: tuple[BrokerInfo, ...]
    version: str = ""


@dataclass(frozen=True, slots=True, order=True)
class TopicPartition:
    """Names one partition of one topic."""

    topic: str
    partition: int


@dataclass(frozen=True, slots=True)
class PartitionInfo:
    """One partition: leader (None while there is none), replicas, in-sync replicas, and an error's name if any.

    ``offline`` are the replicas that their broker cannot serve, as KIP-112 defines them.
    """

    partition: int
    leader: int | None
    replicas: tuple[int, ...]
    isr: tuple[int, ...]
    error: str = ""
    offline: tuple[int, ...] = ()

    @property
    def under_replicated(self) -> bool:
        """Whether a replica is missing from the ISR."""
        return len(self.isr) < len(self.replicas)


@dataclass(frozen=True, slots=True)
class TopicInfo:
    """A topic and its partitions; ``topic_id`` changes when a topic is deleted and made again (KIP-516)."""

    name: str
    topic_id: str
    internal: bool
    partitions: tuple[PartitionInfo, ...]
    error: str = ""

    @property
    def replication_factor(self) -> int:
        """Replicas per partition, 0 when unknown."""
        return max((len(p.replicas) for p in self.partitions), default=0)


@frozen
class RecordCount:
    """How many records there are: exactly, or at most as many as there are offsets.

    Compaction and transaction markers take offsets without being records, so a count is exact only where neither
    can have happened.
    """

    at_most: int
    is_exact: bool


@frozen
class PartitionDetail:
    """One partition with its offsets and the size of its leader's replica; None is unknown, ``error`` says why."""

    info: PartitionInfo
    begin: int | None = None
    end: int | None = None
    size_bytes: int | None = None
    error: KafkaGuiError | None = None


@frozen
class TopicDetail:
    """A topic and all that its page shows but the configuration; ``size_bytes`` counts every replica."""

    info: TopicInfo
    partitions: tuple[PartitionDetail, ...]
    records: RecordCount | None = None
    size_bytes: int | None = None


@frozen
class NewTopic:
    """A topic to create; -1 leaves a number to the broker's default, ``configs`` are names with values.

    ``replicas`` names the brokers of each partition, its leader first; both numbers are then left at -1.
    """

    name: str
    partitions: int = -1
    replication_factor: int = -1
    configs: tuple[tuple[str, str], ...] = ()
    replicas: tuple[tuple[int, ...], ...] = ()
