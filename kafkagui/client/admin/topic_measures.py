"""Keeps what is known of topics beyond metadata, and learns a share of it each time it is asked."""

from __future__ import annotations

import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kafka import KafkaAdminClient

from kafkagui.client.admin.configs import topic_configs
from kafkagui.client.admin.metadata import may_have_transactions
from kafkagui.client.admin.offsets import Offsets, Part
from kafkagui.core.brokers import BrokerLogDirs
from kafkagui.core.cluster_sums import Measures
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.topics import TopicInfo

PARTITIONS_A_ROUND = 4_000
_POLICIES_A_ROUND = 300
_POLICY_HOLDS_S = 300.0
_NO_TRANSACTIONS_HOLDS_S = 60.0
_POLICY = "cleanup.policy"


@dataclass(slots=True)
class _Known:
    """What is known of one topic; it is forgotten when the topic is made again under another id."""

    topic_id: str
    begins: dict[int, int] = field(default_factory=dict)
    ends: dict[int, int] = field(default_factory=dict)
    rate: float | None = None
    counted_at_s: float | None = None
    policy: str | None = None
    policy_at_s: float | None = None
    size_bytes: int | None = None
    error: KafkaGuiError | None = None

    def count(self, partitions: int) -> int | None:
        """Offsets in all partitions, None while one of them is unknown."""
        if len(self.ends) < partitions:
            return None
        return sum(self.ends.values()) - sum(self.begins.values())


class TopicMeasures:
    """Offsets, rates, sizes and policies by topic."""

    def __init__(self) -> None:
        self._known: dict[str, _Known] = {}
        self._next = 0
        self._transactions: bool | None = None
        self._transactions_at_s = 0.0

    def keep(self, topics: Iterable[TopicInfo]) -> None:
        """Forget topics that are gone, and begin to know those that are new."""
        known = self._known
        self._known = {
            topic.name: found
            if (found := known.get(topic.name)) is not None and found.topic_id == topic.topic_id
            else _Known(topic.topic_id)
            for topic in topics
        }

    def next_share(self, topics: Sequence[TopicInfo]) -> list[TopicInfo]:
        """The topics whose offsets are to be asked for now: all of a small cluster, by turns those of a big one."""
        share: list[TopicInfo] = []
        left = PARTITIONS_A_ROUND
        for step in range(len(topics)):
            topic = topics[(self._next + step) % len(topics)]
            left -= len(topic.partitions)
            if share and left < 0:
                break
            share.append(topic)
        self._next = (self._next + len(share)) % max(1, len(topics))
        return share

    def take_offsets(self, asked: Iterable[TopicInfo], begins: Offsets, ends: Offsets) -> None:
        """Take the offsets of a share of the topics; a partition that has none now keeps those it had."""
        now_s = time.monotonic()
        for topic in asked:
            known = self._known[topic.name]
            parts = [(topic.name, part.partition) for part in topic.partitions]
            before = dict(known.ends)
            known.begins.update({part[1]: begins.found[part] for part in parts if part in ends.found})
            known.ends.update({part[1]: ends.found[part] for part in parts if part in ends.found})
            known.error = _first_error(parts, begins, ends)
            _measure_rate(known, before, now_s)

    def take_sizes(self, brokers: Iterable[BrokerLogDirs]) -> None:
        """Take the sizes of all replicas."""
        sizes: dict[str, int] = {}
        for broker in brokers:
            for directory in broker.dirs:
                for replica in directory.replicas:
                    sizes[replica.topic] = sizes.get(replica.topic, 0) + replica.size_bytes
        for name, known in self._known.items():
            known.size_bytes = sizes.get(name, known.size_bytes)

    def learn_policies(self, client: KafkaAdminClient) -> None:
        """Ask for the cleanup policies of a share of the topics, and whether there can be transactions."""
        now_s = time.monotonic()
        if self._transactions is None or now_s - self._transactions_at_s > _NO_TRANSACTIONS_HOLDS_S:
            # What was written by a transaction stays, so once there can be some it is not asked again.
            self._transactions = self._transactions or may_have_transactions(client)
            self._transactions_at_s = now_s
        old = [name for name, known in self._known.items() if _is_old(known.policy_at_s, now_s)]
        wanted = old[:_POLICIES_A_ROUND]
        for listing in topic_configs(client, wanted, [_POLICY]) if wanted else ():
            known = self._known[listing.resource]
            entry = listing.entry(_POLICY)
            known.policy = None if entry is None else entry.value
            known.policy_at_s = now_s

    def measures(self, topics: Mapping[str, TopicInfo]) -> Measures:
        """What is known of these topics."""
        offsets: dict[str, int] = {}
        for name, topic in topics.items():
            if (count := self._known[name].count(len(topic.partitions))) is not None:
                offsets[name] = count
        known = self._known.items()
        return Measures(
            offsets,
            {name: topic.rate for name, topic in known if topic.rate is not None},
            {name: topic.size_bytes for name, topic in known if topic.size_bytes is not None},
            frozenset(name for name, topic in known if topic.policy == "delete" and self._transactions is False),
            {name: topic.error for name, topic in known if topic.error is not None},
        )


def _is_old(read_at_s: float | None, now_s: float) -> bool:
    return read_at_s is None or now_s - read_at_s > _POLICY_HOLDS_S


def _first_error(parts: Iterable[Part], begins: Offsets, ends: Offsets) -> KafkaGuiError | None:
    return next((error for part in parts if (error := begins.errors.get(part) or ends.errors.get(part))), None)


def _measure_rate(known: _Known, before: Mapping[int, int], now_s: float) -> None:
    """Records a second since the last time; partitions that were not known then do not count."""
    if before and known.counted_at_s is not None and now_s > known.counted_at_s:
        written = sum(end - before[part] for part, end in known.ends.items() if part in before)
        known.rate = max(0.0, written / (now_s - known.counted_at_s))
    known.counted_at_s = now_s
