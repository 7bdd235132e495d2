"""What is remembered of an overview: filters, sizes, how often to look."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class OverviewMemory:
    """The choices of one overview; ``across`` and ``down`` are sizes of the parts in pixels, empty for the usual."""

    topics: str = ""
    groups: str = ""
    brokers: str = ""
    shows_internal: bool = False
    every: str = ""
    across: tuple[int, ...] = ()
    down: tuple[int, ...] = ()

    def to_text(self) -> str:
        """The text for the state store."""
        return json.dumps(asdict(self))

    @staticmethod
    def from_text(text: str) -> OverviewMemory:
        """Read a ``to_text``; what makes no sense is as it was at first."""
        try:
            kept = json.loads(text)
            return OverviewMemory(
                str(kept["topics"]),
                str(kept["groups"]),
                str(kept["brokers"]),
                bool(kept["shows_internal"]),
                str(kept["every"]),
                tuple(int(size) for size in kept["across"]),
                tuple(int(size) for size in kept["down"]),
            )
        except (ValueError, KeyError, TypeError):
            return OverviewMemory()
