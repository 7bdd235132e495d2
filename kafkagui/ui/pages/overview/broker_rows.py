"""The overview's table of brokers."""

from __future__ import annotations

from typing import Final

from kafkagui.core.brokers import BrokerSummary
from kafkagui.core.quantities import UNKNOWN, byte_size, number
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel


def broker_state(broker: BrokerSummary) -> Cell:
    """What a broker is and how it is, the worst first."""
    if broker.fenced:
        return Cell(tr("Fenced"), "pill", "err")
    if broker.behind:
        words = trn("{count:,} replica behind", "{count:,} replicas behind", broker.behind)
        return Cell(words, "pill", "warn")
    if broker.error is not None:
        return Cell(broker.error.message, "err", icon="circle-x")
    if broker.is_controller:
        return Cell(tr("Controller"), "pill", "info", "star")
    return Cell(tr("Up"), "pill", "ok")


def _address(broker: BrokerSummary) -> str:
    return f"{broker.host}:{broker.port}"


_COLUMNS: Final[tuple[FieldColumn[BrokerSummary], ...]] = (
    FieldColumn(ColumnSpec("id", mark("Id"), 44, right=True, mono=True), lambda b: str(b.node_id), lambda b: b.node_id),
    FieldColumn(
        ColumnSpec("address", mark("Address"), 100, mono=True, stretch=True, elide_middle=True), _address, _address
    ),
    FieldColumn(
        ColumnSpec("rack", mark("Rack"), 80, hidden=True), lambda b: b.rack or UNKNOWN, lambda b: b.rack or None
    ),
    FieldColumn(
        ColumnSpec("leaders", mark("Leaders"), 78, right=True, mono=True, hidden=True),
        lambda b: number(b.leaders),
        lambda b: b.leaders,
    ),
    FieldColumn(
        ColumnSpec("replicas", mark("Replicas"), 80, right=True, mono=True, gives_way=1),
        lambda b: number(b.replicas),
        lambda b: b.replicas,
    ),
    FieldColumn(
        ColumnSpec("disk", mark("Disk"), 86, right=True, mono=True, muted=True, gives_way=2),
        lambda b: byte_size(b.log_size_bytes),
        lambda b: b.log_size_bytes,
    ),
    FieldColumn(ColumnSpec("state", mark("State"), 138), broker_state, lambda b: broker_state(b).text),
)


class BrokerRows(KeyedModel[BrokerSummary]):
    """Brokers by id."""

    def __init__(self) -> None:
        super().__init__(
            _COLUMNS,
            lambda broker: broker.node_id,
            lambda broker: f"{broker.node_id} {_address(broker)} {broker.rack} {broker_state(broker).text}",
            ("id", False),
        )
