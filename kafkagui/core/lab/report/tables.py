"""The tables of a report, as texts."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.lab.fates import Range
from kafkagui.core.lab.figures import Figures, Spread
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.lab.run import LabRun
from kafkagui.core.quantities import UNKNOWN
from kafkagui.core.wording import tr

Row = tuple[str, ...]
_MOST_RANGES = 20


def milliseconds(value: float | None) -> str:
    """``0.012 ms``, ``3.4 ms``, ``120 ms``: three figures that count."""
    return UNKNOWN if value is None else tr("{number} ms", number=f"{value:.0f}" if value >= 100 else f"{value:.3g}")


def figures_table(figures: Sequence[Figures]) -> tuple[Row, ...]:
    """Times and rates, its heading first."""
    heading = (
        tr("Method and acks"),
        tr("Records/s"),
        tr("MB/s"),
        tr("Program goes on after"),
        tr("All outcomes after"),
        tr("Inside send(): p50, p95, p99, max"),
        tr("To the acknowledgement: p50, p95, p99, max"),
    )
    return (heading, *(_figures_row(figure) for figure in figures))


def _figures_row(figure: Figures) -> Row:
    return (
        figure.pair.label,
        f"{figure.records_per_s:,.0f}",
        f"{figure.mb_per_s:,.2f}",
        milliseconds(figure.program_s * 1000),
        milliseconds(figure.all_s * 1000),
        _spread(figure.inside_send),
        _spread(figure.acknowledgement),
    )


def _spread(spread: Spread | None) -> str:
    if spread is None:
        return UNKNOWN
    return ", ".join(milliseconds(value) for value in (spread.p50_ms, spread.p95_ms, spread.p99_ms, spread.max_ms))


def ledger_table(ledger: Sequence[LedgerEntry]) -> tuple[Row, ...]:
    """What became of the records, its heading first."""
    heading = (
        tr("Method and acks"),
        tr("Sent"),
        tr("Acknowledged"),
        tr("Failed"),
        tr("Unconfirmed"),
        tr("Found"),
        tr("Lost after acknowledgement"),
        tr("Lost unnoticed"),
        tr("Duplicated"),
        tr("Out of order"),
        tr("Lost sequences"),
    )
    return (heading, *(_ledger_row(entry) for entry in ledger))


def _ledger_row(entry: LedgerEntry) -> Row:
    numbers = (
        entry.sent,
        entry.acknowledged,
        entry.failed,
        entry.unconfirmed,
        entry.found,
        entry.lost_acknowledged,
        entry.lost_unconfirmed,
        entry.duplicated,
        entry.out_of_order,
    )
    return (entry.pair.label, *(f"{number:,}" for number in numbers), ranges_text(entry.lost_ranges))


def ranges_text(ranges: Sequence[Range]) -> str:
    """``301–600, 712``; of many the first ones and how many more."""
    text = ", ".join(str(part) for part in ranges[:_MOST_RANGES])
    more = len(ranges) - _MOST_RANGES
    return tr("{ranges} and {count} more", ranges=text, count=more) if more > 0 else text or UNKNOWN


def surroundings_rows(run: LabRun) -> tuple[Row, ...]:
    """Where and on what it ran, a name and a text each."""
    where = run.surroundings
    return (
        (tr("Program"), f"Kafka GUI {where.program_version}, {where.client}"),
        (tr("Cluster"), f"{where.cluster_name} ({where.environment.value}), Kafka {where.kafka_version or UNKNOWN}"),
        (tr("Brokers"), str(where.brokers)),
        (tr("Round trip, measured"), milliseconds(where.measured_round_trip_ms)),
        (tr("Took"), tr("{seconds} s", seconds=f"{run.took_s:.1f}")),
        (tr("Run"), run.run_id),
    )
