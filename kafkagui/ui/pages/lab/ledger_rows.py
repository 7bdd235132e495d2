"""The ledger's table: what was sent, what the program was told, what is there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.wording import mark
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel
from kafkagui.ui.pages.lab.result_rows import outcome


def _count(
    key: str, title: str, width: int, value: Callable[[LedgerEntry], int], *, is_bad: bool = False, gives_way: int = 0
) -> FieldColumn[LedgerEntry]:
    spec = ColumnSpec(key, title, width, right=True, mono=True, gives_way=gives_way)
    return FieldColumn(
        spec, lambda entry: Cell(f"{value(entry):,}", "err" if is_bad and value(entry) else "plain"), value
    )


_COLUMNS: Final[tuple[FieldColumn[LedgerEntry], ...]] = (
    FieldColumn(
        ColumnSpec("pair", mark("Method and acks"), 190, stretch=True),
        lambda entry: Cell(entry.pair.label, "strong"),
        lambda entry: entry.pair.label,
    ),
    _count("sent", mark("Sent"), 62, lambda entry: entry.sent),
    _count("acknowledged", mark("Ack'd"), 64, lambda entry: entry.acknowledged),
    _count("failed", mark("Failed"), 64, lambda entry: entry.failed, is_bad=True),
    _count("unconfirmed", mark("Unconf."), 72, lambda entry: entry.unconfirmed, gives_way=3),
    _count("found", mark("Found"), 66, lambda entry: entry.found),
    _count("lost-acknowledged", mark("Ack'd, lost"), 92, lambda entry: entry.lost_acknowledged, is_bad=True),
    _count("lost-unconfirmed", mark("Unconf., lost"), 104, lambda entry: entry.lost_unconfirmed, is_bad=True),
    _count("failed-present", mark("Failed, there"), 104, lambda entry: entry.failed_present, is_bad=True, gives_way=2),
    _count("duplicated", mark("Twice"), 62, lambda entry: entry.duplicated, is_bad=True),
    _count("out-of-order", mark("Order"), 62, lambda entry: entry.out_of_order, is_bad=True, gives_way=1),
    FieldColumn(ColumnSpec("outcome", mark("Outcome"), 176), outcome, lambda entry: outcome(entry).text),
)


class LedgerRows(KeyedModel[LedgerEntry]):
    """Pairs by topic, which is their order in the run."""

    def __init__(self) -> None:
        super().__init__(_COLUMNS, lambda entry: entry.topic, lambda entry: entry.topic, ("pair", False))
