"""The table of a producer's effective settings, each with its origin."""

from __future__ import annotations

from typing import Final

from kafkagui.core.lab.effective import EffectiveValue, Origin
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel

_COLUMNS: Final[tuple[FieldColumn[EffectiveValue], ...]] = (
    FieldColumn(
        ColumnSpec("name", mark("Setting"), 320, mono=True, stretch=True),
        lambda value: value.name,
        lambda value: value.name,
    ),
    FieldColumn(
        ColumnSpec("value", mark("Value"), 140, mono=True), lambda value: value.value, lambda value: value.value
    ),
    FieldColumn(
        ColumnSpec("origin", mark("Origin"), 240),
        lambda value: Cell(tr(value.origin.value), "muted" if value.origin is Origin.DEFAULT else "strong"),
        lambda value: tr(value.origin.value),
    ),
)


class ConfigRows(KeyedModel[EffectiveValue]):
    """Settings by name."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, lambda value: value.name, lambda value: value.name, ("name", False))
