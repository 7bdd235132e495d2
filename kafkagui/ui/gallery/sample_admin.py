"""Answers for the sample cluster; what would change it is refused."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.brokers import BrokerLogDirs, LogDir, QuorumInfo, QuorumReplica, ReplicaSize
from kafkagui.core.cluster_sums import Measures, broker_summaries, topic_summaries, totals
from kafkagui.core.cluster_view import ClusterView, settle
from kafkagui.core.configs import ConfigChange, ConfigListing
from kafkagui.core.errors import ConnectionLost, ReadOnlyRefused
from kafkagui.core.groups import GroupDetail, GroupList
from kafkagui.core.topics import (
    ClusterInfo,
    NewTopic,
    PartitionDetail,
    RecordCount,
    TopicDetail,
    TopicInfo,
)
from kafkagui.ui.gallery import sample_data as data


class SampleAdmin:
    """The Admin port over sample data.

    Args:
        topics: which of the sample topics there are.
        is_troubled: whether a replica is behind.
    """

    def __init__(self, topics: Sequence[str], *, is_troubled: bool) -> None:
        self._topics = tuple(topics)
        self._is_troubled = is_troubled
        self.is_lost = False
        """Whether the cluster does not answer any more."""

    def _check(self) -> None:
        if self.is_lost:
            raise ConnectionLost("No broker answers.", hint="Is the cluster still running?")

    async def describe_cluster(self) -> ClusterInfo:
        """See the port."""
        self._check()
        return data.INFO

    async def list_topics(self) -> tuple[TopicInfo, ...]:
        """See the port."""
        self._check()
        return tuple(data.topic_info(name, is_troubled=self._is_troubled) for name in self._topics)

    async def describe_topic(self, name: str) -> TopicInfo:
        """See the port."""
        self._check()
        return data.topic_info(name, is_troubled=self._is_troubled)

    async def topic_detail(self, name: str) -> TopicDetail:
        """See the port."""
        self._check()
        info = data.topic_info(name, is_troubled=self._is_troubled)
        parts = tuple(
            PartitionDetail(part, begin, end, (end - begin) * data.RECORD_BYTES)
            for part in info.partitions
            for begin, end in [data.topic_offsets(name, part.partition)]
        )
        count = data.TOPICS[name][1]
        return TopicDetail(info, parts, RecordCount(count, is_exact=True), count * data.RECORD_BYTES * 2)

    async def create_topic(self, topic: NewTopic) -> TopicInfo:
        """Refused: see the port."""
        raise _refused(f"create {topic.name}")

    async def add_partitions(self, name: str, total: int) -> TopicInfo:
        """Refused: see the port."""
        raise _refused(f"give {name} {total} partitions")

    async def delete_topic(self, name: str) -> None:
        """Refused: see the port."""
        raise _refused(f"delete {name}")

    async def topic_configs(self, names: Sequence[str]) -> tuple[ConfigListing, ...]:
        """See the port."""
        self._check()
        return tuple(ConfigListing(name, data.topic_config()) for name in names)

    async def broker_config(self, node_id: int) -> ConfigListing:
        """See the port."""
        self._check()
        return ConfigListing(str(node_id), data.broker_config(node_id))

    async def alter_topic_config(self, name: str, changes: Sequence[ConfigChange]) -> None:
        """Refused: see the port."""
        raise _refused(f"make {len(changes)} changes to {name}")

    async def list_groups(self) -> GroupList:
        """See the port."""
        self._check()
        return GroupList(tuple(data.group_detail(name).summary for name in self._groups()))

    def _groups(self) -> list[str]:
        return [name for name, (_, _, topic, _) in data.GROUPS.items() if topic in self._topics]

    async def group_detail(self, group_id: str) -> GroupDetail:
        """See the port."""
        self._check()
        return data.group_detail(group_id)

    async def survey(self, before: ClusterView | None = None, *, with_sizes: bool = True) -> ClusterView:
        """See the port."""
        self._check()
        listed = tuple(data.topic_info(name, is_troubled=self._is_troubled) for name in self._topics)
        counts = {name: data.TOPICS[name][1] for name in self._topics}
        sizes = {name: count * data.RECORD_BYTES * 2 for name, count in counts.items()} if with_sizes else {}
        rates = {name: count / 86_400 for name, count in counts.items()}
        topics = topic_summaries(listed, Measures(counts, rates, sizes, frozenset(counts)))
        groups = tuple(data.group_detail(name).summary for name in self._groups())
        on_disk = {broker.node_id: sum(sizes.values()) // 3 for broker in data.INFO.brokers}
        brokers = broker_summaries(data.INFO, listed, on_disk, {})
        return settle(before, ClusterView(data.INFO, listed, topics, groups, brokers, totals(topics, groups)))

    async def log_dirs(self, node_ids: Sequence[int]) -> tuple[BrokerLogDirs, ...]:
        """See the port."""
        self._check()
        replicas = tuple(
            ReplicaSize(name, number, data.topic_offsets(name, number)[1] * data.RECORD_BYTES)
            for name in self._topics
            for number in range(data.TOPICS[name][0])
        )
        held = LogDir("/var/lib/kafka", replicas, 500 * 10**9, 320 * 10**9)
        return tuple(BrokerLogDirs(node_id, (held,)) for node_id in node_ids)

    async def quorum(self) -> QuorumInfo:
        """See the port."""
        self._check()
        return QuorumInfo(2, 7, tuple(QuorumReplica(broker.node_id, 0) for broker in data.INFO.brokers))


def _refused(deed: str) -> ReadOnlyRefused:
    return ReadOnlyRefused(deed, "the gallery")
