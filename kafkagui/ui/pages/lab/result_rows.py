"""The table of what was measured, a row for each pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.lab.figures import Figures, Spread
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.lab.pair import METHOD_NAMES
from kafkagui.core.quantities import UNKNOWN
from kafkagui.core.wording import mark, tr, trn
from kafkagui.ui.charts.scale import short_time
from kafkagui.ui.models.cells import Cell, ColumnSpec
from kafkagui.ui.models.keyed_model import FieldColumn, KeyedModel
from kafkagui.ui.pages.lab.series import METHODS

_NOT_YET: Final = "…"
_ACKS_ORDER: Final = {Acks.NONE: 0, Acks.LEADER: 1, Acks.ALL: 2}


@dataclass(frozen=True, slots=True)
class Result:
    """One pair's numbers, and its account once the topic is read back."""

    figures: Figures
    entry: LedgerEntry | None = None

    @property
    def wait(self) -> Spread | None:
        """What a record costs: to the acknowledgement, or inside ``send()`` where nobody looks at an answer."""
        if self.figures.pair.method is SendMethod.FIRE_AND_FORGET:
            return self.figures.inside_send
        return self.figures.acknowledgement or self.figures.inside_send


def outcome(entry: LedgerEntry | None) -> Cell:
    """What became of a pair's records, as a pill; the worst comes first."""
    if entry is None:
        return Cell(_NOT_YET, "muted")
    return _loss(entry) or _blemish(entry)


def _loss(entry: LedgerEntry) -> Cell | None:
    if entry.lost_acknowledged:
        return Cell(trn("{count} lost after ack", "{count} lost after ack", entry.lost_acknowledged), "pill", "err")
    if entry.lost_unconfirmed:
        return Cell(trn("{count} lost, unseen", "{count} lost, unseen", entry.lost_unconfirmed), "pill", "err")
    return None


def _blemish(entry: LedgerEntry) -> Cell:
    if entry.duplicated:
        return Cell(trn("{count} twice", "{count} twice", entry.duplicated), "pill", "warn")
    if entry.failed:
        return Cell(trn("{count} failed, reported", "{count} failed, reported", entry.failed), "pill", "warn")
    if entry.unconfirmed:
        return Cell(tr("All there, unconfirmed"), "pill", "neutral")
    return Cell(tr("All confirmed"), "pill", "ok")


def _time(milliseconds: float | None) -> str:
    return UNKNOWN if milliseconds is None else short_time(milliseconds)


def _spread_column(key: str, title: str, name: str, gives_way: int = 0) -> FieldColumn[Result]:
    def value(result: Result) -> float | None:
        return None if result.wait is None else float(getattr(result.wait, name))

    spec = ColumnSpec(key, title, 82, right=True, mono=True, gives_way=gives_way)
    return FieldColumn(spec, lambda result: _time(value(result)), value)


_COLUMNS: Final[tuple[FieldColumn[Result], ...]] = (
    FieldColumn(
        ColumnSpec("method", mark("Method"), 128, stretch=True),
        lambda r: Cell(tr(METHOD_NAMES[r.figures.pair.method]), "strong"),
        lambda r: tr(METHOD_NAMES[r.figures.pair.method]),
    ),
    FieldColumn(
        ColumnSpec("acks", mark("Acks"), 54, mono=True),
        lambda r: r.figures.pair.acks.label,
        lambda r: _ACKS_ORDER[r.figures.pair.acks],
    ),
    FieldColumn(
        ColumnSpec("rate", mark("Records/s"), 96, right=True, mono=True),
        lambda r: f"{r.figures.records_per_s:,.0f}",
        lambda r: r.figures.records_per_s,
    ),
    FieldColumn(
        ColumnSpec("bytes", mark("MB/s"), 70, right=True, mono=True, muted=True, gives_way=1),
        lambda r: f"{r.figures.mb_per_s:,.2f}",
        lambda r: r.figures.mb_per_s,
    ),
    FieldColumn(
        ColumnSpec("program", mark("Goes on"), 84, right=True, mono=True),
        lambda r: _time(r.figures.program_s * 1000),
        lambda r: r.figures.program_s,
    ),
    FieldColumn(
        ColumnSpec("all", mark("All answers"), 92, right=True, mono=True),
        lambda r: _time(r.figures.all_s * 1000),
        lambda r: r.figures.all_s,
    ),
    _spread_column("p50", mark("p50"), "p50_ms"),
    _spread_column("p95", mark("p95"), "p95_ms", 3),
    _spread_column("p99", mark("p99"), "p99_ms"),
    _spread_column("max", mark("Max"), "max_ms", 2),
    FieldColumn(
        ColumnSpec("failed", mark("Failed"), 62, right=True, mono=True, gives_way=5),
        lambda r: Cell(f"{r.figures.failed:,}", "err" if r.figures.failed else "plain"),
        lambda r: r.figures.failed,
    ),
    FieldColumn(
        ColumnSpec("unconfirmed", mark("Unconf."), 70, right=True, mono=True, gives_way=4),
        lambda r: f"{r.figures.unconfirmed:,}",
        lambda r: r.figures.unconfirmed,
    ),
    FieldColumn(
        ColumnSpec("arrived", mark("Arrived"), 76, right=True, mono=True),
        lambda r: _NOT_YET if r.entry is None else f"{r.entry.found:,}",
        lambda r: None if r.entry is None else r.entry.found,
    ),
    FieldColumn(
        ColumnSpec("outcome", mark("Outcome"), 176), lambda r: outcome(r.entry), lambda r: outcome(r.entry).text
    ),
)


class ResultRows(KeyedModel[Result]):
    """Pairs, those with the same acks together."""

    def __init__(self) -> None:
        super().__init__(
            _COLUMNS,
            lambda result: result.figures.pair,
            lambda result: f"{METHODS.index(result.figures.pair.method)} {result.figures.pair.label}",
            ("acks", False),
        )
