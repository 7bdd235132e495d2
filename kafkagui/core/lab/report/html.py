"""A run as one HTML page that needs nothing else: charts inside, no script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from kafkagui.core.lab.report.charts import bars, fate_legend, spans, strip
from kafkagui.core.lab.report.tables import Row, figures_table, ledger_table, surroundings_rows
from kafkagui.core.lab.run import LabRun
from kafkagui.core.wording import tr

_STYLE = """
body{font:15px/1.5 system-ui,sans-serif;color:#1a1d26;max-width:960px;margin:32px auto;padding:0 16px}
table{border-collapse:collapse;width:100%;font-size:13px}
th,td{text-align:start;padding:6px 8px;border-bottom:1px solid #dcdfe6}
h1{font-size:26px}h2{font-size:18px;margin-top:32px}svg{width:100%;height:auto;font:12px system-ui,sans-serif}
.axis{fill:#535a69}.held{color:#0a7558}.broken{color:#c01f45;font-weight:600}
.swatch{display:inline-block;width:12px;height:12px;margin-inline-end:6px}
.legend span{margin-inline-end:16px;white-space:nowrap}.wide{overflow-x:auto}
"""


def html_report(run: LabRun) -> str:
    """The whole run as one page."""
    title = tr("Delivery lab: {name}", name=run.name)
    parts = [f"<h1>{escape(title)}</h1>", _list([escape(line) for line in run.verdicts])]
    if run.judgements:
        parts += [_heading(tr("Expectations")), _list([_judged(one.holds, one.sentence) for one in run.judgements])]
    if run.figures:
        # A scenario's records go at the pace of its steps: how many a second says nothing.
        parts += [_heading(tr("Records a second")), bars(run.figures)] if run.scenario is None else []
        parts += [_heading(tr("What the program waits for one record")), spans(run.figures)]
        parts += [_heading(tr("Times")), _table(figures_table(run.figures))]
    if run.ledger:
        parts += [_heading(tr("What became of the records")), _legend()]
        for index, entry in enumerate(run.ledger):
            parts += [f"<p>{escape(entry.pair.label)}</p>", strip(entry, index, run.events)]
        parts.append(_table(ledger_table(run.ledger)))
    if run.events:
        lines = [tr("{seconds} s: {what}", seconds=f"{event.at_s:.2f}", what=event.text) for event in run.events]
        parts += [_heading(tr("What happened")), _list([escape(line) for line in lines])]
    where = [escape(f"{name}: {text}") for name, text in surroundings_rows(run)]
    parts += [_heading(tr("Where")), _list(where), _heading(tr("Configuration")), *_configs(run)]
    return (
        '<!DOCTYPE html>\n<html><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_STYLE}</style></head><body>\n"
        + "\n".join(parts)
        + "\n</body></html>\n"
    )


def _configs(run: LabRun) -> list[str]:
    made = []
    for config in run.configs:
        rows = [(value.name, value.value, tr(value.origin.value)) for value in config.values]
        table = _table([(tr("Setting"), tr("Value"), tr("Origin")), *rows])
        made.append(f"<details><summary>{escape(config.pair.label)}</summary>{table}</details>")
        made.append(_list([escape(note) for note in config.notes]))
    return made


def _judged(holds: bool, sentence: str) -> str:
    name, sign = ("held", "✔") if holds else ("broken", "✘")
    return f'<span class="{name}">{sign} {escape(sentence)}</span>'


def _heading(text: str) -> str:
    return f"<h2>{escape(text)}</h2>"


def _list(items: Sequence[str]) -> str:
    return "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>" if items else ""


def _legend() -> str:
    spots = [
        f'<span><i class="swatch" style="background:{colour}"></i>{escape(words)}</span>'
        for colour, words in fate_legend()
    ]
    return f'<p class="legend">{"".join(spots)}</p>'


def _table(rows: Sequence[Row]) -> str:
    heading, *body = rows
    head = "".join(f"<th>{escape(cell)}</th>" for cell in heading)
    lines = ["<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in body]
    return f'<div class="wide"><table><tr>{head}</tr>{"".join(lines)}</table></div>'
