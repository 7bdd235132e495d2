"""Three brokers at a glance: the ISR shrinks when one is killed, and what is known of the others stays."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from kafkagui.core.cluster_view import ClusterView, TopicSummary
from kafkagui.core.errors import ConnectionLost
from kafkagui.core.ports import Admin
from tests.broker.client.conftest import OpenCluster
from tests.broker.client.reading_back import make_topic
from tests.broker.client.test_groups import commit
from tests.broker.client.test_sending_through_faults import fault
from tests.running_kafka import RunningKafka


def topic_of(view: ClusterView, name: str) -> TopicSummary:
    return next(topic for topic in view.topics if topic.name == name)


async def until(admin: Admin, view: ClusterView, fits: Callable[[ClusterView], bool]) -> ClusterView:
    """Look again until the view fits; moments without any answer are passed over."""
    async with asyncio.timeout(40):
        while not fits(view):
            await asyncio.sleep(0.1)
            try:
                view = await admin.survey(view)
            except ConnectionLost as error:
                assert error.retriable
    return view


async def test_a_killed_broker_shrinks_the_isr(
    three_brokers: RunningKafka, topic_name: str, open_cluster: OpenCluster
) -> None:
    servers = three_brokers.bootstrap_servers
    make_topic(servers, topic_name, partitions=3, replicas=3)
    await asyncio.to_thread(commit, servers.split(",")[0], topic_name, topic_name)
    admin = (await open_cluster(servers)).admin
    whole = await until(admin, await admin.survey(), lambda view: topic_of(view, topic_name).under_replicated == 0)
    assert topic_of(whole, topic_name).replication_factor == 3
    assert [broker.node_id for broker in whole.brokers] == [1, 2, 3]
    assert sum(broker.is_controller for broker in whole.brokers) == 1
    assert sum(broker.leaders for broker in whole.brokers) == whole.totals.partitions
    victim = 3
    async with fault(three_brokers, "killed", victim):
        broken = await until(admin, whole, lambda view: topic_of(view, topic_name).under_replicated == 3)
        broken = await until(admin, broken, lambda view: topic_of(view, topic_name).offline == 0)
        assert broken.totals.under_replicated >= 3
        lines = {broker.node_id: broker for broker in broken.brokers}
        assert lines[1].behind == lines[2].behind == 0
        assert topic_of(broken, topic_name).records is not None
        assert topic_name in [group.group_id for group in broken.groups]
        detail = await admin.topic_detail(topic_name)
        assert all(victim not in part.info.isr and victim in part.info.replicas for part in detail.partitions)
    healed = await until(admin, broken, lambda view: topic_of(view, topic_name).under_replicated == 0)
    assert [broker.fenced for broker in healed.brokers] == [False, False, False]
    assert healed.groups_error is None
