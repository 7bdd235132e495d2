"""Groups: all that there are, and one with its members and lag."""

from __future__ import annotations

from dataclasses import replace

from kafka import KafkaAdminClient

from kafkagui.client.admin.calls import AdminCalls
from kafkagui.client.admin.group_questions import (
    GROUP_ID_NOT_FOUND,
    Committed,
    DescribedGroup,
    ListedGroup,
    Part,
    committed_offsets,
    coordinator_of,
    describe_groups,
    list_groups,
)
from kafkagui.client.admin.metadata import cluster_info, is_missing, topic_infos
from kafkagui.client.admin.offsets import LATEST, Offsets, find_offsets
from kafkagui.client.errors import refused
from kafkagui.core.errors import BrokerRefused
from kafkagui.core.groups import GroupDetail, GroupList, GroupSummary, GroupType, PartitionLag, total_lag
from kafkagui.core.wording import tr

_OFFSETS_TOPIC = "__consumer_offsets"


class GroupCalls(AdminCalls):
    """Groups that read topics."""

    async def list_groups(self) -> GroupList:
        """All groups this user may see, by id, without members and lag."""
        return await self._call(tr("The groups"), _group_list)

    async def group_detail(self, group_id: str) -> GroupDetail:
        """One group, its members, and its lag per partition.

        Raises:
            BrokerRefused: with code ``GROUP_ID_NOT_FOUND`` or ``GROUP_AUTHORIZATION_FAILED``.
        """
        return await self._call(tr("Group {group}", group=group_id), lambda client: _group_detail(client, group_id))


def _group_list(client: KafkaAdminClient) -> GroupList:
    listed, errors = list_groups(client, (broker.node_id for broker in cluster_info(client).brokers))
    return GroupList(tuple(group.summary for group in listed), tuple(errors.values()))


def _group_detail(client: KafkaAdminClient, group_id: str) -> GroupDetail:
    group = _find(client, group_id)
    described = describe_groups(client, [group]).get(group_id)
    if described is None:
        raise refused(GROUP_ID_NOT_FOUND, tr("Group {group}", group=group_id))
    if described.error is not None:
        raise described.error
    committed = Committed(error=share_group_has_none(group_id))
    if group.commits_offsets:
        committed = committed_offsets(client, [group])[group_id]
    parts = parts_of(described, committed)
    topics = {topic.name: topic for topic in topic_infos(client, sorted({topic for topic, _ in parts}))}
    ends = find_offsets(client, parts if group.commits_offsets else (), topics, LATEST)
    lags = lags_of(described, committed, ends) if committed.error is None else ()
    return GroupDetail(
        summary_of(group, described, committed, lags),
        group.coordinator,
        described.assignor,
        described.members,
        lags,
        committed.error,
    )


def _find(client: KafkaAdminClient, group_id: str) -> ListedGroup:
    listed, _ = list_groups(client, (broker.node_id for broker in cluster_info(client).brokers if not broker.fenced))
    for group in listed:
        if group.summary.group_id == group_id:
            return group
    # Looking for a coordinator makes a broker create the offsets' topic: without it there is no group anyway.
    if is_missing(client, _OFFSETS_TOPIC):
        raise refused(GROUP_ID_NOT_FOUND, tr("Group {group}", group=group_id))
    return ListedGroup(GroupSummary(group_id, GroupType.CLASSIC), coordinator_of(client, group_id))


def share_group_has_none(group_id: str) -> BrokerRefused:
    """Why a share group has no lag here."""
    return BrokerRefused(
        tr("Group {group} is a share group: its progress is kept record by record, not as offsets.", group=group_id),
        code="UNSUPPORTED_VERSION",
    )


def parts_of(described: DescribedGroup, committed: Committed) -> list[Part]:
    """The partitions that a group reads or has committed to, in order."""
    assigned = {(tp.topic, tp.partition) for member in described.members for tp in member.assignments}
    return sorted(assigned | committed.offsets.keys())


def lags_of(described: DescribedGroup, committed: Committed, ends: Offsets) -> tuple[PartitionLag, ...]:
    """A group's lag for each of its partitions; ``ends`` were read after ``committed``."""
    readers = {(tp.topic, tp.partition): member.client_id for member in described.members for tp in member.assignments}
    return tuple(
        PartitionLag(
            part[0],
            part[1],
            committed.offsets.get(part),
            ends.found.get(part),
            readers.get(part, ""),
            committed.errors.get(part) or ends.errors.get(part),
        )
        for part in parts_of(described, committed)
    )


def summary_of(
    group: ListedGroup, described: DescribedGroup, committed: Committed, lags: tuple[PartitionLag, ...]
) -> GroupSummary:
    """A group's line in a list."""
    if described.error is not None:
        return replace(group.summary, error=described.error)
    return replace(
        group.summary,
        state=described.state or group.summary.state,
        members=len(described.members),
        topics=tuple(sorted({topic for topic, _ in parts_of(described, committed)})),
        lag=total_lag(lags),
        error=committed.error if group.commits_offsets else None,
    )
