"""``groups list | describe``."""

from __future__ import annotations

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import connect
from kafkagui.core.groups import GroupDetail, GroupMember, GroupSummary, PartitionLag
from kafkagui.services.program import Program

_UNKNOWN = "-"


async def list_groups(arguments: Arguments, program: Program) -> int:
    """Print every group with its type, state, members and lag."""
    cluster = await connect(arguments, program)
    view = await cluster.admin.survey(with_sizes=False)
    # One survey describes a share of very many groups; the next goes on from there.
    while any(group.members is None and group.error is None for group in view.groups):
        view = await cluster.admin.survey(view, with_sizes=False)
    if arguments.json:
        for group in view.groups:
            console.say_json(_summary(group))
    else:
        rows = [(g.group_id, g.kind.value, g.state, _count(g.members), _count(g.lag)) for g in view.groups]
        console.table([("GROUP", "TYPE", "STATE", "MEMBERS", "LAG"), *rows])
    problems = [group.error for group in view.groups if group.error is not None]
    for error in [view.groups_error, *problems]:
        if error is not None:
            console.note(str(error))
    return 0


async def describe(arguments: Arguments, program: Program) -> int:
    """Print a group's members and its lag by partition."""
    cluster = await connect(arguments, program)
    group = await cluster.admin.group_detail(arguments.group)
    if arguments.json:
        console.say_json(_description(group))
        return 0
    console.say(f"{group.summary.group_id}  {group.summary.kind.value}  {group.summary.state}")
    lags = [
        (lag.topic, str(lag.partition), _count(lag.committed), _count(lag.end), _count(lag.lag), lag.client_id)
        for lag in group.lags
    ]
    console.table([("TOPIC", "PARTITION", "COMMITTED", "END", "LAG", "READ BY"), *lags])
    members = [(m.client_id, m.host, str(len(m.assignments)), m.member_id) for m in group.members]
    console.table([("CLIENT", "HOST", "PARTITIONS", "MEMBER"), *members])
    if group.lag_error is not None:
        console.note(str(group.lag_error))
    return 0


def _count(number: int | None) -> str:
    return _UNKNOWN if number is None else str(number)


def _summary(group: GroupSummary) -> dict[str, console.Json]:
    return {
        "group": group.group_id,
        "type": group.kind.value,
        "protocol": group.protocol,
        "state": group.state,
        "members": group.members,
        "topics": None if group.topics is None else list(group.topics),
        "lag": group.lag,
        "error": None if group.error is None else group.error.code,
    }


def _description(group: GroupDetail) -> dict[str, console.Json]:
    return {
        **_summary(group.summary),
        "coordinator": group.coordinator,
        "assignor": group.assignor,
        "members": [_member(member) for member in group.members],
        "partitions": [_lag(lag) for lag in group.lags],
    }


def _member(member: GroupMember) -> console.Json:
    return {
        "member": member.member_id,
        "client": member.client_id,
        "host": member.host,
        "instance": member.instance_id or None,
        "partitions": [{"topic": part.topic, "partition": part.partition} for part in member.assignments],
    }


def _lag(lag: PartitionLag) -> console.Json:
    return {
        "topic": lag.topic,
        "partition": lag.partition,
        "committed": lag.committed,
        "end": lag.end,
        "lag": lag.lag,
        "client": lag.client_id or None,
        "error": None if lag.error is None else lag.error.code,
    }
