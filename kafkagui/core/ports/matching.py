"""Finds the records that have a condition: while a topic is read, and in what was read already."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

from kafkagui.core.ports.reading import RecordLog, SpooledLog

if TYPE_CHECKING:
    from kafkagui.core.filters.filter_line import FilterLine


@dataclass(frozen=True, slots=True)
class SiftProgress:
    """How a search stands.

    ``unreadable`` counts those of the matches that could not be read: they are kept, since nobody can tell. ``waiting``
    counts records that were read but not looked at yet.
    """

    matches: int
    unreadable: int
    waiting: int


class SiftedLog(SpooledLog, Protocol):
    """A log of which only what matches becomes rows."""

    @property
    def sifted(self) -> SiftProgress:
        """How it stands now; cheap."""
        ...

    async def settle(self) -> None:
        """Wait until everything that was appended is looked through.

        Raises:
            KafkaGuiError: when that cannot be: a record took too long, or there is no room for the matches.
        """
        ...

    def stop(self) -> None:
        """Look no further, at once; the matches stay."""
        ...


class LogFilter(Protocol):
    """The rows of a log that match one filter line, found step by step while the log grows."""

    @property
    def rows(self) -> Sequence[int]:
        """Row numbers of the matches so far, ascending; it only grows."""
        ...

    @property
    def looked(self) -> int:
        """How many rows have been looked at, from the first on."""
        ...

    @property
    def unreadable(self) -> int:
        """How many of the matches cannot be read."""
        ...

    async def advance(self, rows: int) -> None:
        """Look on, off the loop, until ``rows`` rows have been looked at, or for about a tenth of a second.

        Raises:
            KafkaGuiError: when a record takes too long, or rows cannot be read back.
        """
        ...

    def close(self) -> None:
        """Look no further."""
        ...


class Matching(Protocol):
    """Makes what looks for matches."""

    def sifted(self, line: FilterLine, matches: SpooledLog) -> SiftedLog:
        """A log for a reading of which only what matches arrives in ``matches``."""
        ...

    def filtered(self, line: FilterLine, log: RecordLog) -> LogFilter:
        """A filter over the rows of a log."""
        ...
