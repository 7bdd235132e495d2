"""A run as Markdown."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.lab.report.tables import Row, figures_table, ledger_table, surroundings_rows
from kafkagui.core.lab.run import LabRun
from kafkagui.core.wording import tr


def markdown_report(run: LabRun) -> str:
    """The whole run: verdict, expectations, tables, what happened, configuration."""
    parts = [f"# {tr('Delivery lab: {name}', name=run.name)}", _bullets(run.verdicts)]
    if run.judgements:
        lines = [f"{'✔' if one.holds else '✘'} {one.sentence}" for one in run.judgements]
        parts += [f"## {tr('Expectations')}", _bullets(lines)]
    parts += [f"## {tr('Times')}", _table(figures_table(run.figures))]
    parts += [f"## {tr('What became of the records')}", _table(ledger_table(run.ledger))]
    if run.events:
        lines = [tr("{seconds} s: {what}", seconds=f"{event.at_s:.2f}", what=event.text) for event in run.events]
        parts += [f"## {tr('What happened')}", _bullets(lines)]
    parts += [f"## {tr('Where')}", _bullets([f"{name}: {text}" for name, text in surroundings_rows(run)])]
    parts += [f"## {tr('Configuration')}", *(_configs(run))]
    return "\n\n".join(part for part in parts if part) + "\n"


def _configs(run: LabRun) -> list[str]:
    made = []
    for config in run.configs:
        rows = [(value.name, value.value, tr(value.origin.value)) for value in config.values]
        made += [f"### {_escaped(config.pair.label)}", _table([(tr("Setting"), tr("Value"), tr("Origin")), *rows])]
        made.append(_bullets(config.notes))
    return made


def _bullets(lines: Sequence[str]) -> str:
    return "\n".join(f"- {_escaped(line)}" for line in lines)


def _table(rows: Sequence[Row]) -> str:
    heading, *body = rows
    marks = "|".join("---" for _ in heading)
    lines = [f"| {' | '.join(_escaped(cell) for cell in row)} |" for row in (heading, *body)]
    return "\n".join([lines[0], f"|{marks}|", *lines[1:]])


def _escaped(text: str) -> str:
    """Keep names from turning into tables and tags."""
    return text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;").replace("\n", " ")
