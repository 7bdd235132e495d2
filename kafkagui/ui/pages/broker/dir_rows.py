"""A broker's tables of log directories and of what lies in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Final, NamedTuple

from kafkagui.core.brokers import LogDir
from kafkagui.core.quantities import byte_size, number
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import Cell, ColumnSpec
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


def _path(one: LogDir) -> Cell:
    return Cell(one.path, mono=True)


def _free(one: LogDir) -> Cell | str:
    if one.error is not None:
        return Cell(one.error.message, "err", icon="circle-x", mono=False)
    return byte_size(one.usable_bytes)


_DIR_COLUMNS: Final[tuple[FieldColumn[LogDir], ...]] = (
    FieldColumn(ColumnSpec("path", mark("Path"), 120, stretch=True, elide_middle=True), _path, lambda d: d.path),
    FieldColumn(
        ColumnSpec("replicas", mark("Replicas"), 80, right=True, mono=True, gives_way=2),
        lambda d: number(len(d.replicas)),
        lambda d: len(d.replicas),
    ),
    FieldColumn(
        ColumnSpec("size", mark("Size"), 88, right=True, mono=True),
        lambda d: byte_size(d.size_bytes),
        lambda d: d.size_bytes,
    ),
    FieldColumn(ColumnSpec("free", mark("Free"), 88, right=True, mono=True), _free, lambda d: d.usable_bytes),
    FieldColumn(
        ColumnSpec("total", mark("Volume"), 88, right=True, mono=True, muted=True, gives_way=1),
        lambda d: byte_size(d.total_bytes),
        lambda d: d.total_bytes,
    ),
)

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


class DirRows(KeyedModel[LogDir]):
    """Log directories by path."""

    def __init__(self) -> None:
        super().__init__(_DIR_COLUMNS, lambda one: one.path, lambda one: one.path, ("path", False))


class TopicsOnDiskRows(KeyedModel[TopicOnDisk]):
    """Topics, the largest first."""

    def __init__(self) -> None:
        super().__init__(_TOPIC_COLUMNS, lambda topic: topic.topic, lambda topic: topic.topic, ("size", True))
