"""Lists and describes groups of every type, and asks for their committed offsets."""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kafka import KafkaAdminClient
from kafka.protocol.admin import DescribeGroupsRequest, ListGroupsRequest
from kafka.protocol.api_message import ApiMessage
from kafka.protocol.consumer import OffsetFetchRequest
from kafka.protocol.consumer.metadata import ConsumerProtocolAssignment
from kafka.protocol.metadata import FindCoordinatorRequest

from kafkagui.client.admin.asking import Question, ask, ask_all
from kafkagui.client.admin.group_messages import ConsumerGroupDescribeRequest, ShareGroupDescribeRequest
from kafkagui.client.admin.rights import DESCRIBE_GROUP, DESCRIBE_TOPIC
from kafkagui.client.errors import refused, translate
from kafkagui.core.errors import BrokerRefused, KafkaGuiError
from kafkagui.core.groups import GroupMember, GroupSummary, GroupType
from kafkagui.core.topics import TopicPartition
from kafkagui.core.wording import tr

GROUP_ID_NOT_FOUND = 69
_KINDS = {kind.value: kind for kind in GroupType}
_GROUP = 0
_BATCHED_SINCE = 8
_DESCRIBES = {
    GroupType.CONSUMER: ConsumerGroupDescribeRequest,
    GroupType.SHARE: ShareGroupDescribeRequest,
}
_READS_TOPICS = ("consumer", "")

Part = tuple[str, int]


@dataclass(frozen=True, slots=True)
class ListedGroup:
    """A group as its coordinator lists it."""

    summary: GroupSummary
    coordinator: int

    @property
    def commits_offsets(self) -> bool:
        """Whether its progress is a committed offset per partition."""
        return self.summary.kind is not GroupType.SHARE


@dataclass(frozen=True, slots=True)
class DescribedGroup:
    """What the coordinator tells of a group; ``error`` says why it does not."""

    state: str = ""
    assignor: str = ""
    members: tuple[GroupMember, ...] = ()
    error: KafkaGuiError | None = None


@dataclass(slots=True)
class Committed:
    """Committed offsets of one group by (topic, partition), None where there is none."""

    offsets: dict[Part, int | None] = field(default_factory=dict)
    errors: dict[Part, KafkaGuiError] = field(default_factory=dict)
    error: KafkaGuiError | None = None


def list_groups(client: KafkaAdminClient, nodes: Iterable[int]) -> tuple[list[ListedGroup], dict[int, KafkaGuiError]]:
    """All groups of these coordinators by id, and why some did not answer."""
    asked = ask_all(client, (Question(node, node, ListGroupsRequest(min_version=0)) for node in nodes))
    errors = {
        node: translate(error, tr("Groups of broker {node_id}", node_id=node)) for node, error in asked.errors.items()
    }
    groups: list[ListedGroup] = []
    for node, answer in asked.answers.items():
        if answer.error_code:
            errors[node] = refused(answer.error_code, tr("Groups of broker {node_id}", node_id=node))
        groups.extend(_listed(group, node) for group in answer.groups)
    return sorted(groups, key=lambda group: group.summary.group_id), errors


def _listed(group: ApiMessage, node: int) -> ListedGroup:
    named = str(getattr(group, "group_type", "") or "").lower()
    # Before KIP-848 there was but one type, and brokers did not name it.
    kind = _KINDS.get(named, GroupType.UNKNOWN) if named else GroupType.CLASSIC
    state = getattr(group, "group_state", "") or ""
    return ListedGroup(GroupSummary(group.group_id, kind, group.protocol_type or "", state), node)


def coordinator_of(client: KafkaAdminClient, group_id: str) -> int:
    """The broker that keeps a group.

    Raises:
        BrokerRefused: when this user may not see the group.
    """
    answer = ask(client, FindCoordinatorRequest(key=group_id, key_type=_GROUP, max_version=3))
    if answer.error_code:
        raise refused(
            answer.error_code,
            tr("Group {group}", group=group_id),
            getattr(answer, "error_message", None),
            right=DESCRIBE_GROUP,
        )
    return int(answer.node_id)


def describe_groups(client: KafkaAdminClient, groups: Iterable[ListedGroup]) -> dict[str, DescribedGroup]:
    """Members and state of each group."""
    batches: dict[tuple[int, GroupType], list[str]] = defaultdict(list)
    for group in groups:
        batches[group.coordinator, group.summary.kind].append(group.summary.group_id)
    questions = (Question(batch, batch[0], _describe_request(batch[1], ids)) for batch, ids in batches.items())
    asked = ask_all(client, questions)
    found: dict[str, DescribedGroup] = {}
    for batch, error in asked.errors.items():
        for group_id in batches[batch]:
            found[group_id] = DescribedGroup(error=translate(error, tr("Group {group}", group=group_id)))
    for batch, answer in asked.answers.items():
        describe = _new_group if batch[1] in _DESCRIBES else _classic_group
        found.update({group.group_id: describe(group) for group in answer.groups})
    return found


