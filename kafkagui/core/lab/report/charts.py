"""The charts of a report as SVG: bars, ranges, and the strip of what became of each record.

A series is told by its marker's shape as well as by its colour: circle, diamond, square.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from kafkagui.core.delivery import SendMethod
from kafkagui.core.lab.fates import Fate, Stretch
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.ledger import LedgerEntry
from kafkagui.core.lab.run import RunEvent
from kafkagui.core.wording import tr

_COLOURS = {
    SendMethod.FIRE_AND_FORGET: "#1d4fbf",
    SendMethod.SYNCHRONOUS: "#c26a00",
    SendMethod.ASYNCHRONOUS: "#159a80",
}
_FATE_COLOURS = {
    Fate.ACKNOWLEDGED_PRESENT: "#159a80",
    Fate.ACKNOWLEDGED_LOST: "#c01f45",
    Fate.UNCONFIRMED_PRESENT: "#8d94a3",
    Fate.UNCONFIRMED_LOST: "#f0a93b",
    Fate.FAILED_PRESENT: "#7a3fb5",
    Fate.FAILED_ABSENT: "#dcdfe6",
}
_WIDTH, _LABEL, _ROW = 900, 260, 28
_PLOT = _WIDTH - _LABEL - 90


def bars(figures: Sequence[Figures]) -> str:
    """Records a second, a bar a pair."""
    most = max((figure.records_per_s for figure in figures), default=0) or 1
    rows = []
    for row, figure in enumerate(figures):
        y = row * _ROW
        width = figure.records_per_s / most * _PLOT
        colour = _COLOURS[figure.pair.method]
        rows.append(_row_label(figure.pair.label, y) + _marker(figure.pair.method, _LABEL - 12, y + 14))
        rows.append(f'<rect x="{_LABEL}" y="{y + 5}" width="{width:.1f}" height="18" fill="{colour}" rx="2"/>')
        rows.append(f'<text x="{_LABEL + width + 8:.1f}" y="{y + 18}">{figure.records_per_s:,.0f}</text>')
    return _svg(tr("Records a second"), len(figures) * _ROW, rows)


def spans(figures: Sequence[Figures]) -> str:
    """The program's wait for one record: marker p50, thick to p95, thin to p99; the axis is logarithmic."""
    known = [(figure, figure.inside_send) for figure in figures if figure.inside_send is not None]
    values = [value for _, spread in known for value in (spread.p50_ms, spread.p99_ms)]
    low = math.floor(math.log10(max(1e-3, min(values, default=0.01))))
    high = math.ceil(math.log10(max(1e-3, *values, 10.0**low * 10)))

    def x(value_ms: float) -> float:
        return _LABEL + (math.log10(max(value_ms, 10.0**low)) - low) / (high - low) * _PLOT

    rows = [_axis_line(x(10.0**power), len(known), power) for power in range(low, high + 1)]
    for row, (figure, spread) in enumerate(known):
        y, colour = row * _ROW + 14, _COLOURS[figure.pair.method]
        rows.append(_row_label(figure.pair.label, row * _ROW))
        for end, thickness in ((spread.p99_ms, 1.5), (spread.p95_ms, 5)):
            rows.append(
                f'<line x1="{x(spread.p50_ms):.1f}" x2="{x(end):.1f}" y1="{y}" y2="{y}" stroke="{colour}" '
                f'stroke-width="{thickness}"/>'
            )
        rows.append(_marker(figure.pair.method, x(spread.p50_ms), y))
    return _svg(tr("What the program waits for one record"), len(known) * _ROW + 24, rows)


def strip(entry: LedgerEntry, index: int, events: Sequence[RunEvent]) -> str:
    """Every record of a pair by its sequence, coloured by its fate, with the moments of the faults."""
    scale = (_WIDTH - 20) / max(1, entry.sent)
    rows = [_stretch(part, scale) for part in entry.strip]
    for event in events:
        if event.is_fault and index < len(event.sequences):
            place = event.sequences[index] * scale
            rows.append(
                f'<line x1="{place:.2f}" x2="{place:.2f}" y1="0" y2="30" stroke="#1a1d26" stroke-width="1.5">'
                f"<title>{event.at_s:.2f} s: {escape(event.text)}</title></line>"
            )
    return _svg(entry.pair.label, 32, rows)


def _stretch(part: Stretch, scale: float) -> str:
    x, width = (part.first - 1) * scale, (part.last - part.first + 1) * scale
    words = f"{part.first}–{part.last}: {escape(tr(part.fate.value))}"
    colour = _FATE_COLOURS[part.fate]
    return f'<rect x="{x:.2f}" y="4" width="{width:.2f}" height="22" fill="{colour}"><title>{words}</title></rect>'


def fate_legend() -> tuple[tuple[str, str], ...]:
    """Each fate's colour and words."""
    return tuple((colour, tr(fate.value)) for fate, colour in _FATE_COLOURS.items())


def _svg(title: str, height: int, rows: Sequence[str]) -> str:
    return (
        f'<svg viewBox="0 0 {_WIDTH} {height}" role="img" aria-label="{escape(title, quote=True)}" '
        f'xmlns="http://www.w3.org/2000/svg"><title>{escape(title)}</title>{"".join(rows)}</svg>'
    )


def _row_label(text: str, y: float) -> str:
    return f'<text x="0" y="{y + 18}">{escape(text)}</text>'


def _axis_line(x: float, rows: int, power: int) -> str:
    text = f"{10.0**power:g} ms"
    bottom = rows * _ROW
    return (
        f'<line x1="{x:.1f}" x2="{x:.1f}" y1="0" y2="{bottom}" stroke="#e6e8ed"/>'
        f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle" class="axis">{text}</text>'
    )


def _marker(method: SendMethod, x: float, y: float) -> str:
    colour = _COLOURS[method]
    if method is SendMethod.FIRE_AND_FORGET:
        return f'<circle cx="{x:.1f}" cy="{y}" r="5" fill="{colour}"/>'
    if method is SendMethod.ASYNCHRONOUS:
        return f'<rect x="{x - 5:.1f}" y="{y - 5}" width="10" height="10" fill="{colour}"/>'
    return f'<path d="M{x:.1f} {y - 6} l6 6 l-6 6 l-6 -6 z" fill="{colour}"/>'
