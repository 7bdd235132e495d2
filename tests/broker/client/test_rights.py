"""What a user without rights, and a read-only profile, are told."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import pytest

from kafkagui.core.configs import ConfigChange
from kafkagui.core.errors import BrokerRefused, ReadOnlyRefused
from kafkagui.core.ports import Cluster
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.profiles import SecurityProtocol
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.topics import NewTopic
from tests.broker.client.conftest import OpenCluster
from tests.broker.client.reading_back import make_topic, read_back
from tests.running_kafka import RunningKafka
from tests.secure_test_bed import SecureKafka

MUTATING: dict[str, Callable[[Cluster], Awaitable[object]]] = {
    "admin.create_topic": lambda cluster: cluster.admin.create_topic(NewTopic("new")),
    "admin.add_partitions": lambda cluster: cluster.admin.add_partitions("old", 9),
    "admin.delete_topic": lambda cluster: cluster.admin.delete_topic("old"),
    "admin.alter_topic_config": lambda cluster: cluster.admin.alter_topic_config(
        "old", [ConfigChange("retention.ms", "1")]
    ),
    "producer": lambda cluster: cluster.producer(ProducerOptions(), PartitionerKind.KEY),
}
READING = {
    "admin.describe_cluster", "admin.list_topics", "admin.describe_topic", "admin.topic_detail", "admin.topic_configs",
    "admin.broker_config", "admin.list_groups", "admin.group_detail", "admin.survey", "admin.log_dirs", "admin.quorum",
    "read",
}  # fmt: skip
UNCHANGING = {"admin", "profile", "close", "open", "admin.open", "admin.close"}


async def test_a_user_without_rights(secure_broker: SecureKafka, topic_name: str, open_cluster: OpenCluster) -> None:
    make_topic(secure_broker.bootstrap_servers, topic_name)
    cluster = await open_cluster(
        secure_broker.sasl_ssl,
        secure_broker.password,
        security=SecurityProtocol.SASL_SSL,
        username=secure_broker.username,
        ca_file=str(secure_broker.ca_file),
    )
    assert topic_name not in [topic.name for topic in await cluster.admin.list_topics()]
    producer = await cluster.producer(ProducerOptions(), PartitionerKind.KEY)
    report = await producer.send_and_wait(0, OutgoingRecord(topic_name, None, b"v"), 10)
    assert report.error is not None
    assert report.error.code == "TOPIC_AUTHORIZATION_FAILED"
    assert not report.error.maybe_written  # type: ignore[attr-defined]
    for deed in (
        cluster.admin.describe_topic(topic_name),
        cluster.admin.create_topic(NewTopic(f"{topic_name}-new")),
        cluster.admin.delete_topic(topic_name),
    ):
        with pytest.raises(BrokerRefused) as caught:
            await deed
        assert caught.value.code == "TOPIC_AUTHORIZATION_FAILED"
    assert read_back(secure_broker.bootstrap_servers, topic_name) == []


@pytest.mark.parametrize("name", list(MUTATING))
async def test_read_only_refuses(broker: RunningKafka, open_cluster: OpenCluster, name: str) -> None:
    cluster = await open_cluster(broker.bootstrap_servers, read_only=True)
    with pytest.raises(ReadOnlyRefused):
        await MUTATING[name](cluster)


async def test_every_deed_is_on_one_of_the_lists(broker: RunningKafka, open_cluster: OpenCluster) -> None:
    """A new method of the cluster or its admin has to be put on a list above."""
    cluster = await open_cluster(broker.bootstrap_servers, read_only=True)
    deeds = {name for name in dir(cluster) if not name.startswith("_")}
    deeds |= {f"admin.{name}" for name in dir(cluster.admin) if not name.startswith("_")}
    assert deeds == set(MUTATING) | READING | UNCHANGING
