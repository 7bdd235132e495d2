"""A topic's table of partitions."""

from __future__ import annotations

from typing import Final

from kafkagui.core.quantities import UNKNOWN, byte_size, number
from kafkagui.core.topics import PartitionDetail
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel


def partition_state(part: PartitionDetail) -> Cell:
    """How a partition is, in a word with its icon, or why nothing is known of it."""
    info = part.info
    if info.leader is None:
        return Cell(tr("No leader"), "pill", "err")
    if info.under_replicated:
        return Cell(tr("Under-replicated"), "pill", "warn")
    if part.error is not None:
        return Cell(part.error.message, "err", icon="circle-x")
    return Cell(tr("In sync"), "pill", "ok")


def _brokers(ids: tuple[int, ...]) -> str:
    return ", ".join(map(str, ids)) or UNKNOWN


_COLUMNS: Final[tuple[FieldColumn[PartitionDetail], ...]] = (
    FieldColumn(
        ColumnSpec("partition", mark("Part."), 58, right=True, mono=True),
        lambda p: str(p.info.partition),
        lambda p: p.info.partition,
    ),
    FieldColumn(
        ColumnSpec("leader", mark("Leader"), 66, right=True, mono=True),
        lambda p: UNKNOWN if p.info.leader is None else str(p.info.leader),
        lambda p: p.info.leader,
    ),
    FieldColumn(
        ColumnSpec("replicas", mark("Replicas"), 84, mono=True, muted=True, gives_way=3),
        lambda p: _brokers(p.info.replicas),
        lambda p: _brokers(p.info.replicas),
    ),
    FieldColumn(
        ColumnSpec("isr", mark("ISR"), 76, mono=True, gives_way=4),
        lambda p: Cell(_brokers(p.info.isr), "warn" if p.info.under_replicated else "plain"),
        lambda p: _brokers(p.info.isr),
    ),
    FieldColumn(
        ColumnSpec("state", mark("State"), 132, stretch=True), partition_state, lambda p: partition_state(p).text
    ),
    FieldColumn(
        ColumnSpec("begin", mark("Begin"), 92, right=True, mono=True, gives_way=2),
        lambda p: number(p.begin),
        lambda p: p.begin,
    ),
    FieldColumn(ColumnSpec("end", mark("End"), 100, right=True, mono=True), lambda p: number(p.end), lambda p: p.end),
    FieldColumn(
        ColumnSpec("size", mark("Size"), 86, right=True, mono=True, muted=True, gives_way=1),
        lambda p: byte_size(p.size_bytes),
        lambda p: p.size_bytes,
    ),
)


class PartitionRows(KeyedModel[PartitionDetail]):
    """Partitions by number."""

    def __init__(self) -> None:
        super().__init__(
            _COLUMNS,
            lambda part: part.info.partition,
            lambda part: f"{part.info.partition} {partition_state(part).text}",
            ("partition", False),
        )
