"""The overview's table of groups."""

from __future__ import annotations

from typing import Final

from kafkagui.core.groups import GroupSummary
from kafkagui.core.quantities import number
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel
from kafkagui.ui.pages.cluster_cells import TYPE_WORDS, lag_cell, state_cell


def group_state(group: GroupSummary) -> Cell:
    """A group's state, or why nothing more is known of it."""
    if group.error is not None:
        return Cell(group.error.message, "err", icon="circle-x")
    return state_cell(group.state)


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
