"""Asks brokers for their log directories (DescribeLogDirs)."""

from __future__ import annotations

from collections.abc import Sequence

from kafka import KafkaAdminClient
from kafka.protocol.admin import DescribeLogDirsRequest
from kafka.protocol.api_message import ApiMessage

from kafkagui.client.admin.asking import Question, ask_all
from kafkagui.client.admin.rights import DESCRIBE_CLUSTER
from kafkagui.client.errors import refused, translate
from kafkagui.core.brokers import BrokerLogDirs, LogDir, ReplicaSize
from kafkagui.core.errors import BrokerRefused
from kafkagui.core.wording import tr


def log_dirs(
    client: KafkaAdminClient, node_ids: Sequence[int], topics: Sequence[tuple[str, Sequence[int]]] | None = None
) -> tuple[BrokerLogDirs, ...]:
    """The log directories of brokers, in the order asked; with ``topics`` only these partitions of them."""
    topic_type = DescribeLogDirsRequest.DescribableLogDirTopic
    wanted = None if topics is None else [topic_type(topic=name, partitions=list(parts)) for name, parts in topics]
    asked = ask_all(client, (Question(node, node, DescribeLogDirsRequest(topics=wanted)) for node in node_ids))
    errors = {node: translate(error, _subject(node)) for node, error in asked.errors.items()}
    return tuple(
        BrokerLogDirs(node, error=errors[node]) if node in errors else _of_broker(node, asked.answers[node])
        for node in node_ids
    )


def _of_broker(node: int, answer: ApiMessage) -> BrokerLogDirs:
    code = getattr(answer, "error_code", 0) or 0
    if code:
        return BrokerLogDirs(node, error=refused(code, _subject(node), right=DESCRIBE_CLUSTER))
    # Before version 3 a broker without the right to tell answered with no directory at all.
    if not answer.results:
        return BrokerLogDirs(node, error=_nothing_told(node))
    return BrokerLogDirs(node, tuple(_log_dir(result, node) for result in answer.results))


def _log_dir(result: ApiMessage, node: int) -> LogDir:
    if result.error_code:
        return LogDir(result.log_dir, error=refused(result.error_code, _subject(node), right=DESCRIBE_CLUSTER))
    replicas = tuple(
        ReplicaSize(topic.name, part.partition_index, part.partition_size)
        for topic in result.topics
        for part in topic.partitions
        if not part.is_future_key
    )
    return LogDir(result.log_dir, replicas, _known(result, "total_bytes"), _known(result, "usable_bytes"))


def _known(result: ApiMessage, name: str) -> int | None:
    value = getattr(result, name, None)
    return value if isinstance(value, int) and value >= 0 else None


def _subject(node: int) -> str:
    return tr("Log directories of broker {node_id}", node_id=node)


def _nothing_told(node: int) -> BrokerRefused:
    return BrokerRefused(
        tr("Broker {node_id} does not tell the sizes of its logs.", node_id=node),
        hint=tr("That needs the right Describe on the cluster."),
        code="CLUSTER_AUTHORIZATION_FAILED",
    )
