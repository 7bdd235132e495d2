"""What a table shows: a cell, and the description of a column."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kafkagui.core.frozen import frozen
from kafkagui.core.wording import tr

CellKind = Literal["plain", "muted", "strong", "ok", "warn", "err", "pill"]
"""How a cell is written: the colour of its words, or as a pill."""

Tone = Literal["ok", "err", "warn", "info", "neutral"]
"""The meaning of a pill, strip or icon; it chooses colours and, unless another is named, the icon."""

TONE_ICON: dict[Tone, str] = {
    "ok": "circle-check",
    "err": "circle-x",
    "warn": "triangle-alert",
    "info": "loader",
    "neutral": "circle-dashed",
}
TONE_TEXT: dict[Tone, str] = {"ok": "ok", "err": "err", "warn": "warn", "info": "accentText", "neutral": "text2"}
TONE_FILL: dict[Tone, str] = {
    "ok": "okSoft",
    "err": "errSoft",
    "warn": "warnSoft",
    "info": "accentSoft",
    "neutral": "neutralSoft",
}


class Cell(NamedTuple):
    """One cell of a table, ready to paint.

    Attributes:
        text: one line; also what a screen reader says and what is copied.
        kind: its look; `pill` paints a pill in `tone`.
        tone: of a pill.
        icon: drawn before the text; a pill without one takes its tone's.
        mono: overrides the column's typeface.
        bar: a count drawn as a bar on a logarithmic scale before the text; below 0 for one that is not known.
    """

    text: str
    kind: CellKind = "plain"
    tone: Tone = "neutral"
    icon: str = ""
    mono: bool | None = None
    bar: int | None = None


Cells = list[Cell | str]
"""A row: one entry per column; a bare string is a plain cell."""


@frozen
class ColumnSpec:
    """A column of a table.

    Attributes:
        key: stable name, under which its place and width are remembered.
        title: the heading, in English; `heading` is what is shown.
        width: pixels at first, at the usual text size.
        right: numbers stand at the right.
        mono: figures, keys and payloads are monospaced.
        stretch: takes the room that is left, at least `width`; one column of a table may.
        hidden: not shown until it is chosen.
        elide_middle: too long texts lose their middle (paths, addresses).
        muted: plain cells are written in `text2`.
        gives_way: columns that make room where there is too little of it, the lowest number first; 0 never does.
    """

    key: str
    title: str
    width: int = 100
    right: bool = False
    mono: bool = False
    stretch: bool = False
    hidden: bool = False
    elide_middle: bool = False
    muted: bool = False
    gives_way: int = 0

    @property
    def heading(self) -> str:
        """The title in the language of the person."""
        return tr(self.title)


def cell_text(cell: Cell | str) -> str:
    """The words of a cell."""
    return cell if isinstance(cell, str) else cell.text
