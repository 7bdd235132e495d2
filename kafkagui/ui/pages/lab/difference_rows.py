"""Two runs side by side, a row for each pair."""

from __future__ import annotations

from typing import Final

from kafkagui.core.lab.run_differences import PairDifference
from kafkagui.core.quantities import UNKNOWN
from kafkagui.core.wording import mark
from kafkagui.ui.charts.scale import short_time
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel

_ALIKE: Final = 0.1
"""A difference in speed below this is none."""


def _rate(difference: PairDifference, side: int) -> str:
    figures = difference.figures[side]
    return UNKNOWN if figures is None else f"{figures.records_per_s:,.0f}"


def _program(difference: PairDifference, side: int) -> str:
    figures = difference.figures[side]
    return UNKNOWN if figures is None else short_time(figures.program_s * 1000)


def _lost(difference: PairDifference, side: int) -> Cell:
    entry = difference.entries[side]
    return Cell(UNKNOWN) if entry is None else Cell(f"{entry.lost:,}", "err" if entry.lost else "plain")


def _ratio(difference: PairDifference) -> Cell:
    ratio = difference.speed_ratio
    if ratio is None:
        return Cell(UNKNOWN, "muted")
    return Cell(f"x {ratio:.2f}", "muted" if abs(ratio - 1) < _ALIKE else "strong")


_COLUMNS: Final[tuple[FieldColumn[PairDifference], ...]] = (
    FieldColumn(
        ColumnSpec("pair", mark("Method and acks"), 220, stretch=True), lambda d: d.pair.label, lambda d: d.pair.label
    ),
    FieldColumn(
        ColumnSpec("rate1", mark("Records/s"), 100, right=True, mono=True),
        lambda d: _rate(d, 0),
        lambda d: None if d.figures[0] is None else d.figures[0].records_per_s,
    ),
    FieldColumn(
        ColumnSpec("rate2", mark("the other"), 100, right=True, mono=True),
        lambda d: _rate(d, 1),
        lambda d: None if d.figures[1] is None else d.figures[1].records_per_s,
    ),
    FieldColumn(ColumnSpec("ratio", mark("Ratio"), 84, right=True, mono=True), _ratio, lambda d: d.speed_ratio),
    FieldColumn(
        ColumnSpec("program1", mark("Goes on"), 96, right=True, mono=True, gives_way=1),
        lambda d: _program(d, 0),
        lambda d: None if d.figures[0] is None else d.figures[0].program_s,
    ),
    FieldColumn(
        ColumnSpec("program2", mark("the other"), 96, right=True, mono=True, gives_way=2),
        lambda d: _program(d, 1),
        lambda d: None if d.figures[1] is None else d.figures[1].program_s,
    ),
    FieldColumn(
        ColumnSpec("lost1", mark("Lost"), 76, right=True, mono=True),
        lambda d: _lost(d, 0),
        lambda d: None if d.entries[0] is None else d.entries[0].lost,
    ),
    FieldColumn(
        ColumnSpec("lost2", mark("the other"), 84, right=True, mono=True),
        lambda d: _lost(d, 1),
        lambda d: None if d.entries[1] is None else d.entries[1].lost,
    ),
)


class DifferenceRows(KeyedModel[PairDifference]):
    """Pairs in the order of their names."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, lambda d: d.pair, lambda d: d.pair.label, ("pair", False))
