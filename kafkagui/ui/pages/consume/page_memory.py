"""What a Consume page remembers of itself, as a text."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, field


@dataclass(frozen=True, slots=True)
class PageMemory:
    """Choices of a Consume page."""

    topics: str = ""
    partitions: tuple[int, ...] = ()
    start: tuple[str, str] = ("beginning", "")
    stop: tuple[str, str] = ("live", "")
    isolation: str = "READ_COMMITTED"
    split: tuple[int, ...] = field(default=())

    def text(self) -> str:
        """The memory as JSON."""
        return json.dumps(asdict(self))


def remembered(text: str) -> PageMemory | None:
    """A memory back from its text; None when the text makes no sense."""
    try:
        kept = json.loads(text)
        return PageMemory(
            topics=str(kept["topics"]),
            partitions=tuple(int(number) for number in kept["partitions"]),
            start=(str(kept["start"][0]), str(kept["start"][1])),
            stop=(str(kept["stop"][0]), str(kept["stop"][1])),
            isolation=str(kept["isolation"]),
            split=tuple(int(size) for size in kept["split"]),
        )
    except (ValueError, KeyError, IndexError, TypeError):
        return None
