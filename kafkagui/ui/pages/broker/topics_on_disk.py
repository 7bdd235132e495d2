"""A broker's table of the topics on its disks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from kafkagui.core.brokers import LogDir
from kafkagui.core.quantities import byte_size, number
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel


class TopicOnDisk(NamedTuple):
    """What one topic takes on a broker."""

    topic: str
    replicas: int
    size_bytes: int


def topics_on_disk(dirs: Iterable[LogDir]) -> tuple[TopicOnDisk, ...]:
    """What each topic takes, over all directories."""
    sizes: Counter[str] = Counter()
    replicas: Counter[str] = Counter()
    for one in dirs:
        for replica in one.replicas:
            sizes[replica.topic] += replica.size_bytes
            replicas[replica.topic] += 1
    return tuple(TopicOnDisk(topic, count, sizes[topic]) for topic, count in replicas.items())


_TOPIC_COLUMNS: Final[tuple[FieldColumn[TopicOnDisk], ...]] = (
    FieldColumn(ColumnSpec("topic", mark("Topic"), 120, stretch=True), lambda t: t.topic, lambda t: t.topic),
    FieldColumn(
        ColumnSpec("replicas", mark("Replicas"), 80, right=True, mono=True),
        lambda t: number(t.replicas),
        lambda t: t.replicas,
    ),
    FieldColumn(
        ColumnSpec("size", mark("Size"), 92, right=True, mono=True),
        lambda t: byte_size(t.size_bytes),
        lambda t: t.size_bytes,
    ),
)


class TopicsOnDiskRows(KeyedModel[TopicOnDisk]):
    """Topics, the largest first."""

    def __init__(self) -> None:
        super().__init__(_TOPIC_COLUMNS, lambda topic: topic.topic, lambda topic: topic.topic, ("size", True))
