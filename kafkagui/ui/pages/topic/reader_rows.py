"""A topic's table of the groups that read it."""

from __future__ import annotations

from typing import Final

from kafkagui.core.quantities import number
from kafkagui.core.wording import mark
from kafkagui.services.topic_look import TopicReader
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel
from kafkagui.ui.pages.cluster_cells import lag_cell, state_cell


def reader_state(reader: TopicReader) -> Cell:
    """The group's state, or why its lag is not known."""
    if reader.error is not None:
        return Cell(reader.error.message, "err", icon="circle-x")
    return state_cell(reader.state)


_COLUMNS: Final[tuple[FieldColumn[TopicReader], ...]] = (
    FieldColumn(ColumnSpec("group", mark("Group"), 96, stretch=True), lambda r: r.group_id, lambda r: r.group_id),
    FieldColumn(ColumnSpec("state", mark("State"), 112, gives_way=2), reader_state, lambda r: reader_state(r).text),
    FieldColumn(
        ColumnSpec("members", mark("Members"), 82, right=True, mono=True, gives_way=1),
        lambda r: number(r.members),
        lambda r: r.members,
    ),
    FieldColumn(
        ColumnSpec("lag", mark("Lag here"), 152, right=True, mono=True), lambda r: lag_cell(r.lag), lambda r: r.lag
    ),
)


class ReaderRows(KeyedModel[TopicReader]):
    """Groups, the one that is farthest behind first."""

    def __init__(self) -> None:
        super().__init__(
            _COLUMNS,
            lambda reader: reader.group_id,
            lambda reader: f"{reader.group_id} {reader_state(reader).text}",
            ("lag", True),
        )
