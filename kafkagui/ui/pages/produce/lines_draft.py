"""The lines of the composer as they are remembered."""

from __future__ import annotations

from typing import NamedTuple

from kafkagui.core.lines import LineGrammar


class LinesDraft(NamedTuple):
    """Text, grammar, decisions about single lines (by their numbers from 1), and whether Enter sends a line."""

    text: str
    grammar: LineGrammar
    marks: dict[int, int]
    each_line: bool = False
