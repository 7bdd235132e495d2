"""The Admin port over a cluster in memory."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.brokers import BrokerLogDirs, LogDir, QuorumInfo, QuorumReplica, ReplicaSize
from kafkagui.core.cluster_sums import Measures, broker_summaries, topic_summaries, totals
from kafkagui.core.cluster_view import ClusterView, settle
from kafkagui.core.configs import ConfigChange, ConfigEntry, ConfigListing, ConfigOrigin
from kafkagui.core.errors import BrokerRefused, KafkaGuiError, ReadOnlyRefused
from kafkagui.core.groups import GroupDetail, GroupList, GroupSummary, GroupType, PartitionLag, total_lag
from kafkagui.core.profiles import Profile
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.topics import (
    ClusterInfo,
    NewTopic,
    PartitionDetail,
    PartitionInfo,
    RecordCount,
    TopicDetail,
    TopicInfo,
)
from tests.fakes.cluster_memory import ClusterInMemory

DEFAULTS = {
    "cleanup.policy": ("delete", "LIST"),
    "max.message.bytes": ("1048588", "INT"),
    "min.insync.replicas": ("1", "INT"),
    "retention.ms": ("604800000", "LONG"),
    "segment.bytes": ("1073741824", "INT"),
}
"""The topic settings that the fake knows, each with its default and its kind."""

RECORD_BYTES = 100
"""What a record in memory takes on the fake's disks."""


