"""Groups of every type with members that run, and what a user with few rights is told of groups and topics."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager

from kafka import KafkaConsumer
from kafka.admin import ACL, ACLOperation, ACLPermissionType, ResourcePattern, ResourceType
from kafka.structs import OffsetAndMetadata, TopicPartition

from kafkagui.core.errors import BrokerRefused
from kafkagui.core.groups import GroupDetail, GroupType
from kafkagui.core.ports import Admin, Cluster
from kafkagui.core.profiles import SecurityProtocol
from kafkagui.core.topics import TopicPartition as Part
from tests.broker.client.conftest import OpenCluster
from tests.broker.client.reading_back import make_topic, plain_admin
from tests.broker.java_tools import console_member
from tests.running_kafka import RunningKafka
from tests.secure_test_bed import SecureKafka


@contextmanager
def member(servers: str, topic: str, group: str) -> Iterator[None]:
    """A kafka-python consumer in a group of the classic protocol, polling on a thread of its own."""
    ended = threading.Event()

    def poll() -> None:
        consumer = KafkaConsumer(topic, bootstrap_servers=servers, group_id=group, client_id="reader-7")
        while not ended.is_set():
            consumer.poll(100)
        consumer.close()

    thread = threading.Thread(target=poll, name="member")
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join(10)


async def until_reading(admin: Admin, group: str) -> GroupDetail:
    """The group, as soon as a member has partitions."""
    async with asyncio.timeout(30):
        while True:
            try:
                detail = await admin.group_detail(group)
            except BrokerRefused as error:
                assert error.code in {"GROUP_ID_NOT_FOUND", "COORDINATOR_NOT_AVAILABLE", "NOT_COORDINATOR"}
            else:
                if any(member.assignments for member in detail.members):
                    return detail
            await asyncio.sleep(0.1)


async def test_a_member_of_a_classic_group(broker: RunningKafka, topic_name: str, open_cluster: OpenCluster) -> None:
    make_topic(broker.bootstrap_servers, topic_name, partitions=2)
    cluster = await open_cluster(broker.bootstrap_servers)
    with member(broker.bootstrap_servers, topic_name, topic_name):
        detail = await until_reading(cluster.admin, topic_name)
    (reader,) = detail.members
    assert (reader.client_id, reader.host) == ("reader-7", "127.0.0.1")
    assert reader.assignments == (Part(topic_name, 0), Part(topic_name, 1))
    assert (detail.summary.kind, detail.summary.state) == (GroupType.CLASSIC, "Stable")
    assert detail.assignor == "range"
    assert [(lag.partition, lag.client_id) for lag in detail.lags] == [(0, "reader-7"), (1, "reader-7")]


async def test_a_group_without_commits_has_no_lag(
    broker: RunningKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    make_topic(broker.bootstrap_servers, topic_name, partitions=1)
    cluster = await open_cluster(broker.bootstrap_servers)
    with console_member(broker.bootstrap_servers, topic_name, topic_name):
        detail = await until_reading(cluster.admin, topic_name)
        view = await cluster.admin.survey()
    assert detail.summary.kind is GroupType.CONSUMER
    assert [member.assignments for member in detail.members] == [(Part(topic_name, 0),)]
    (lag,) = detail.lags
    assert (lag.end, lag.error) == (0, None)
    line = next(line for line in view.groups if line.group_id == topic_name)
    assert (line.kind, line.members, line.topics) == (GroupType.CONSUMER, 1, (topic_name,))
    if lag.committed is None:
        assert lag.lag is None
        assert detail.summary.lag is None


async def test_a_share_group(broker: RunningKafka, topic_name: str, open_cluster: OpenCluster) -> None:
    make_topic(broker.bootstrap_servers, topic_name, partitions=1)
    cluster = await open_cluster(broker.bootstrap_servers)
    with console_member(broker.bootstrap_servers, topic_name, topic_name, shares=True):
        detail = await until_reading(cluster.admin, topic_name)
        view = await cluster.admin.survey()
    assert detail.summary.kind is GroupType.SHARE
    assert [member.assignments for member in detail.members] == [(Part(topic_name, 0),)]
    assert detail.lags == ()
    assert detail.lag_error is not None and detail.summary.lag is None
    line = next(line for line in view.groups if line.group_id == topic_name)
    assert (line.kind, line.members, line.lag, line.error) == (GroupType.SHARE, 1, None, None)


async def as_alice(secure: SecureKafka, open_cluster: OpenCluster) -> Cluster:
    return await open_cluster(
        secure.sasl_plaintext,
        secure.password,
        security=SecurityProtocol.SASL_PLAINTEXT,
        username=secure.username,
    )


def allow(secure: SecureKafka, operation: ACLOperation, kind: ResourceType, name: str) -> None:
    """Let alice do this to one topic or group."""
    acl = ACL("User:alice", "*", operation, ACLPermissionType.ALLOW, ResourcePattern(kind, name))
    with plain_admin(secure.bootstrap_servers) as admin:
        admin.create_acls([acl])


def commit(servers: str, group: str, *topics: str) -> None:
    consumer = KafkaConsumer(bootstrap_servers=servers, group_id=group, enable_auto_commit=False)
    places = [TopicPartition(topic, 0) for topic in topics]
    consumer.assign(places)
    consumer.commit({place: OffsetAndMetadata(0, "", -1) for place in places})
    consumer.close()


async def test_what_a_user_with_few_rights_sees(
    secure_broker: SecureKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    servers = secure_broker.bootstrap_servers
    seen, hidden = f"{topic_name}-seen", f"{topic_name}-hidden"
    for topic in (seen, hidden):
        make_topic(servers, topic, partitions=1)
    await asyncio.to_thread(commit, servers, seen, seen, hidden)
    await asyncio.to_thread(commit, servers, hidden, seen)
    allow(secure_broker, ACLOperation.DESCRIBE, ResourceType.TOPIC, seen)
    allow(secure_broker, ACLOperation.DESCRIBE, ResourceType.GROUP, seen)
    admin = (await as_alice(secure_broker, open_cluster)).admin

    view = await admin.survey()
    assert [topic.name for topic in view.topics] == [seen]
    assert view.topics[0].records is not None and view.topics[0].error is None
    assert not view.topics[0].records.is_exact
    assert [(group.group_id, group.lag) for group in view.groups] == [(seen, 0)]
    assert view.sizes_error is not None and "Describe on the cluster" in view.sizes_error.hint
    assert view.topics[0].size_bytes is None

    detail = await admin.group_detail(seen)
    assert {lag.topic for lag in detail.lags} <= {seen, hidden}
    assert all(lag.lag is None for lag in detail.lags if lag.topic == hidden)
    (listing,) = await admin.topic_configs([seen])
    assert listing.error is not None and "DescribeConfigs on the topic" in listing.error.hint
    for deed, right in _forbidden(admin, seen, hidden):
        try:
            await deed()
        except BrokerRefused as error:
            assert error.code.endswith("AUTHORIZATION_FAILED"), error
            assert right in error.hint
        else:
            raise AssertionError(right)


def _forbidden(admin: Admin, seen: str, hidden: str) -> list[tuple[Callable[[], Awaitable[object]], str]]:
    return [
        (lambda: admin.group_detail(hidden), "Describe on the group"),
        (lambda: admin.topic_detail(hidden), "Describe on the topic"),
        (lambda: admin.add_partitions(seen, 3), "Alter on the topic"),
        (lambda: admin.delete_topic(seen), "Delete on the topic"),
        (lambda: admin.quorum(), "Describe on the cluster"),
    ]
