"""What a cluster, its brokers and its topics are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kafkagui.core.errors import InputRefused


@dataclass(frozen=True, slots=True)
class BrokerInfo:
    """One broker as the cluster names it; ``fenced`` ones take no part (KIP-631)."""

    node_id: int
    host: str
    port: int
    fenced: bool = False


@dataclass(frozen=True, slots=True)
class ClusterInfo:
    """The cluster: its id, controller and brokers, and the newest Kafka release its features show ("" if unknown)."""

    cluster_id: str
    controller_id: int | None
    brokers: tuple[BrokerInfo, ...]
    version: str = ""


@dataclass(frozen=True, slots=True)
class PartitionInfo:
    """One partition: leader (None while there is none), replicas, in-sync replicas, and an error's name if any."""

    partition: int
    leader: int | None
    replicas: tuple[int, ...]
    isr: tuple[int, ...]
    error: str = ""

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


@dataclass(frozen=True, slots=True)
class NewTopic:
    """A topic to create; -1 leaves a number to the broker's default."""

    name: str
    partitions: int = -1
    replication_factor: int = -1


_LEGAL = re.compile(r"[a-zA-Z0-9._-]+")


def check_topic_name(name: str) -> None:
    """Apply Kafka's rule for topic names (``org.apache.kafka.common.internals.Topic.validate``).

    Raises:
        InputRefused: saying which part of the rule is broken.
    """
    if not name:
        raise InputRefused("Give the topic a name.", field="topic")
    if name in (".", ".."):
        raise InputRefused(f"A topic cannot be called “{name}”.", field="topic")
    if len(name) > 249:
        raise InputRefused(f"A topic's name has at most 249 characters, this one {len(name)}.", field="topic")
    legal = _LEGAL.match(name)
    if legal is None or legal.end() != len(name):
        position = legal.end() if legal else 0
        raise InputRefused(
            f"“{name[position]}” cannot be in a topic's name.",
            field="topic",
            position=position,
            hint="Letters, digits, dot, underscore and hyphen are allowed.",
        )
