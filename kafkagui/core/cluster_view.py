"""The cluster at one moment: what the overview shows, whole and immutable.

A view is made from the one before it: an item that is as it was is the very same object, so whoever shows a view
compares with ``is`` and touches only rows that changed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Protocol, TypeVar

from kafkagui.core.errors import KafkaGuiError

if TYPE_CHECKING:
    from kafkagui.core.brokers import BrokerSummary
    from kafkagui.core.groups import GroupSummary
    from kafkagui.core.topics import ClusterInfo, RecordCount, TopicInfo


@dataclass(frozen=True, slots=True)
class TopicSummary:
    """A topic in a list.

    ``under_replicated`` counts partitions with a replica missing from the ISR, ``offline`` those without a leader.
    ``records``, ``size_bytes`` (all replicas) and ``records_per_s`` (written, over the last two looks) are None while
    they are not known; ``error`` says why, where there is a reason.
    """

    name: str
    partitions: int
    replication_factor: int
    internal: bool
    under_replicated: int = 0
    offline: int = 0
    records: RecordCount | None = None
    size_bytes: int | None = None
    records_per_s: float | None = None
    error: KafkaGuiError | None = None


@dataclass(frozen=True, slots=True)
class ClusterTotals:
    """Sums over all topics and groups of a view; None while nothing is known."""

    partitions: int = 0
    under_replicated: int = 0
    offline: int = 0
    lag: int | None = None
    size_bytes: int | None = None
    records_per_s: float | None = None


@dataclass(frozen=True, slots=True)
class ClusterView:
    """Brokers by id, topics and groups by name, as this user may see them.

    An error of a part says why the part is not known or not whole; what was known of it before stays.
    ``listed`` are the topics with their partitions, as ``Admin.list_topics`` gives them.
    """

    info: ClusterInfo
    listed: tuple[TopicInfo, ...] = ()
    topics: tuple[TopicSummary, ...] = ()
    groups: tuple[GroupSummary, ...] = ()
    brokers: tuple[BrokerSummary, ...] = ()
    totals: ClusterTotals = ClusterTotals()
    groups_error: KafkaGuiError | None = None
    offsets_error: KafkaGuiError | None = None
    sizes_error: KafkaGuiError | None = None


class _Item(Protocol):
    @property
    def error(self) -> KafkaGuiError | None: ...


Item = TypeVar("Item", bound=_Item)


def same_error(one: KafkaGuiError | None, other: KafkaGuiError | None) -> bool:
    """Whether two errors tell a person the same; errors compare by identity otherwise."""
    if one is None or other is None:
        return one is other
    return type(one) is type(other) and one.args == other.args and one.code == other.code and one.hint == other.hint


def carry_over(old: Iterable[Item], new: Iterable[Item], key: Callable[[Item], object]) -> tuple[Item, ...]:
    """The new items in their order, each replaced by the old one of the same key where both say the same."""
    known = {key(item): item for item in old}
    return tuple(_older_if_same(known.get(key(item)), item) for item in new)


def _older_if_same(old: Item | None, new: Item) -> Item:
    if old is None:
        return new
    if old == new:
        return old
    if new.error is not None and new.error is not old.error and same_error(old.error, new.error):
        return old if _equal_but_error(old, new) else new
    return new


def _equal_but_error(old: Item, new: Item) -> bool:
    return all(
        getattr(old, field.name) == getattr(new, field.name)
        for field in fields(new)  # type: ignore[arg-type]
        if field.name != "error"
    )


def settle(before: ClusterView | None, now: ClusterView) -> ClusterView:
    """The view with every item that did not change taken from ``before``; ``before`` itself if nothing did."""
    if before is None:
        return now
    topics = carry_over(before.topics, now.topics, lambda topic: topic.name)
    groups = carry_over(before.groups, now.groups, lambda group: group.group_id)
    brokers = carry_over(before.brokers, now.brokers, lambda broker: broker.node_id)
    settled = replace(
        now,
        info=before.info if before.info == now.info else now.info,
        listed=before.listed if before.listed == now.listed else now.listed,
        topics=before.topics if _same_objects(before.topics, topics) else topics,
        groups=before.groups if _same_objects(before.groups, groups) else groups,
        brokers=before.brokers if _same_objects(before.brokers, brokers) else brokers,
        groups_error=_settled_error(before.groups_error, now.groups_error),
        offsets_error=_settled_error(before.offsets_error, now.offsets_error),
        sizes_error=_settled_error(before.sizes_error, now.sizes_error),
    )
    return before if settled == before else settled


def _same_objects(old: tuple[object, ...], new: tuple[object, ...]) -> bool:
    return len(old) == len(new) and all(one is other for one, other in zip(old, new, strict=True))


def _settled_error(old: KafkaGuiError | None, new: KafkaGuiError | None) -> KafkaGuiError | None:
    return old if same_error(old, new) else new


@dataclass(frozen=True, slots=True)
class OverviewState:
    """The newest view and how it stands.

    ``view`` stays while a newer one is read and after an error. ``read_at_s`` is when it was read, ``error_at_s`` when
    reading last failed, in seconds since the epoch; ``error`` is None once a view was read again.
    """

    view: ClusterView | None = None
    read_at_s: float = 0.0
    error: KafkaGuiError | None = None
    error_at_s: float = 0.0
    is_reading: bool = False
