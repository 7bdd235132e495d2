"""A group's table of members."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Final

from kafkagui.core.groups import GroupMember
from kafkagui.core.quantities import UNKNOWN
from kafkagui.core.topics import TopicPartition
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel


def assignment_text(assignments: Iterable[TopicPartition]) -> str:
    """``orders 0, 1 · payments 3``; `UNKNOWN` for none."""
    by_topic = groupby(sorted(assignments), key=lambda place: place.topic)
    texts = [f"{topic} {', '.join(str(place.partition) for place in places)}" for topic, places in by_topic]
    return " · ".join(texts) or UNKNOWN


def _host(member: GroupMember) -> str:
    return member.host.lstrip("/") or UNKNOWN


_COLUMNS: Final[tuple[FieldColumn[GroupMember], ...]] = (
    FieldColumn(ColumnSpec("client", mark("Client"), 110), lambda m: m.client_id, lambda m: m.client_id),
    FieldColumn(ColumnSpec("host", mark("Host"), 100, mono=True, muted=True, gives_way=1), _host, _host),
    FieldColumn(
        ColumnSpec("partitions", mark("Partitions"), 110, stretch=True),
        lambda m: assignment_text(m.assignments),
        lambda m: len(m.assignments),
    ),
    FieldColumn(
        ColumnSpec("member", mark("Member id"), 160, mono=True, muted=True, hidden=True),
        lambda m: m.member_id,
        lambda m: m.member_id,
    ),
    FieldColumn(
        ColumnSpec("instance", mark("Instance id"), 110, mono=True, muted=True, hidden=True),
        lambda m: m.instance_id or UNKNOWN,
        lambda m: m.instance_id or None,
    ),
)


class MemberRows(KeyedModel[GroupMember]):
    """Members by client."""

    def __init__(self) -> None:
        super().__init__(
            _COLUMNS,
            lambda member: member.member_id,
            lambda member: (
                f"{member.client_id} {_host(member)} {assignment_text(member.assignments)} {member.member_id}"
            ),
            ("client", False),
        )
