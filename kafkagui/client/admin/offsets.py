"""Asks the leaders of many partitions where they begin and end (ListOffsets)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from kafka import KafkaAdminClient
from kafka.protocol.api_message import ApiMessage
from kafka.protocol.consumer import ListOffsetsRequest

from kafkagui.client.admin.asking import Question, ask_all
from kafkagui.client.admin.rights import DESCRIBE_TOPIC
from kafkagui.client.errors import refused, translate
from kafkagui.core.errors import BrokerRefused, KafkaGuiError
from kafkagui.core.topics import TopicInfo
from kafkagui.core.wording import tr

EARLIEST = -2
LATEST = -1
_CONSUMER = -1
_UNCOMMITTED = 0

Part = tuple[str, int]
Leaders = dict[int, list[Part]]


@dataclass(slots=True)
class Offsets:
    """Offsets by (topic, partition); a partition whose offset is unknown has an error instead."""

    found: dict[Part, int] = field(default_factory=dict)
    errors: dict[Part, KafkaGuiError] = field(default_factory=dict)


def find_offsets(
    client: KafkaAdminClient,
    parts: Iterable[Part],
    topics: Mapping[str, TopicInfo],
    timestamp_ms: int,
    silent: Mapping[int, KafkaGuiError] | None = None,
) -> Offsets:
    """The first offset at or after a time, or for ``EARLIEST`` or ``LATEST``, of each partition.

    ``topics`` tells who leads; a partition that is not in it has an error, as has one whose leader does not answer.
    Brokers in ``silent`` are not asked: their partitions have the error named there.
    """
    offsets = Offsets()
    leaders = _by_leader(parts, topics, offsets)
    for node in leaders.keys() & (silent or {}).keys():
        offsets.errors.update(dict.fromkeys(leaders.pop(node), (silent or {})[node]))
    questions = (Question(node, node, _request(group, timestamp_ms)) for node, group in leaders.items())
    asked = ask_all(client, questions)
    for node, error in asked.errors.items():
        subject = tr("Broker {node_id}", node_id=node)
        offsets.errors.update(dict.fromkeys(leaders[node], translate(error, subject)))
    for answer in asked.answers.values():
        _take(answer, offsets)
    return offsets


def find_range(
    client: KafkaAdminClient, parts: Iterable[Part], topics: Mapping[str, TopicInfo]
) -> tuple[Offsets, Offsets]:
    """Begins and ends of partitions; ends are asked for last, so that none lies before its begin."""
    wanted = list(parts)
    begins = find_offsets(client, wanted, topics, EARLIEST)
    return begins, find_offsets(client, (part for part in wanted if part in begins.found), topics, LATEST)


def _by_leader(parts: Iterable[Part], topics: Mapping[str, TopicInfo], offsets: Offsets) -> Leaders:
    leaders: Leaders = defaultdict(list)
    for topic, partition in parts:
        info = topics.get(topic)
        if info is None or partition >= len(info.partitions):
            offsets.errors[topic, partition] = _missing(topic)
        elif (leader := info.partitions[partition].leader) is None:
            offsets.errors[topic, partition] = _leaderless(topic, partition)
        else:
            leaders[leader].append((topic, partition))
    return leaders


def _missing(topic: str) -> BrokerRefused:
    return BrokerRefused(
        tr("Topic {name} does not exist any more, or this user may not see it.", name=topic),
        hint=tr("Seeing a topic needs the right Describe on it."),
        code="UNKNOWN_TOPIC_OR_PARTITION",
    )


def _leaderless(topic: str, partition: int) -> BrokerRefused:
    return BrokerRefused(
        tr(
            "Partition {topic}-{partition} has no leader, so its offsets are not known.",
            topic=topic,
            partition=partition,
        ),
        hint=tr("Bring back a broker that holds one of its replicas."),
        code="LEADER_NOT_AVAILABLE",
        retriable=True,
    )


def _request(parts: Iterable[Part], timestamp_ms: int) -> ListOffsetsRequest:
    topic_type = ListOffsetsRequest.ListOffsetsTopic
    part_type = topic_type.ListOffsetsPartition
    by_topic: dict[str, list[ApiMessage]] = defaultdict(list)
    for topic, partition in parts:
        asked = part_type(partition_index=partition, current_leader_epoch=-1, timestamp=timestamp_ms)
        by_topic[topic].append(asked)
    return ListOffsetsRequest(
        replica_id=_CONSUMER,
        isolation_level=_UNCOMMITTED,
        topics=[topic_type(name=topic, partitions=asked) for topic, asked in by_topic.items()],
        min_version=1,
        max_version=7,
    )


def _take(answer: ApiMessage, offsets: Offsets) -> None:
    for topic, partition, code, offset in _outcomes(answer):
        if code:
            subject = tr("Partition {topic}-{partition}", topic=topic, partition=partition)
            offsets.errors[topic, partition] = refused(code, subject, right=DESCRIBE_TOPIC)
        else:
            offsets.found[topic, partition] = offset


def _outcomes(answer: ApiMessage) -> Iterator[tuple[str, int, int, int]]:
    for topic in answer.topics:
        for part in topic.partitions:
            yield topic.name, part.partition_index, part.error_code, part.offset
