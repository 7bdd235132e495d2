"""A group's table of lag by partition."""

from __future__ import annotations

from typing import Final

from kafkagui.core.groups import PartitionLag
from kafkagui.core.quantities import UNKNOWN, number
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel
from kafkagui.ui.pages.cluster_cells import lag_cell


def _client(lag: PartitionLag) -> Cell:
    """Who reads the partition, or why its lag is not known."""
    if lag.error is not None:
        return Cell(lag.error.message, "err", icon="circle-x", mono=False)
    return Cell(lag.client_id) if lag.client_id else Cell(UNKNOWN, "muted")


_COLUMNS: Final[tuple[FieldColumn[PartitionLag], ...]] = (
    FieldColumn(ColumnSpec("topic", mark("Topic"), 110, stretch=True), lambda p: p.topic, lambda p: p.topic),
    FieldColumn(
        ColumnSpec("partition", mark("Part."), 58, right=True, mono=True),
        lambda p: str(p.partition),
        lambda p: p.partition,
    ),
    FieldColumn(
        ColumnSpec("committed", mark("Committed"), 94, right=True, mono=True, gives_way=2),
        lambda p: number(p.committed),
        lambda p: p.committed,
    ),
    FieldColumn(
        ColumnSpec("end", mark("End"), 94, right=True, mono=True, gives_way=3),
        lambda p: number(p.end),
        lambda p: p.end,
    ),
    FieldColumn(ColumnSpec("lag", mark("Lag"), 142, right=True, mono=True), lambda p: lag_cell(p.lag), lambda p: p.lag),
    FieldColumn(ColumnSpec("client", mark("Read by"), 116, gives_way=1), _client, lambda p: _client(p).text),
)


class LagRows(KeyedModel[PartitionLag]):
    """Partitions, by topic and number."""

    def __init__(self) -> None:
        super().__init__(
            _COLUMNS,
            lambda part: (part.topic, part.partition),
            lambda part: f"{part.topic} {part.partition:06} {_client(part).text}",
            ("topic", False),
        )
