"""The overview's table of groups."""

from __future__ import annotations

from typing import Final

from kafkagui.core.groups import GroupSummary, GroupType
from kafkagui.core.quantities import UNKNOWN, number
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, ColumnSpec, Tone
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel

TYPE_WORDS: Final = {
    GroupType.CLASSIC: mark("Classic"),
    GroupType.CONSUMER: mark("Consumer"),
    GroupType.SHARE: mark("Share"),
    GroupType.STREAMS: mark("Streams"),
    GroupType.UNKNOWN: mark("Unknown"),
}

_REBALANCING: Final[tuple[str, Tone]] = (mark("Rebalancing"), "info")
_WORDS: Final[dict[str, tuple[str, Tone]]] = {
    "Stable": (mark("Stable"), "ok"),
    "Empty": (mark("Empty"), "neutral"),
    "Dead": (mark("Dead"), "err"),
    "PreparingRebalance": _REBALANCING,
    "CompletingRebalance": _REBALANCING,
    "Assigning": _REBALANCING,
    "Reconciling": _REBALANCING,
    "NotReady": _REBALANCING,
    "": (mark("Unknown"), "neutral"),
}


def state_words(state: str) -> tuple[str, Tone]:
    """A group's state in a word, and what it means; states that Kafka may yet add keep Kafka's word."""
    words, tone = _WORDS.get(state, (state, "neutral"))
    return tr(words), tone


def group_state(group: GroupSummary) -> Cell:
    """A group's state, or why nothing more is known of it."""
    if group.error is not None:
        return Cell(group.error.message, "err", icon="circle-x")
    words, tone = state_words(group.state)
    return Cell(words, "pill", tone, "refresh-cw" if tone == "info" else "")


def lag_cell(lag: int | None) -> Cell:
    """The lag with its bar."""
    return Cell(UNKNOWN, "muted", bar=-1) if lag is None else Cell(number(lag), bar=lag)


_COLUMNS: Final[tuple[FieldColumn[GroupSummary], ...]] = (
    FieldColumn(ColumnSpec("group", mark("Group"), 96, stretch=True), lambda g: g.group_id, lambda g: g.group_id),
    FieldColumn(
        ColumnSpec("type", mark("Type"), 90, hidden=True), lambda g: tr(TYPE_WORDS[g.kind]), lambda g: g.kind.value
    ),
    FieldColumn(ColumnSpec("state", mark("State"), 112, gives_way=2), group_state, lambda g: group_state(g).text),
    FieldColumn(
        ColumnSpec("members", mark("Members"), 82, right=True, mono=True, gives_way=1),
        lambda g: number(g.members),
        lambda g: g.members,
    ),
    FieldColumn(ColumnSpec("lag", mark("Lag"), 152, right=True, mono=True), lambda g: lag_cell(g.lag), lambda g: g.lag),
)


class GroupRows(KeyedModel[GroupSummary]):
    """Groups by name."""

    def __init__(self) -> None:
        super().__init__(
            _COLUMNS,
            lambda group: group.group_id,
            lambda group: f"{group.group_id} {group_state(group).text} {tr(TYPE_WORDS[group.kind])}",
            ("group", False),
        )
