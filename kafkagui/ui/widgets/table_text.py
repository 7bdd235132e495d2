"""Rows of a table as text for other programs: tab-separated, or as a Markdown table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from typing import Final

from kafkagui.ui.models.row_model import RowModel

NULL: Final = r"\N"
"""How null is written, as databases do it; an empty text is nothing between two tabs."""

_MARKUP: Final = re.compile(r"([\\`*_|<\[])")
_LINE_END: Final = re.compile(r"\r\n|\n|\r")
_QUOTED: Final = ("\t", "\n", "\r")


class TableForm(Enum):
    """How rows are written."""

    TSV = "tsv"
    TSV_WITH_HEADINGS = "tsv with headings"
    MARKDOWN = "markdown"


def table_lines(model: RowModel, rows: Iterable[int], columns: Sequence[int], form: TableForm) -> Iterator[str]:
    """The lines of a table, headings first where the form has them; every cell as its original, never shortened.

    Args:
        model: the rows.
        rows: which of them, in this order.
        columns: positions of the columns in the model, in this order.
        form: how they are written.
    """
    titles = [model.columns[column].heading for column in columns]
    if form is TableForm.MARKDOWN:
        yield _markdown(titles)
        yield _markdown("---:" if model.columns[column].right else "---" for column in columns)
    elif form is TableForm.TSV_WITH_HEADINGS:
        yield "\t".join(map(_field, titles))
    write = _markdown if form is TableForm.MARKDOWN else _separated
    for row in rows:
        originals = model.originals(row)
        yield write([originals[column] for column in columns])


def _separated(cells: Iterable[str | None]) -> str:
    return "\t".join(map(_field, cells))


def _field(text: str | None) -> str:
    """A field as spreadsheets read it back: quoted where a tab, a line end or a quote at its start would mislead."""
    if text is None:
        return NULL
    if text.startswith('"') or any(letter in text for letter in _QUOTED):
        return '"' + text.replace('"', '""') + '"'
    return text


def _markdown(cells: Iterable[str | None]) -> str:
    return "| " + " | ".join(map(_markdown_cell, cells)) + " |"


def _markdown_cell(text: str | None) -> str:
    if text is None:
        return "*null*"
    return _LINE_END.sub("<br>", _MARKUP.sub(r"\\\1", text))
