"""Asks for the cluster and its topics (DescribeCluster, Metadata)."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from uuid import UUID

from kafka import KafkaAdminClient
from kafka.errors import IncompatibleBrokerVersion
from kafka.protocol.admin import DescribeClusterRequest
from kafka.protocol.metadata import MetadataRequest, MetadataResponse

from kafkagui.client.admin.asking import ask
from kafkagui.client.admin.rights import DESCRIBE_TOPIC
from kafkagui.client.errors import name_of_code, refused
from kafkagui.client.kafka_internals import version_text
from kafkagui.core.topics import BrokerInfo, ClusterInfo, PartitionInfo, TopicInfo
from kafkagui.core.wording import tr

UNKNOWN_TOPIC = 3
_NO_ID = UUID(int=0)


def cluster_info(client: KafkaAdminClient) -> ClusterInfo:
    """The cluster and its brokers, fenced ones too where the broker tells of them (KIP-1073)."""
    version = version_text(client._manager.broker_version)
    try:
        answer = ask(
            client, DescribeClusterRequest(include_cluster_authorized_operations=False, include_fenced_brokers=True)
        )
    except IncompatibleBrokerVersion:
        answer = ask(client, _metadata_request([]))
        brokers = [BrokerInfo(b.node_id, b.host, b.port, False, b.rack or "") for b in answer.brokers]
    else:
        if answer.error_code:
            raise refused(answer.error_code, tr("The cluster"), answer.error_message)
        brokers = [
            BrokerInfo(b.broker_id, b.host, b.port, bool(getattr(b, "is_fenced", False)), b.rack or "")
            for b in answer.brokers
        ]
    controller = answer.controller_id
    in_order = tuple(sorted(brokers, key=lambda broker: broker.node_id))
    return ClusterInfo(answer.cluster_id or "", None if controller < 0 else controller, in_order, version)


class TopicList:
    """All topics by name, asked for again and again.

    What is as it was is the very same object, the list too, so that comparing lists of ten thousand costs next to
    nothing. For calls from several threads.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._newest: tuple[TopicInfo, ...] = ()

    def look(self, client: KafkaAdminClient) -> tuple[TopicInfo, ...]:
        """All topics that this user may see."""
        found = topic_infos(client)
        with self._lock:
            known = {topic.name: topic for topic in self._newest}
            listed = tuple(_same_or(known.get(topic.name), topic) for topic in sorted(found, key=_name))
            if listed != self._newest:
                self._newest = listed
            return self._newest


def _name(topic: TopicInfo) -> str:
    return topic.name


def _same_or(old: TopicInfo | None, new: TopicInfo) -> TopicInfo:
    return old if old is not None and old == new else new


def topic_infos(client: KafkaAdminClient, names: Sequence[str] | None = None) -> list[TopicInfo]:
    """These topics, or all that this user may see; a topic that cannot be described has its error's name."""
    return [_topic_info(topic) for topic in ask(client, _metadata_request(names)).topics]


def one_topic(client: KafkaAdminClient, name: str) -> TopicInfo:
    """One topic.

    Raises:
        BrokerRefused: when it does not exist or may not be seen.
    """
    answer = ask(client, _metadata_request([name])).topics[0]
    if answer.error_code:
        raise refused(answer.error_code, tr("Topic {name}", name=name), right=DESCRIBE_TOPIC)
    return _topic_info(answer)


def is_missing(client: KafkaAdminClient, name: str) -> bool:
    """Whether there is no such topic; False also where this user may not know."""
    answer = ask(client, _metadata_request([name])).topics[0]
    return bool(answer.error_code == UNKNOWN_TOPIC)


def may_have_transactions(client: KafkaAdminClient) -> bool:
    """Whether anybody can have used transactions: without their log's topic, nobody has."""
    return not is_missing(client, "__transaction_state")


def _metadata_request(names: Iterable[str] | None) -> MetadataRequest:
    topic_type = MetadataRequest.MetadataRequestTopic
    return MetadataRequest(
        topics=None if names is None else [topic_type(name=name, topic_id=_NO_ID) for name in names],
        allow_auto_topic_creation=False,
        include_cluster_authorized_operations=False,
        include_topic_authorized_operations=False,
        max_version=12,
    )


def _topic_info(topic: MetadataResponse) -> TopicInfo:
    return TopicInfo(
        topic.name,
        str(getattr(topic, "topic_id", None) or ""),
        bool(topic.is_internal),
        tuple(sorted((_partition_info(p) for p in topic.partitions), key=lambda p: p.partition)),
        name_of_code(topic.error_code),
    )


def _partition_info(partition: MetadataResponse) -> PartitionInfo:
    leader = partition.leader_id
    return PartitionInfo(
        partition.partition_index,
        None if leader < 0 else leader,
        tuple(partition.replica_nodes),
        tuple(partition.isr_nodes),
        name_of_code(partition.error_code),
        tuple(partition.offline_replicas or ()),
    )
