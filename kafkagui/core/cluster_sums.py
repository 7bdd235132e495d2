"""From what brokers tell about partitions to one line per topic and broker, and the sums over all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kafkagui.core.brokers import BrokerSummary
from kafkagui.core.cluster_view import ClusterTotals, TopicSummary
from kafkagui.core.errors import BrokerRefused, KafkaGuiError
from kafkagui.core.groups import GroupSummary
from kafkagui.core.topics import ClusterInfo, RecordCount, TopicInfo


@dataclass(frozen=True, slots=True)
class Measures:
    """What is known of topics beyond metadata, by topic; what is missing is unknown.

    ``offsets`` are sums of end minus begin, ``rates`` records per second, ``sizes`` bytes of all replicas, and
    ``exact`` the topics where an offset is a record.
    """

    offsets: Mapping[str, int] = field(default_factory=dict)
    rates: Mapping[str, float] = field(default_factory=dict)
    sizes: Mapping[str, int] = field(default_factory=dict)
    exact: frozenset[str] = frozenset()
    errors: Mapping[str, KafkaGuiError] = field(default_factory=dict)


def topic_summaries(topics: Iterable[TopicInfo], known: Measures) -> tuple[TopicSummary, ...]:
    """One line per topic."""
    return tuple(_topic_summary(topic, known) for topic in topics)


def _topic_summary(topic: TopicInfo, known: Measures) -> TopicSummary:
    offsets = known.offsets.get(topic.name)
    behind = offline = 0
    # A plain loop: with ten thousand topics this runs over all their partitions.
    for part in topic.partitions:
        if part.leader is None:
            offline += 1
        if len(part.isr) < len(part.replicas):
            behind += 1
    return TopicSummary(
        topic.name,
        len(topic.partitions),
        topic.replication_factor,
        topic.internal,
        behind,
        offline,
        None if offsets is None else RecordCount(offsets, topic.name in known.exact),
        known.sizes.get(topic.name),
        known.rates.get(topic.name),
        known.errors.get(topic.name) or _listed_error(topic),
    )


def _listed_error(topic: TopicInfo) -> KafkaGuiError | None:
    if not topic.error:
        return None
    return BrokerRefused(f"Topic {topic.name}: the broker answered {topic.error}.", code=topic.error)


def broker_summaries(
    info: ClusterInfo,
    topics: Iterable[TopicInfo],
    sizes: Mapping[int, int],
    errors: Mapping[int, KafkaGuiError],
) -> tuple[BrokerSummary, ...]:
    """One line per broker; ``sizes`` and ``errors`` are by broker id."""
    leaders: Counter[int] = Counter()
    replicas: Counter[int] = Counter()
    in_sync: Counter[int] = Counter()
    for topic in topics:
        for part in topic.partitions:
            if part.leader is not None:
                leaders[part.leader] += 1
            replicas.update(part.replicas)
            in_sync.update(part.isr)
    return tuple(
        BrokerSummary(
            broker.node_id,
            broker.host,
            broker.port,
            broker.rack,
            broker.node_id == info.controller_id,
            broker.fenced,
            leaders[broker.node_id],
            replicas[broker.node_id],
            replicas[broker.node_id] - in_sync[broker.node_id],
            sizes.get(broker.node_id),
            errors.get(broker.node_id),
        )
        for broker in info.brokers
    )


def totals(topics: Sequence[TopicSummary], groups: Sequence[GroupSummary]) -> ClusterTotals:
    """The sums over a view."""
    lags = [group.lag for group in groups if group.lag is not None]
    sizes = [topic.size_bytes for topic in topics if topic.size_bytes is not None]
    rates = [topic.records_per_s for topic in topics if topic.records_per_s is not None]
    return ClusterTotals(
        sum(topic.partitions for topic in topics),
        sum(topic.under_replicated for topic in topics),
        sum(topic.offline for topic in topics),
        sum(lags) if lags else None,
        sum(sizes) if sizes else None,
        sum(rates) if rates else None,
    )
