"""All that is told of one topic: its partitions, its configuration, and the groups that read it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kafkagui.core.configs import ConfigListing
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.groups import GroupSummary, total_lag
from kafkagui.core.topics import TopicDetail

if TYPE_CHECKING:
    from kafkagui.core.ports import Admin

MOST_READERS = 50
"""Groups that are asked for their lag; of more than these only the first by name are."""


@dataclass(frozen=True, slots=True)
class TopicReader:
    """A group that reads a topic, and how far it is behind in it alone; None is unknown, ``error`` says why."""

    group_id: str
    state: str
    members: int | None = None
    lag: int | None = None
    error: KafkaGuiError | None = None


@dataclass(frozen=True, slots=True)
class TopicLook:
    """One look at a topic; ``readers`` is None while it is not known which groups read it."""

    detail: TopicDetail
    config: ConfigListing
    readers: tuple[TopicReader, ...] | None


async def look_at_topic(admin: Admin, name: str, groups: Iterable[GroupSummary] | None) -> TopicLook:
    """Ask for a topic; a group that may not be asked carries its own error.

    Args:
        admin: is asked.
        name: of the topic.
        groups: all groups as last seen; those that read the topic are asked for their lag in it.

    Raises:
        BrokerRefused: with code ``UNKNOWN_TOPIC_OR_PARTITION`` or ``TOPIC_AUTHORIZATION_FAILED``.
        ConnectionLost: when no broker answers in time.
    """
    detail = await admin.topic_detail(name)
    (config,) = await admin.topic_configs([name])
    if groups is None:
        return TopicLook(detail, config, None)
    reading = [group for group in groups if name in (group.topics or ())]
    readers = [await _reader(admin, name, group) for group in reading[:MOST_READERS]]
    return TopicLook(detail, config, tuple(readers))


async def _reader(admin: Admin, topic: str, group: GroupSummary) -> TopicReader:
    try:
        detail = await admin.group_detail(group.group_id)
    except KafkaGuiError as error:
        return TopicReader(group.group_id, group.state, group.members, error=error)
    lag = total_lag(tuple(part for part in detail.lags if part.topic == topic))
    members = sum(any(place.topic == topic for place in member.assignments) for member in detail.members)
    return TopicReader(group.group_id, detail.summary.state, members, lag, detail.lag_error)
