"""The table of what happened in a run."""

from __future__ import annotations

from typing import Final, NamedTuple

from kafkagui.core.lab.run import RunEvent
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel


class NumberedEvent(NamedTuple):
    """An event and its place in the order of happening."""

    number: int
    event: RunEvent


_COLUMNS: Final[tuple[FieldColumn[NumberedEvent], ...]] = (
    FieldColumn(
        ColumnSpec("at", mark("At"), 70, right=True, mono=True, muted=True),
        lambda one: f"{one.event.at_s:.1f} s",
        lambda one: one.number,
    ),
    FieldColumn(
        ColumnSpec("text", mark("What happened"), 260, stretch=True),
        lambda one: Cell(one.event.text, "strong" if one.event.is_fault else "plain", icon=_icon(one.event)),
        lambda one: one.event.text,
    ),
)


def _icon(event: RunEvent) -> str:
    return "zap" if event.is_fault else ""


class EventRows(KeyedModel[NumberedEvent]):
    """Events as they happen, the newest last."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, lambda one: one.number, lambda one: one.event.text, ("at", False))
