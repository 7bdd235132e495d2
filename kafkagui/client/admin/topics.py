"""Topics: asking, creating, growing, deleting."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from typing import NotRequired, TypedDict

from kafka import KafkaAdminClient

from kafkagui.client.admin.calls import AdminCalls
from kafkagui.client.admin.configs import topic_configs
from kafkagui.client.admin.disks import log_dirs
from kafkagui.client.admin.metadata import TopicList, may_have_transactions, one_topic
from kafkagui.client.admin.offsets import find_range
from kafkagui.client.admin.rights import ALTER_TOPIC, CREATE_TOPIC, DELETE_TOPIC
from kafkagui.client.errors import refused
from kafkagui.client.options import Settings
from kafkagui.core.errors import BrokerRefused, ConnectionLost
from kafkagui.core.profiles import Profile
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.topics import NewTopic, PartitionDetail, RecordCount, TopicDetail, TopicInfo
from kafkagui.core.wording import tr

_VISIBLE_WITHIN_S = 10.0
_LOOK_AGAIN_S = 0.05
_MISSING = "UNKNOWN_TOPIC_OR_PARTITION"
CLEANUP_POLICY = "cleanup.policy"


class _DeedAnswer(TypedDict):
    error_code: int
    error_message: NotRequired[str | None]


class TopicCalls(AdminCalls):
    """Topics: asking, creating, growing, deleting."""

    def __init__(self, profile: Profile, settings: Settings) -> None:
        super().__init__(profile, settings)
        self._topics = TopicList()

    async def list_topics(self) -> tuple[TopicInfo, ...]:
        """All topics this user may see, by name."""
        return await self._call(tr("The topics"), self._topics.look)

    async def describe_topic(self, name: str) -> TopicInfo:
        """One topic.

        Raises:
            BrokerRefused: with code ``UNKNOWN_TOPIC_OR_PARTITION`` or ``TOPIC_AUTHORIZATION_FAILED``.
        """
        return await self._call(tr("Topic {name}", name=name), lambda client: one_topic(client, name))

    async def topic_detail(self, name: str) -> TopicDetail:
        """One topic with the offsets and sizes of its partitions.

        Raises:
            BrokerRefused: with code ``UNKNOWN_TOPIC_OR_PARTITION`` or ``TOPIC_AUTHORIZATION_FAILED``.
        """
        return await self._call(tr("Topic {name}", name=name), lambda client: _topic_detail(client, name))

    async def create_topic(self, topic: NewTopic) -> TopicInfo:
        """Create a topic and wait until every partition has a leader.

        Raises:
            BrokerRefused: with the broker's reason.
            InputRefused: for a name that Kafka does not allow.
            ReadOnlyRefused: on a read-only profile.
        """
        self._refuse_if_read_only(tr("create the topic {topic}", topic=topic.name))
        check_topic_name(topic.name)
        wanted = {
            topic.name: {
                "num_partitions": topic.partitions,
                "replication_factor": topic.replication_factor,
                "configs": dict(topic.configs),
                "assignments": {number: list(nodes) for number, nodes in enumerate(topic.replicas)},
            }
        }
        subject = tr("Topic {topic}", topic=topic.name)
        answer = await self._call(subject, lambda client: client.create_topics(wanted, raise_errors=False))
        _raise_first(answer["topics"], subject, CREATE_TOPIC)
        return await self._wait_for_leaders(topic.name)

    async def add_partitions(self, name: str, total: int) -> TopicInfo:
        """Give a topic more partitions, ``total`` in all, and wait until all have leaders.

        Raises:
            BrokerRefused: with the broker's reason.
            ReadOnlyRefused: on a read-only profile.
        """
        self._refuse_if_read_only(tr("add partitions to the topic {name}", name=name))
        subject = tr("Topic {name}", name=name)
        answer = await self._call(
            subject, lambda client: client.create_partitions({name: total}, raise_errors=False).to_dict()
        )
        _raise_first(answer["results"], subject, ALTER_TOPIC)
        return await self._wait_for_leaders(name, total)

    async def delete_topic(self, name: str) -> None:
        """Delete a topic and wait until it is gone.

        Raises:
            BrokerRefused: with the broker's reason.
            ReadOnlyRefused: on a read-only profile.
        """
        self._refuse_if_read_only(tr("delete the topic {name}", name=name))
        subject = tr("Topic {name}", name=name)
        answer = await self._call(subject, lambda client: client.delete_topics([name], raise_errors=False))
        _raise_first(answer["topics"], subject, DELETE_TOPIC)
        await self._wait_until_gone(name)

    async def _wait_for_leaders(self, name: str, partitions: int = 1) -> TopicInfo:
        ends_at = time.monotonic() + _VISIBLE_WITHIN_S
        while True:
            info = await self._look_at(name)
            led = info is not None and sum(part.leader is not None for part in info.partitions)
            if info is not None and led == len(info.partitions) >= partitions:
                return info
            if time.monotonic() > ends_at:
                raise ConnectionLost(
                    tr("Topic {name} has no leaders after {limit_s:g} s.", name=name, limit_s=_VISIBLE_WITHIN_S),
                    hint=tr("Check that enough brokers are up."),
                    code="LEADER_NOT_AVAILABLE",
                    retriable=True,
                )
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def _wait_until_gone(self, name: str) -> None:
        ends_at = time.monotonic() + _VISIBLE_WITHIN_S
        while await self._look_at(name) is not None:
            if time.monotonic() > ends_at:
                raise ConnectionLost(
                    tr(
                        "Topic {name} is being deleted, but still there after {limit_s:g} s.",
                        name=name,
                        limit_s=_VISIBLE_WITHIN_S,
                    ),
                    retriable=True,
                )
            await asyncio.sleep(_LOOK_AGAIN_S)

    async def _look_at(self, name: str) -> TopicInfo | None:
        """The topic as it is now, None while no broker knows it."""
        try:
            return await self.describe_topic(name)
        except BrokerRefused as error:
            if error.code == _MISSING:
                return None
            raise


def _topic_detail(client: KafkaAdminClient, name: str) -> TopicDetail:
    info = one_topic(client, name)
    begins, ends = find_range(client, [(name, part.partition) for part in info.partitions], {name: info})
    sizes = _replica_sizes(client, info)
    parts = tuple(
        PartitionDetail(
            part,
            begins.found.get(where),
            ends.found.get(where),
            sizes.get((part.partition, part.leader)),
            begins.errors.get(where) or ends.errors.get(where),
        )
        for part in info.partitions
        for where in [(name, part.partition)]
    )
    counts = [p.end - p.begin for p in parts if p.begin is not None and p.end is not None]
    records = RecordCount(sum(counts), _is_exact(client, name)) if len(counts) == len(parts) else None
    return TopicDetail(info, parts, records, sum(sizes.values()) if sizes else None)


def _replica_sizes(client: KafkaAdminClient, info: TopicInfo) -> dict[tuple[int, int | None], int]:
    """Bytes by (partition, broker), of the brokers that tell."""
    nodes = sorted({node for part in info.partitions for node in part.replicas})
    wanted = [(info.name, [part.partition for part in info.partitions])]
    return {
        (replica.partition, broker.node_id): replica.size_bytes
        for broker in log_dirs(client, nodes, wanted)
        for directory in broker.dirs
        for replica in directory.replicas
        if replica.topic == info.name
    }


def _is_exact(client: KafkaAdminClient, name: str) -> bool:
    listing = topic_configs(client, [name], [CLEANUP_POLICY])
    policy = listing[0].entry(CLEANUP_POLICY) if listing else None
    return policy is not None and policy.value == "delete" and not may_have_transactions(client)


def _raise_first(answers: Sequence[_DeedAnswer], subject: str, right: str) -> None:
    for answer in answers:
        if answer["error_code"]:
            raise refused(answer["error_code"], subject, answer.get("error_message"), right=right)
