"""What stands in the palette, and where it comes from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

COMMANDS = ">"
GROUPS = "@"
OFFSET = "#"
"""The signs that narrow a search when it begins with them; ``#`` may follow a topic."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One line.

    Attributes:
        text: what is searched and shown.
        open: does it; with True beside the page in front.
        icon: the name of an icon.
        detail: facts behind the text.
        keys: which keys do the same.
        refusal: why it cannot be done now, empty if it can.
        further: what else can be done with it, offered among the commands when it is the best hit.
    """

    text: str
    open: Callable[[bool], None]
    icon: str
    detail: str = ""
    keys: str = ""
    refusal: str = ""
    further: tuple[Entry, ...] = ()
    key: str = field(default="", kw_only=True)
    """Names it among those of its source, from one run to the next."""


class Source(Protocol):
    """Gives entries; a line's ``Entry`` is made only when it is shown."""

    @property
    def source_id(self) -> str:
        """Names the source in what is remembered."""
        ...

    @property
    def title(self) -> str:
        """The heading."""
        ...

    @property
    def sign(self) -> str:
        """The sign that asks for this source alone, empty if none does."""
        ...

    @property
    def most(self) -> int:
        """How many are shown at most beside those of other sources."""
        ...

    def texts(self) -> Sequence[str]:
        """What can be found, in the order in which it is offered."""
        ...

    def entry(self, index: int) -> Entry:
        """The entry of one of the texts."""
        ...

    def find(self, key: str) -> int | None:
        """The index of the entry with this key, None where it is not there any more."""
        ...


@dataclass(frozen=True, slots=True)
class Line:
    """An entry that is shown: its source's id, and which of its letters were searched for."""

    source_id: str
    entry: Entry
    marked: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Section:
    """Lines under a heading; ``total`` is how many fit."""

    title: str
    lines: tuple[Line, ...]
    total: int
