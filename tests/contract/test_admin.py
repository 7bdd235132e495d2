"""What the port `Admin` promises, of the fake and of the real one."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from kafkagui.core.errors import BrokerRefused, ConnectionLost, InputRefused, ReadOnlyRefused
from kafkagui.core.ports import Admin
from kafkagui.core.topics import NewTopic
from tests.contract.kafka_clusters import BOTH, open_cluster


@pytest.fixture(params=BOTH)
async def admin(request: pytest.FixtureRequest) -> AsyncIterator[Admin]:
    async with open_cluster(request) as cluster:
        yield cluster.admin


@pytest.fixture(params=BOTH)
async def read_only_admin(request: pytest.FixtureRequest) -> AsyncIterator[Admin]:
    async with open_cluster(request, read_only=True) as cluster:
        yield cluster.admin


async def test_the_cluster_names_its_brokers(admin: Admin) -> None:
    info = await admin.describe_cluster()
    assert info.cluster_id
    assert info.version == "4.3"
    assert [(b.node_id, b.fenced) for b in info.brokers] == [(1, False)]
    assert info.controller_id == 1
    assert info.brokers[0].port > 0


async def test_a_created_topic_is_there_with_leaders(admin: Admin, topic_name: str) -> None:
    created = await admin.create_topic(NewTopic(topic_name, 3, 1))
    described = await admin.describe_topic(topic_name)
    assert described == created
    assert [p.partition for p in described.partitions] == [0, 1, 2]
    assert all(p.leader == 1 and p.isr == p.replicas == (1,) and not p.under_replicated for p in described.partitions)
    assert described.replication_factor == 1
    assert not described.internal
    assert described.topic_id
    listed = await admin.list_topics()
    assert described in listed
    assert [t.name for t in listed] == sorted(t.name for t in listed)


async def test_defaults_are_the_brokers(admin: Admin, topic_name: str) -> None:
    assert len((await admin.create_topic(NewTopic(topic_name))).partitions) == 1


async def test_a_deleted_topic_is_gone_and_a_new_one_has_another_id(admin: Admin, topic_name: str) -> None:
    first = await admin.create_topic(NewTopic(topic_name, 1, 1))
    await admin.delete_topic(topic_name)
    assert topic_name not in [topic.name for topic in await admin.list_topics()]
    again = await admin.create_topic(NewTopic(topic_name, 1, 1))
    assert again.topic_id != first.topic_id


async def test_a_missing_topic(admin: Admin, topic_name: str) -> None:
    for deed in (admin.describe_topic(topic_name), admin.delete_topic(topic_name)):
        with pytest.raises(BrokerRefused) as caught:
            await deed
        assert caught.value.code == "UNKNOWN_TOPIC_OR_PARTITION"
        assert topic_name in caught.value.message
    assert topic_name not in [topic.name for topic in await admin.list_topics()]


async def test_what_cannot_be_created_says_why(admin: Admin, topic_name: str) -> None:
    await admin.create_topic(NewTopic(topic_name, 1, 1))
    for topic, code in (
        (NewTopic(topic_name, 1, 1), "TOPIC_ALREADY_EXISTS"),
        (NewTopic(f"{topic_name}-b", 1, 99), "INVALID_REPLICATION_FACTOR"),
        (NewTopic(f"{topic_name}-c", 0, 1), "INVALID_PARTITIONS"),
    ):
        with pytest.raises(BrokerRefused) as caught:
            await admin.create_topic(topic)
        assert caught.value.code == code
    with pytest.raises(InputRefused):
        await admin.create_topic(NewTopic("no spaces", 1, 1))


async def test_read_only_changes_nothing(read_only_admin: Admin, topic_name: str) -> None:
    for deed in (read_only_admin.create_topic(NewTopic(topic_name)), read_only_admin.delete_topic(topic_name)):
        with pytest.raises(ReadOnlyRefused):
            await deed
    assert topic_name not in [topic.name for topic in await read_only_admin.list_topics()]


@pytest.mark.broker
async def test_a_closed_admin_says_so(request: pytest.FixtureRequest) -> None:
    request.param = "real"
    async with open_cluster(request) as cluster:
        pass
    with pytest.raises(ConnectionLost, match="closed"):
        await cluster.admin.list_topics()
