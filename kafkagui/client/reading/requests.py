"""The requests of the reading engine and their answers as plain values (Fetch, ListOffsets, Metadata)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple
from uuid import UUID

from kafka.protocol.consumer import FetchRequest, ListOffsetsRequest
from kafka.protocol.metadata import MetadataRequest

from kafkagui.client.reading.partition_state import PartitionState
from kafkagui.core.positions import Isolation

EARLIEST = -2
LATEST = -1

_CONSUMER = -1
_PARTITION_BYTES = 1 << 20
_LONGEST_WAIT_MS = 500
_NO_SESSION = {"session_id": 0, "session_epoch": -1, "forgotten_topics_data": [], "rack_id": ""}


class FetchedPartition(NamedTuple):
    """What a fetch brought of one partition. ``aborted`` holds (producer id, first offset) of each (KIP-98)."""

    topic: str
    partition: int
    error_code: int
    high_watermark: int
    last_stable_offset: int
    aborted: Sequence[tuple[int, int]]
    records: bytes


class FoundOffset(NamedTuple):
    """What ListOffsets found; offset -1 where there is none."""

    topic: str
    partition: int
    error_code: int
    offset: int


@dataclass(slots=True)
class TopicLayout:
    """A topic in a metadata answer: partition → (leader, leader epoch)."""

    error_code: int
    topic_id: UUID | None
    leaders: dict[int, tuple[int, int]] = field(default_factory=dict)


def _by_topic(partitions: Iterable[PartitionState]) -> dict[str, list[PartitionState]]:
    groups: dict[str, list[PartitionState]] = defaultdict(list)
    for partition in partitions:
        groups[partition.topic].append(partition)
    return groups


def fetch_request(partitions: Iterable[PartitionState], isolation: Isolation, answer_bytes: int) -> FetchRequest:
    """Ask a leader for what comes at ``ahead``; partitions in front are served first."""
    topic_type = FetchRequest.FetchTopic
    topics = [
        topic_type(
            topic=topic,
            partitions=[
                topic_type.FetchPartition(
                    partition=p.partition,
                    current_leader_epoch=p.leader_epoch,
                    fetch_offset=p.ahead,
                    last_fetched_epoch=-1,
                    log_start_offset=-1,
                    partition_max_bytes=_PARTITION_BYTES,
                )
                for p in group
            ],
        )
        for topic, group in _by_topic(partitions).items()
    ]
    return FetchRequest(
        replica_id=_CONSUMER, max_wait_ms=_LONGEST_WAIT_MS, min_bytes=1, max_bytes=answer_bytes,
        isolation_level=isolation.value, topics=topics, min_version=4, max_version=12, **_NO_SESSION,
    )  # fmt: skip


def fetched_partitions(answer: object) -> Iterator[FetchedPartition]:
    """The partitions of a Fetch answer."""
    for topic in answer.responses:  # type: ignore[attr-defined]
        for p in topic.partitions:
            aborted = [(a.producer_id, a.first_offset) for a in p.aborted_transactions or ()]
            yield FetchedPartition(
                topic.topic,
                p.partition_index,
                p.error_code,
                p.high_watermark,
                p.last_stable_offset,
                aborted,
                p.records or b"",
            )


def offsets_request(
    partitions: Iterable[PartitionState], timestamp_ms: int, isolation: Isolation
) -> ListOffsetsRequest:
    """Ask a leader for the first offset at or after a time, or for ``EARLIEST`` or ``LATEST``."""
    topic_type = ListOffsetsRequest.ListOffsetsTopic
    topics = [
        topic_type(
            name=topic,
            partitions=[
                topic_type.ListOffsetsPartition(
                    partition_index=p.partition, current_leader_epoch=-1, timestamp=timestamp_ms
                )
                for p in group
            ],
        )
        for topic, group in _by_topic(partitions).items()
    ]
    return ListOffsetsRequest(
        replica_id=_CONSUMER, isolation_level=isolation.value, topics=topics, min_version=1, max_version=7
    )


def found_offsets(answer: object) -> Iterator[FoundOffset]:
    """The partitions of a ListOffsets answer."""
    for topic in answer.topics:  # type: ignore[attr-defined]
        for p in topic.partitions:
            yield FoundOffset(topic.name, p.partition_index, p.error_code, p.offset)


def metadata_request(topics: Iterable[str]) -> MetadataRequest:
    """Ask for topics; never creates one."""
    return MetadataRequest(
        topics=[MetadataRequest.MetadataRequestTopic(name=name, topic_id=UUID(int=0)) for name in topics],
        allow_auto_topic_creation=False,
        include_cluster_authorized_operations=False,
        include_topic_authorized_operations=False,
        max_version=12,
    )


def topic_layouts(answer: object) -> dict[str, TopicLayout]:
    """Each topic of a Metadata answer by name."""
    layouts = {}
    for topic in answer.topics:  # type: ignore[attr-defined]
        topic_id = getattr(topic, "topic_id", None)
        layout = TopicLayout(topic.error_code, topic_id if topic_id else None)
        for p in topic.partitions or ():
            layout.leaders[p.partition_index] = (p.leader_id, p.leader_epoch if p.leader_epoch is not None else -1)
        layouts[topic.name] = layout
    return layouts
