"""A cluster in memory: what the fakes of its ports share."""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field

from kafkagui.core.errors import BrokerRefused, ConnectionLost, KafkaGuiError
from kafkagui.core.groups import GroupMember, GroupType
from kafkagui.core.records import StoredRecord
from kafkagui.core.topics import BrokerInfo, PartitionInfo, TopicInfo


@dataclass
class GroupInMemory:
    """A group: its members and the offsets it has committed, by topic and partition."""

    kind: GroupType = GroupType.CLASSIC
    state: str = "Empty"
    members: tuple[GroupMember, ...] = ()
    committed: dict[tuple[str, int], int] = field(default_factory=dict)


@dataclass
class ClusterInMemory:
    """What the fakes share: the topics, each a list of partitions, each a list of records; and its mishaps."""

    topics: dict[str, list[list[StoredRecord]]] = field(default_factory=dict)
    topic_ids: dict[str, str] = field(default_factory=dict)
    groups: dict[str, GroupInMemory] = field(default_factory=dict)
    brokers: list[BrokerInfo] = field(default_factory=lambda: [BrokerInfo(1, "localhost", 9092)])
    configs: dict[str, dict[str, str]] = field(default_factory=dict)
    """What topics set themselves, by topic."""
    partitions: dict[tuple[str, int], PartitionInfo] = field(default_factory=dict)
    """Partitions that are not well, by topic and number; all others have broker 1 as leader and only replica."""
    forbidden: dict[str, KafkaGuiError] = field(default_factory=dict)
    """What questions about a topic, a group, a broker (its id as text) or ``logdirs``, ``groups`` meet, by its name."""
    has_transactions: bool = False
    surveys: int = 0
    """How often the whole cluster was looked at."""
    is_down: bool = False
    failures: list[KafkaGuiError] = field(default_factory=list)
    """Errors that the next records meet, one each."""
    refuses_topics: KafkaGuiError | None = None
    """What every creation of a topic meets."""
    holds_back: bool = False
    """Whether outcomes wait until ``release``."""

    _ids: itertools.count[int] = field(default_factory=itertools.count)

    def check(self) -> None:
        """Raise as an adapter does when no broker answers."""
        if self.is_down:
            raise ConnectionLost("No broker answers at localhost:9092.")

    def check_allowed(self, name: str) -> None:
        """Raise what questions about ``name`` meet, if anything."""
        if name in self.forbidden:
            raise self.forbidden[name]

    def add_topic(self, name: str, partitions: int = 1) -> None:
        """Make a topic."""
        self.topics[name] = [[] for _ in range(partitions)]
        self.topic_ids[name] = f"id-{next(self._ids)}"

    def info(self, name: str) -> TopicInfo:
        """A topic as the admin describes it."""
        if name not in self.topics:
            raise BrokerRefused(f"There is no topic “{name}”.", code="UNKNOWN_TOPIC_OR_PARTITION")
        return TopicInfo(name, self.topic_ids[name], internal=name.startswith("__"), partitions=self._parts(name))

    def _parts(self, name: str) -> tuple[PartitionInfo, ...]:
        return tuple(
            self.partitions.get((name, number), PartitionInfo(number, 1, (1,), (1,)))
            for number in range(len(self.topics[name]))
        )

    def ends(self, topic: str, partition: int) -> tuple[int, int]:
        """Begin and end of a partition; one whose first records were deleted begins later."""
        records = self.topics[topic][partition]
        return (records[0].offset, records[-1].offset + 1) if records else (0, 0)
