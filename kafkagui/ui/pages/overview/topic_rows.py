"""The overview's table of topics."""

from __future__ import annotations

from typing import Final

from kafkagui.core.cluster_view import TopicSummary
from kafkagui.core.quantities import byte_size, number, rate
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel
from kafkagui.ui.pages.cluster_cells import record_count

_OFFLINE_WEIGHS: Final = 1_000_000
"""A partition without a leader is worse than any number of replicas that are behind."""


def health(topic: TopicSummary) -> Cell:
    """What a topic's state is, in a word; where no replica is missing, why something of it is not known."""
    if topic.offline:
        return Cell(tr("{count:,} without leader", count=topic.offline), "pill", "err")
    if topic.under_replicated:
        return Cell(tr("{count:,} under-repl.", count=topic.under_replicated), "pill", "warn")
    if topic.error is not None:
        return Cell(topic.error.message, "err", icon="circle-x")
    return Cell(tr("Healthy"), "pill", "ok")


def _severity(topic: TopicSummary) -> float:
    if topic.error is not None:
        return float(_OFFLINE_WEIGHS * _OFFLINE_WEIGHS)
    return float(topic.offline * _OFFLINE_WEIGHS + topic.under_replicated)


def _words(topic: TopicSummary) -> str:
    return f"{topic.name} {health(topic).text}"


_COLUMNS: Final[tuple[FieldColumn[TopicSummary], ...]] = (
    FieldColumn(ColumnSpec("name", mark("Name"), 130, stretch=True), lambda t: t.name, lambda t: t.name),
    FieldColumn(
        ColumnSpec("partitions", mark("Part."), 58, right=True, mono=True, gives_way=4),
        lambda t: number(t.partitions),
        lambda t: t.partitions,
    ),
    FieldColumn(
        ColumnSpec("replicas", mark("Repl."), 58, right=True, mono=True, muted=True, gives_way=1),
        lambda t: number(t.replication_factor),
        lambda t: t.replication_factor,
    ),
    FieldColumn(
        ColumnSpec("records", mark("Records"), 106, right=True, mono=True),
        lambda t: record_count(t.records),
        lambda t: None if t.records is None else t.records.at_most,
    ),
    FieldColumn(
        ColumnSpec("size", mark("Size"), 86, right=True, mono=True, muted=True, gives_way=2),
        lambda t: byte_size(t.size_bytes),
        lambda t: t.size_bytes,
    ),
    FieldColumn(
        ColumnSpec("rate", mark("In"), 76, right=True, mono=True, gives_way=3),
        lambda t: rate(t.records_per_s),
        lambda t: t.records_per_s,
    ),
    FieldColumn(ColumnSpec("health", mark("Health"), 138), health, _severity),
)


class TopicRows(KeyedModel[TopicSummary]):
    """Topics, the fullest first."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, lambda topic: topic.name, _words, ("records", True))
