"""What the port `Admin` promises of configuration, groups, brokers and the whole, of the fake and of the real one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest
from kafka import KafkaConsumer
from kafka.structs import OffsetAndMetadata, TopicPartition

from kafkagui.core.configs import ConfigChange, ConfigOrigin
from kafkagui.core.errors import BrokerRefused, ReadOnlyRefused
from kafkagui.core.groups import GroupType
from kafkagui.core.ports import Cluster
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.topics import NewTopic, RecordCount
from tests.contract.kafka_clusters import BOTH, open_cluster
from tests.fakes.cluster import FakeCluster
from tests.fakes.cluster_memory import GroupInMemory


@pytest.fixture(params=BOTH)
async def cluster(request: pytest.FixtureRequest) -> AsyncIterator[Cluster]:
    async with open_cluster(request) as cluster:
        yield cluster


@pytest.fixture(params=BOTH)
async def read_only_cluster(request: pytest.FixtureRequest) -> AsyncIterator[Cluster]:
    async with open_cluster(request, read_only=True) as cluster:
        yield cluster


async def commit(cluster: Cluster, group: str, topic: str, offsets: dict[int, int]) -> None:
    """Let a group without members have committed these offsets by partition."""
    if isinstance(cluster, FakeCluster):
        committed = {(topic, partition): offset for partition, offset in offsets.items()}
        cluster.memory.groups[group] = GroupInMemory(committed=committed)
        return
    await asyncio.to_thread(_commit, cluster.profile.bootstrap_servers, group, topic, offsets)


def _commit(servers: str, group: str, topic: str, offsets: dict[int, int]) -> None:
    consumer = KafkaConsumer(bootstrap_servers=servers, group_id=group, enable_auto_commit=False)
    consumer.assign([TopicPartition(topic, partition) for partition in offsets])
    consumer.commit({TopicPartition(topic, p): OffsetAndMetadata(offset, "", -1) for p, offset in offsets.items()})
    consumer.close()


async def fill(cluster: Cluster, topic: str, counts: dict[int, int]) -> None:
    """Send so many records to each partition."""
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    for partition, count in counts.items():
        for number in range(count):
            record = OutgoingRecord(topic, b"key", b"value", partition=partition)
            assert (await producer.send_and_wait(number, record, 10)).error is None


async def test_a_topic_is_made_with_its_own_configuration(cluster: Cluster, topic_name: str) -> None:
    configs = (("cleanup.policy", "compact"), ("retention.ms", "1000"))
    await cluster.admin.create_topic(NewTopic(topic_name, 1, 1, configs))
    (listing,) = await cluster.admin.topic_configs([topic_name])
    assert listing.resource == topic_name
    assert listing.error is None
    policy, size = listing.entry("cleanup.policy"), listing.entry("max.message.bytes")
    assert policy is not None and size is not None
    assert (policy.value, policy.origin, policy.is_default) == ("compact", ConfigOrigin.TOPIC, False)
    assert policy.default == "delete"
    assert (size.value, size.origin, size.is_default) == ("1048588", ConfigOrigin.DEFAULT, True)
    assert size.kind == "INT"
    assert not size.is_read_only and not size.is_sensitive


async def test_configuration_is_changed_and_reset_one_by_one(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 1, 1, (("retention.ms", "1000"),)))
    changes = [ConfigChange("segment.bytes", "2000000"), ConfigChange("retention.ms", None)]
    await cluster.admin.alter_topic_config(topic_name, changes)
    (listing,) = await cluster.admin.topic_configs([topic_name])
    own = {entry.name: entry.value for entry in listing.entries if entry.origin is ConfigOrigin.TOPIC}
    assert own == {"segment.bytes": "2000000"}
    with pytest.raises(BrokerRefused) as caught:
        await cluster.admin.alter_topic_config(
            topic_name, [ConfigChange("segment.bytes", "3000000"), ConfigChange("retention.ms", "soon")]
        )
    assert caught.value.code == "INVALID_CONFIG"
    assert "retention.ms" in caught.value.message
    (again,) = await cluster.admin.topic_configs([topic_name])
    assert again == listing


async def test_a_missing_topic_among_others_has_its_own_error(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 1, 1))
    missing, there = await cluster.admin.topic_configs([f"{topic_name}-missing", topic_name])
    assert missing.error is not None and missing.error.code == "UNKNOWN_TOPIC_OR_PARTITION"
    assert missing.entries == ()
    assert there.error is None and there.entries


async def test_a_broker_tells_its_configuration(cluster: Cluster) -> None:
    listing = await cluster.admin.broker_config(1)
    assert listing.error is None
    assert any(entry.is_read_only for entry in listing.entries)
    assert {entry.value for entry in listing.entries if entry.is_sensitive} == {None}


async def test_partitions_are_added_never_taken(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 1, 1))
    grown = await cluster.admin.add_partitions(topic_name, 3)
    assert [part.leader for part in grown.partitions] == [1, 1, 1]
    with pytest.raises(BrokerRefused) as caught:
        await cluster.admin.add_partitions(topic_name, 2)
    assert caught.value.code == "INVALID_PARTITIONS"
    assert "3" in caught.value.message


async def test_a_topic_in_detail(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 2, 1))
    await fill(cluster, topic_name, {1: 3})
    detail = await cluster.admin.topic_detail(topic_name)
    assert detail.info == await cluster.admin.describe_topic(topic_name)
    assert [(part.begin, part.end, part.error) for part in detail.partitions] == [(0, 0, None), (0, 3, None)]
    assert detail.partitions[0].size_bytes == 0
    assert (detail.partitions[1].size_bytes or 0) > 0
    assert detail.size_bytes == detail.partitions[1].size_bytes
    assert detail.records is not None and detail.records.at_most == 3
    with pytest.raises(BrokerRefused) as caught:
        await cluster.admin.topic_detail(f"{topic_name}-missing")
    assert caught.value.code == "UNKNOWN_TOPIC_OR_PARTITION"


async def test_the_offsets_of_a_compacted_topic_are_not_called_records(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 1, 1, (("cleanup.policy", "compact"),)))
    await fill(cluster, topic_name, {0: 2})
    assert (await cluster.admin.topic_detail(topic_name)).records == RecordCount(2, is_exact=False)


async def test_a_group_and_how_far_it_lags(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 3, 1))
    await fill(cluster, topic_name, {0: 5, 1: 2})
    group = f"group-{topic_name}"
    await commit(cluster, group, topic_name, {0: 2, 1: 2})
    listed = {line.group_id: line for line in (await cluster.admin.list_groups()).groups}
    assert (listed[group].kind, listed[group].state) == (GroupType.CLASSIC, "Empty")
    detail = await cluster.admin.group_detail(group)
    assert [(lag.partition, lag.committed, lag.end, lag.lag) for lag in detail.lags] == [(0, 2, 5, 3), (1, 2, 2, 0)]
    assert detail.coordinator == 1
    assert detail.members == ()
    assert (detail.summary.lag, detail.summary.members, detail.summary.topics) == (3, 0, (topic_name,))


async def test_a_commit_beyond_the_end_is_no_negative_lag(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 1, 1))
    group = f"group-{topic_name}"
    await commit(cluster, group, topic_name, {0: 7})
    assert (await cluster.admin.group_detail(group)).lags[0].lag == 0


async def test_a_group_whose_topic_is_gone_has_no_lag(cluster: Cluster, topic_name: str) -> None:
    kept, gone = f"{topic_name}-kept", f"{topic_name}-gone"
    for topic in (kept, gone):
        await cluster.admin.create_topic(NewTopic(topic, 1, 1))
    await fill(cluster, kept, {0: 4})
    group = f"group-{topic_name}"
    if isinstance(cluster, FakeCluster):
        cluster.memory.groups[group] = GroupInMemory(committed={(kept, 0): 1, (gone, 0): 0})
    else:
        await commit(cluster, group, kept, {0: 1})
        await commit(cluster, group, gone, {0: 0})
    await cluster.admin.delete_topic(gone)
    # A broker may forget what was committed to a deleted topic at once, or a little later.
    detail = await cluster.admin.group_detail(group)
    lags = {lag.topic: lag for lag in detail.lags}
    assert lags[kept].lag == 3
    if gone in lags:
        assert lags[gone].lag is None
        assert lags[gone].error is not None and lags[gone].error.code == "UNKNOWN_TOPIC_OR_PARTITION"
    assert detail.summary.lag == 3


async def test_a_missing_group(cluster: Cluster, topic_name: str) -> None:
    with pytest.raises(BrokerRefused) as caught:
        await cluster.admin.group_detail(topic_name)
    assert caught.value.code == "GROUP_ID_NOT_FOUND"
    assert topic_name in caught.value.message


async def test_the_whole_cluster_at_a_glance(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 2, 1))
    await fill(cluster, topic_name, {0: 4})
    group = f"group-{topic_name}"
    await commit(cluster, group, topic_name, {0: 1, 1: 0})
    view = await cluster.admin.survey()
    topic = next(topic for topic in view.topics if topic.name == topic_name)
    assert (topic.partitions, topic.replication_factor, topic.under_replicated, topic.offline) == (2, 1, 0, 0)
    assert topic.records is not None and topic.records.at_most == 4
    assert topic.size_bytes is not None and topic.size_bytes > 0
    line = next(line for line in view.groups if line.group_id == group)
    assert (line.members, line.lag, line.topics, line.error) == (0, 3, (topic_name,), None)
    (broker,) = view.brokers
    assert broker.is_controller and not broker.fenced
    assert broker.leaders == broker.replicas == view.totals.partitions
    assert (broker.log_size_bytes or 0) >= topic.size_bytes
    assert view.listed == await cluster.admin.list_topics()
    assert [t.name for t in view.topics] == [t.name for t in view.listed]


async def test_the_next_view_keeps_what_did_not_change(cluster: Cluster, topic_name: str) -> None:
    first_topic, second_topic = f"{topic_name}-a", f"{topic_name}-b"
    for topic in (first_topic, second_topic):
        await cluster.admin.create_topic(NewTopic(topic, 1, 1))
    before = await cluster.admin.survey(await cluster.admin.survey())
    assert await cluster.admin.survey(before, with_sizes=False) is before
    await fill(cluster, second_topic, {0: 1})
    after = await cluster.admin.survey(before, with_sizes=False)
    old = {topic.name: topic for topic in before.topics}
    changed = {topic.name for topic in after.topics if topic is not old.get(topic.name)}
    assert changed == {second_topic}
    assert after.listed is before.listed


async def test_log_directories_and_controllers(cluster: Cluster, topic_name: str) -> None:
    await cluster.admin.create_topic(NewTopic(topic_name, 1, 1))
    await fill(cluster, topic_name, {0: 1})
    (broker,) = await cluster.admin.log_dirs([1])
    assert broker.error is None
    (directory,) = broker.dirs
    assert directory.path
    assert directory.size_bytes > 0
    assert (directory.total_bytes or 0) > (directory.usable_bytes or 0) > 0
    assert topic_name in {replica.topic for replica in directory.replicas}
    quorum = await cluster.admin.quorum()
    assert quorum.leader_id == 1
    assert [(voter.node_id, voter.behind) for voter in quorum.voters] == [(1, 0)]


async def test_read_only_changes_nothing(read_only_cluster: Cluster, topic_name: str) -> None:
    admin = read_only_cluster.admin
    for deed in (
        admin.add_partitions(topic_name, 5),
        admin.alter_topic_config(topic_name, [ConfigChange("retention.ms", "1")]),
    ):
        with pytest.raises(ReadOnlyRefused):
            await deed
