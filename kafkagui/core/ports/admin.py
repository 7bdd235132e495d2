"""Asks and changes a cluster.

Changing deeds raise ``ReadOnlyRefused`` on a read-only profile. Where an answer is about many items, an item that a
broker refuses carries its own ``error``; a method raises only when nothing can be said at all: ``ConnectionLost``
when no broker answers in time, ``BrokerRefused`` when the whole question is refused. Asking leaves no trace: no topic
comes into being, no group is joined.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.brokers import BrokerLogDirs, QuorumInfo
    from kafkagui.core.cluster_view import ClusterView
    from kafkagui.core.configs import ConfigChange, ConfigListing
    from kafkagui.core.groups import GroupDetail, GroupList
    from kafkagui.core.topics import ClusterInfo, NewTopic, TopicDetail, TopicInfo


class TopicAdmin(Protocol):
    """Topics: asking, creating, growing, deleting."""

    async def list_topics(self) -> tuple[TopicInfo, ...]:
        """All topics this user may see, by name; never creates one."""
        ...

    async def describe_topic(self, name: str) -> TopicInfo:
        """One topic.

        Raises:
            BrokerRefused: with code ``UNKNOWN_TOPIC_OR_PARTITION`` or ``TOPIC_AUTHORIZATION_FAILED``.
        """
        ...

    async def topic_detail(self, name: str) -> TopicDetail:
        """One topic with the offsets and sizes of its partitions.

        Raises:
            BrokerRefused: with code ``UNKNOWN_TOPIC_OR_PARTITION`` or ``TOPIC_AUTHORIZATION_FAILED``.
        """
        ...

    async def create_topic(self, topic: NewTopic) -> TopicInfo:
        """Create a topic and wait until it has leaders.

        Raises:
            BrokerRefused: with the broker's reason.
        """
        ...

    async def add_partitions(self, name: str, total: int) -> TopicInfo:
        """Give a topic more partitions, ``total`` in all, and wait until all have leaders.

        Raises:
            BrokerRefused: with the broker's reason; there can never be fewer than there are.
        """
        ...

    async def delete_topic(self, name: str) -> None:
        """Delete a topic and wait until it is gone.

        Raises:
            BrokerRefused: with the broker's reason.
        """
        ...


class ConfigAdmin(Protocol):
    """Configuration of topics and brokers."""

    async def topic_configs(self, names: Sequence[str]) -> tuple[ConfigListing, ...]:
        """The whole configuration of each topic, in the order asked."""
        ...

    async def broker_config(self, node_id: int) -> ConfigListing:
        """The whole configuration of one broker."""
        ...

    async def alter_topic_config(self, name: str, changes: Sequence[ConfigChange]) -> None:
        """Change these settings of a topic, all or none, and leave the others (KIP-339).

        Raises:
            BrokerRefused: with the broker's reason.
        """
        ...


class GroupAdmin(Protocol):
    """Groups that read topics."""

    async def list_groups(self) -> GroupList:
        """All groups this user may see, by id, without members and lag."""
        ...

    async def group_detail(self, group_id: str) -> GroupDetail:
        """One group, its members, and its lag per partition: committed offsets are read first, ends after.

        Raises:
            BrokerRefused: with code ``GROUP_ID_NOT_FOUND`` or ``GROUP_AUTHORIZATION_FAILED``.
        """
        ...


class Admin(TopicAdmin, ConfigAdmin, GroupAdmin, Protocol):
    """Everything that can be asked of a cluster and changed in it."""

    async def describe_cluster(self) -> ClusterInfo:
        """The cluster and its brokers.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        ...

    async def survey(self, before: ClusterView | None = None, *, with_sizes: bool = True) -> ClusterView:
        """The whole cluster at a glance, made from the view before; unchanged items are the same objects.

        On big clusters one call asks for the offsets of a share of the partitions; the next ones go on from there.

        Args:
            before: the newest view, whose sizes stay when they are not asked for.
            with_sizes: ask the brokers for the sizes of their logs, which costs them more than anything else here.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        ...

    async def log_dirs(self, node_ids: Sequence[int]) -> tuple[BrokerLogDirs, ...]:
        """The log directories of each of these brokers, in the order asked."""
        ...

    async def quorum(self) -> QuorumInfo:
        """The controllers that keep the metadata.

        Raises:
            BrokerRefused: with code ``CLUSTER_AUTHORIZATION_FAILED``, or for a cluster without KRaft.
        """
        ...