def _describe_request(kind: GroupType, ids: list[str]) -> ApiMessage:
    if kind in _DESCRIBES:
        # Version 0 of the share group's was an early access that no release kept.
        least = 1 if kind is GroupType.SHARE else 0
        return _DESCRIBES[kind](group_ids=ids, include_authorized_operations=False, min_version=least)
    return DescribeGroupsRequest(groups=ids, include_authorized_operations=False)


def _classic_group(group: ApiMessage) -> DescribedGroup:
    if error := _error(group):
        return DescribedGroup(error=error)
    reads_topics = group.protocol_type in _READS_TOPICS
    members = tuple(
        GroupMember(
            m.member_id,
            m.client_id,
            m.client_host.lstrip("/"),
            tuple(_assigned(m.member_assignment)) if reads_topics else (),
            getattr(m, "group_instance_id", None) or "",
        )
        for m in group.members
    )
    return DescribedGroup(group.group_state, group.protocol_data or "", members)


def _assigned(assignment: bytes | None) -> Iterator[TopicPartition]:
    if not assignment:
        return
    try:
        topics = ConsumerProtocolAssignment.decode(bytes(assignment)).assigned_partitions
    except (struct.error, ValueError, EOFError):  # another program's assignor may write what it likes
        return
    for topic in topics:
        yield from (TopicPartition(topic.topic, partition) for partition in topic.partitions)


def _new_group(group: ApiMessage) -> DescribedGroup:
    if error := _error(group):
        return DescribedGroup(error=error)
    members = tuple(
        GroupMember(
            m.member_id,
            m.client_id,
            m.client_host.lstrip("/"),
            tuple(TopicPartition(t.topic_name, part) for t in m.assignment.topic_partitions for part in t.partitions),
            getattr(m, "instance_id", None) or "",
        )
        for m in group.members
    )
    return DescribedGroup(group.group_state, group.assignor_name, members)


def _error(group: ApiMessage) -> BrokerRefused | None:
    subject = tr("Group {group}", group=group.group_id)
    if group.error_code:
        return refused(group.error_code, subject, getattr(group, "error_message", None), right=DESCRIBE_GROUP)
    # Before version 6 a group that is not there is described as dead.
    return refused(GROUP_ID_NOT_FOUND, subject) if group.group_state == "Dead" else None


def committed_offsets(client: KafkaAdminClient, groups: Iterable[ListedGroup]) -> dict[str, Committed]:
    """All committed offsets of each group."""
    by_node: dict[int, list[str]] = defaultdict(list)
    for group in groups:
        by_node[group.coordinator].append(group.summary.group_id)
    if client._manager.broker_version_data.api_version(OffsetFetchRequest) >= _BATCHED_SINCE:
        return _committed_in_batches(client, by_node)
    return _committed_one_by_one(client, by_node)


def _committed_in_batches(client: KafkaAdminClient, by_node: dict[int, list[str]]) -> dict[str, Committed]:
    group_type = OffsetFetchRequest.OffsetFetchRequestGroup
    questions = (
        Question(
            node,
            node,
            OffsetFetchRequest(
                groups=[group_type(group_id=group_id, topics=None) for group_id in ids],
                require_stable=False,
                min_version=_BATCHED_SINCE,
                max_version=_BATCHED_SINCE,
            ),
        )
        for node, ids in by_node.items()
    )
    asked = ask_all(client, questions)
    found = {
        group_id: Committed(error=translate(error, tr("Group {group}", group=group_id)))
        for node, error in asked.errors.items()
        for group_id in by_node[node]
    }
    for answer in asked.answers.values():
        found.update({group.group_id: _committed(group, group.group_id) for group in answer.groups})
    return found


def _committed_one_by_one(client: KafkaAdminClient, by_node: dict[int, list[str]]) -> dict[str, Committed]:
    questions = (
        Question(group_id, node, OffsetFetchRequest(group_id=group_id, topics=None, min_version=2, max_version=7))
        for node, ids in by_node.items()
        for group_id in ids
    )
    asked = ask_all(client, questions)
    found = {
        group_id: Committed(error=translate(error, tr("Group {group}", group=group_id)))
        for group_id, error in asked.errors.items()
    }
    found.update({group_id: _committed(answer, group_id) for group_id, answer in asked.answers.items()})
    return found


def _committed(group: ApiMessage, group_id: str) -> Committed:
    if group.error_code:
        return Committed(error=refused(group.error_code, tr("Group {group}", group=group_id), right=DESCRIBE_GROUP))
    committed = Committed()
    for topic in group.topics:
        for part in topic.partitions:
            where = (topic.name, part.partition_index)
            # -1 says that nothing is committed.
            committed.offsets[where] = part.committed_offset if part.committed_offset >= 0 else None
            if part.error_code:
                subject = tr("Partition {topic}-{partition}", topic=where[0], partition=where[1])
                committed.errors[where] = refused(part.error_code, subject, right=DESCRIBE_TOPIC)
    return committed
