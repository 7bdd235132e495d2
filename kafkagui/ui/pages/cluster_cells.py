"""How topics and groups are told in tables, the same on every page."""

from __future__ import annotations

from typing import Final

from kafkagui.core.groups import GroupType
from kafkagui.core.quantities import UNKNOWN, number
from kafkagui.core.topics import RecordCount
from kafkagui.core.wording import mark, tr
from kafkagui.ui.models.cells import Cell, Tone

TYPE_WORDS: Final = {
    GroupType.CLASSIC: mark("Classic"),
    GroupType.CONSUMER: mark("Consumer"),
    GroupType.SHARE: mark("Share"),
    GroupType.STREAMS: mark("Streams"),
    GroupType.UNKNOWN: mark("Unknown"),
}

_REBALANCING: Final[tuple[str, Tone]] = (mark("Rebalancing"), "info")
_WORDS: Final[dict[str, tuple[str, Tone]]] = {
    "Stable": (mark("Stable"), "ok"),
    "Empty": (mark("Empty"), "neutral"),
    "Dead": (mark("Dead"), "err"),
    "PreparingRebalance": _REBALANCING,
    "CompletingRebalance": _REBALANCING,
    "Assigning": _REBALANCING,
    "Reconciling": _REBALANCING,
    "NotReady": _REBALANCING,
    "": (mark("Unknown"), "neutral"),
}


def state_cell(state: str) -> Cell:
    """A group's state in a word, and what it means; states that Kafka may yet add keep Kafka's word."""
    words, tone = _WORDS.get(state, (state, "neutral"))
    return Cell(tr(words), "pill", tone, "refresh-cw" if tone == "info" else "")


def lag_cell(lag: int | None) -> Cell:
    """The lag with its bar."""
    return Cell(UNKNOWN, "muted", bar=-1) if lag is None else Cell(number(lag), bar=lag)


def record_count(count: RecordCount | None) -> str:
    """``1,284`` where every offset is a record, else ``≤ 1,284``."""
    if count is None:
        return UNKNOWN
    return number(count.at_most) if count.is_exact else tr("≤ {count:,}", count=count.at_most)
