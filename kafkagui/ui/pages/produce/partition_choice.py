"""Which partition a record goes to, as the page's bar offers it."""

from __future__ import annotations

from typing import NamedTuple

from kafkagui.core.errors import InputRefused
from kafkagui.core.partitioning import partition_for_key
from kafkagui.core.producing import PartitionerKind

KIND_TITLES = {
    PartitionerKind.KEY: "By key",
    PartitionerKind.ROUND_ROBIN: "Round robin",
    PartitionerKind.STICKY: "Sticky",
    PartitionerKind.RANDOM: "Random",
}
_MOST_NUMBERS = 200
"""Numbers that are offered; any other can be typed."""


class PartitionChoice(NamedTuple):
    """A partitioner, or one partition."""

    kind: PartitionerKind = PartitionerKind.KEY
    number: int | None = None

    @classmethod
    def parse(cls, text: str) -> PartitionChoice:
        """Read a title or a number.

        Raises:
            InputRefused: for anything else.
        """
        words = text.strip()
        for kind, title in KIND_TITLES.items():
            if words.lower() == title.lower():
                return cls(kind)
        if words.isascii() and words.isdigit() and len(words) <= 9:
            return cls(PartitionerKind.KEY, int(words))
        raise InputRefused(
            f"“{text}” is no partition.", field="partition", hint="Choose one of the list, or type a number from 0."
        )

    @property
    def title(self) -> str:
        """The choice as it stands in the bar."""
        return KIND_TITLES[self.kind] if self.number is None else str(self.number)

    def forecast(self, key: bytes | None, partition_count: int) -> str:
        """Where a record with this key goes, in a few words; a count of 0 means that the topic is not known."""
        if self.number is not None:
            return f"Partition {self.number}"
        if self.kind is PartitionerKind.ROUND_ROBIN:
            return "Every partition in turn"
        if self.kind is PartitionerKind.RANDOM:
            return "Any partition"
        if self.kind is PartitionerKind.STICKY:
            return "One partition a batch"
        if key is None:
            return "No key: one partition a batch"
        return f"Partition {partition_for_key(key, partition_count)} by hash" if partition_count else ""


def suggestions(partition_count: int) -> list[str]:
    """What the bar offers for a topic with this many partitions."""
    return [*KIND_TITLES.values(), *(str(number) for number in range(min(partition_count, _MOST_NUMBERS)))]