class FakeAdmin:
    """The Admin port over a cluster in memory."""

    def __init__(self, cluster: ClusterInMemory, profile: Profile) -> None:
        self._cluster = cluster
        self._profile = profile

    async def describe_cluster(self) -> ClusterInfo:
        self._cluster.check()
        return self._info()

    def _info(self) -> ClusterInfo:
        brokers = tuple(self._cluster.brokers)
        return ClusterInfo("fake-cluster-id", brokers[0].node_id, brokers, "4.3")

    async def list_topics(self) -> tuple[TopicInfo, ...]:
        self._cluster.check()
        return self._listed()

    def _listed(self) -> tuple[TopicInfo, ...]:
        return tuple(self._cluster.info(name) for name in sorted(self._cluster.topics))

    async def describe_topic(self, name: str) -> TopicInfo:
        self._cluster.check()
        return self._cluster.info(name)

    async def topic_detail(self, name: str) -> TopicDetail:
        self._cluster.check()
        info = self._cluster.info(name)
        parts = tuple(self._partition(name, part.partition, info) for part in info.partitions)
        count = None if name in self._cluster.forbidden else self._count(name)
        return TopicDetail(info, parts, count, self._size(name))

    def _partition(self, name: str, partition: int, info: TopicInfo) -> PartitionDetail:
        part = info.partitions[partition]
        if name in self._cluster.forbidden:
            return PartitionDetail(part, error=self._cluster.forbidden[name])
        begin, end = self._cluster.ends(name, partition)
        return PartitionDetail(part, begin, end, len(self._cluster.topics[name][partition]) * RECORD_BYTES)

    def _count(self, name: str) -> RecordCount:
        ends = [self._cluster.ends(name, number) for number in range(len(self._cluster.topics[name]))]
        return RecordCount(sum(end - begin for begin, end in ends), self._is_exact(name))

    def _is_exact(self, name: str) -> bool:
        policy = self._cluster.configs.get(name, {}).get("cleanup.policy", "delete")
        return policy == "delete" and not self._cluster.has_transactions

    def _size(self, name: str) -> int | None:
        if "logdirs" in self._cluster.forbidden:
            return None
        return sum(len(records) for records in self._cluster.topics[name]) * RECORD_BYTES

    async def create_topic(self, topic: NewTopic) -> TopicInfo:
        self._refuse_if_read_only(f"create the topic “{topic.name}”")
        self._cluster.check()
        check_topic_name(topic.name)
        if self._cluster.refuses_topics is not None:
            raise self._cluster.refuses_topics
        if topic.name in self._cluster.topics:
            raise BrokerRefused(f"The topic “{topic.name}” exists already.", code="TOPIC_ALREADY_EXISTS")
        if topic.replication_factor > len(self._cluster.brokers):
            message = f"There is only {len(self._cluster.brokers)} broker."
            raise BrokerRefused(message, code="INVALID_REPLICATION_FACTOR")
        if topic.partitions == 0 or topic.partitions < -1:
            raise BrokerRefused("The number of partitions must be above 0.", code="INVALID_PARTITIONS")
        _check_configs(dict(topic.configs))
        self._cluster.add_topic(topic.name, len(topic.replicas) or max(1, topic.partitions))
        self._cluster.configs[topic.name] = dict(topic.configs)
        for number, nodes in enumerate(topic.replicas):
            self._cluster.partitions[topic.name, number] = PartitionInfo(number, nodes[0], nodes, nodes)
        return self._cluster.info(topic.name)

    async def add_partitions(self, name: str, total: int) -> TopicInfo:
        self._refuse_if_read_only(f"add partitions to the topic “{name}”")
        self._cluster.check()
        info = self._cluster.info(name)
        if total <= len(info.partitions):
            message = f"Topic {name} has {len(info.partitions)} partitions already."
            raise BrokerRefused(message, code="INVALID_PARTITIONS")
        self._cluster.topics[name].extend([] for _ in range(total - len(info.partitions)))
        return self._cluster.info(name)

    async def delete_topic(self, name: str) -> None:
        self._refuse_if_read_only(f"delete the topic “{name}”")
        self._cluster.check()
        self._cluster.info(name)
        del self._cluster.topics[name]
        self._cluster.configs.pop(name, None)

    async def topic_configs(self, names: Sequence[str]) -> tuple[ConfigListing, ...]:
        self._cluster.check()
        return tuple(self._topic_config(name) for name in names)

    def _topic_config(self, name: str) -> ConfigListing:
        try:
            self._cluster.check_allowed(name)
            self._cluster.info(name)
        except KafkaGuiError as error:
            return ConfigListing(name, error=error)
        own = self._cluster.configs.get(name, {})
        return ConfigListing(name, tuple(_entry(setting, own.get(setting)) for setting in DEFAULTS))

    async def broker_config(self, node_id: int) -> ConfigListing:
        self._cluster.check()
        if error := self._cluster.forbidden.get(str(node_id)):
            return ConfigListing(str(node_id), error=error)
        entries = (
            ConfigEntry("broker.id", str(node_id), ConfigOrigin.BROKER_FILE, is_read_only=True, kind="INT"),
            ConfigEntry("log.retention.ms", None, ConfigOrigin.DEFAULT, is_default=True, kind="LONG"),
            ConfigEntry("ssl.key.password", None, ConfigOrigin.BROKER_FILE, is_sensitive=True, kind="PASSWORD"),
        )
        return ConfigListing(str(node_id), entries)

    async def alter_topic_config(self, name: str, changes: Sequence[ConfigChange]) -> None:
        self._refuse_if_read_only(f"change the configuration of the topic “{name}”")
        self._cluster.check()
        self._cluster.check_allowed(name)
        self._cluster.info(name)
        _check_configs({change.name: change.value or "" for change in changes})
        own = self._cluster.configs.setdefault(name, {})
        for change in changes:
            if change.value is None:
                own.pop(change.name, None)
            else:
                own[change.name] = change.value

    async def list_groups(self) -> GroupList:
        self._cluster.check()
        self._cluster.check_allowed("groups")
        groups = (
            GroupSummary(name, group.kind, _protocol(group.kind), group.state)
            for name, group in sorted(self._cluster.groups.items())
        )
        return GroupList(tuple(groups))

    async def group_detail(self, group_id: str) -> GroupDetail:
        self._cluster.check()
        self._cluster.check_allowed(group_id)
        return self._group(group_id)

    def _group(self, group_id: str) -> GroupDetail:
        if group_id not in self._cluster.groups:
            raise BrokerRefused(f"There is no group “{group_id}”.", code="GROUP_ID_NOT_FOUND")
        group = self._cluster.groups[group_id]
        readers = {(tp.topic, tp.partition): m.client_id for m in group.members for tp in m.assignments}
        lags = tuple(
            PartitionLag(topic, part, group.committed.get((topic, part)), self._end(topic, part), client, error)
            for topic, part in sorted(set(group.committed) | set(readers))
            for client in [readers.get((topic, part), "")]
            for error in [self._end_error(topic, part)]
        )
        topics = tuple(sorted({lag.topic for lag in lags}))
        protocol = _protocol(group.kind)
        summary = GroupSummary(group_id, group.kind, protocol, group.state, len(group.members), topics, total_lag(lags))
        if group.kind is GroupType.SHARE:
            error = BrokerRefused("A share group has no committed offsets.", code="UNSUPPORTED_VERSION")
            return GroupDetail(summary, 1, "simple", group.members, lag_error=error)
        return GroupDetail(summary, 1, "range", group.members, lags)

    def _end(self, topic: str, partition: int) -> int | None:
        return None if self._end_error(topic, partition) else self._cluster.ends(topic, partition)[1]

    def _end_error(self, topic: str, partition: int) -> KafkaGuiError | None:
        if topic in self._cluster.forbidden:
            return self._cluster.forbidden[topic]
        if partition < len(self._cluster.topics.get(topic, ())):
            return None
        return BrokerRefused(f"There is no topic “{topic}”.", code="UNKNOWN_TOPIC_OR_PARTITION")

    async def survey(self, before: ClusterView | None = None, *, with_sizes: bool = True) -> ClusterView:
        self._cluster.check()
        self._cluster.surveys += 1
        info, listed = self._info(), self._listed()
        topics = topic_summaries(listed, self._measures(before, with_sizes=with_sizes))
        groups = tuple(self._summary(name) for name in sorted(self._cluster.groups))
        no_sizes = self._cluster.forbidden.get("logdirs")
        on_disk = 0 if no_sizes else sum(self._size(topic.name) or 0 for topic in listed)
        sizes = {} if no_sizes else {broker.node_id: on_disk for broker in info.brokers}
        errors = {b.node_id: e for b in info.brokers if (e := self._cluster.forbidden.get(str(b.node_id)))}
        view = ClusterView(
            info,
            listed,
            topics,
            () if "groups" in self._cluster.forbidden else groups,
            broker_summaries(info, listed, sizes, errors),
            totals(topics, groups),
            groups_error=self._cluster.forbidden.get("groups"),
            sizes_error=no_sizes,
        )
        return settle(before, view)

    def _measures(self, before: ClusterView | None, *, with_sizes: bool) -> Measures:
        seen = [name for name in self._cluster.topics if name not in self._cluster.forbidden]
        known = {topic.name: topic.size_bytes for topic in before.topics} if before else {}
        return Measures(
            {name: self._count(name).at_most for name in seen},
            {},
            {name: size for name in seen if (size := self._size(name) if with_sizes else known.get(name)) is not None},
            frozenset(name for name in seen if self._is_exact(name)),
            {name: self._cluster.forbidden[name] for name in self._cluster.topics if name in self._cluster.forbidden},
        )

    def _summary(self, name: str) -> GroupSummary:
        group = self._cluster.groups[name]
        if error := self._cluster.forbidden.get(name):
            return GroupSummary(name, group.kind, _protocol(group.kind), group.state, error=error)
        return self._group(name).summary

    async def log_dirs(self, node_ids: Sequence[int]) -> tuple[BrokerLogDirs, ...]:
        self._cluster.check()
        if error := self._cluster.forbidden.get("logdirs"):
            return tuple(BrokerLogDirs(node_id, error=error) for node_id in node_ids)
        replicas = tuple(
            ReplicaSize(name, number, len(records) * RECORD_BYTES)
            for name, partitions in sorted(self._cluster.topics.items())
            for number, records in enumerate(partitions)
        )
        return tuple(BrokerLogDirs(node_id, (LogDir("/data", replicas, 10**12, 10**11),)) for node_id in node_ids)

    async def quorum(self) -> QuorumInfo:
        self._cluster.check()
        self._cluster.check_allowed("quorum")
        return QuorumInfo(1, 3, tuple(QuorumReplica(broker.node_id, 0) for broker in self._cluster.brokers))

    def _refuse_if_read_only(self, deed: str) -> None:
        if self._profile.read_only:
            raise ReadOnlyRefused(deed, self._profile.name)


def _protocol(kind: GroupType) -> str:
    return "share" if kind is GroupType.SHARE else "consumer"


def _entry(name: str, own: str | None) -> ConfigEntry:
    default, kind = DEFAULTS[name]
    if own is None:
        return ConfigEntry(name, default, ConfigOrigin.DEFAULT, True, default=default, kind=kind)
    return ConfigEntry(name, own, ConfigOrigin.TOPIC, default=default, kind=kind)


def _check_configs(values: dict[str, str]) -> None:
    for name, value in values.items():
        known = DEFAULTS.get(name)
        if known is None:
            raise BrokerRefused(f"Unknown topic config name: {name}", code="INVALID_CONFIG")
        if value and known[1] in {"INT", "LONG"} and not value.lstrip("-").isdigit():
            raise BrokerRefused(f"Invalid value {value} for configuration {name}", code="INVALID_CONFIG")
