"""Which partition a record goes to, as the page's bar offers it."""

from __future__ import annotations

from typing import NamedTuple

from kafkagui.core.errors import InputRefused
from kafkagui.core.partitioning import partition_for_key
from kafkagui.core.producing import PartitionerKind
from kafkagui.core.wording import mark, tr

KIND_TITLES = {
    PartitionerKind.KEY: mark("By key"),
    PartitionerKind.ROUND_ROBIN: mark("Round robin"),
    PartitionerKind.STICKY: mark("Sticky"),
    PartitionerKind.RANDOM: mark("Random"),
}
_FORECASTS = {
    PartitionerKind.ROUND_ROBIN: mark("Every partition in turn"),
    PartitionerKind.RANDOM: mark("Any partition"),
    PartitionerKind.STICKY: mark("One partition a batch"),
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
            if words.lower() in (title.lower(), tr(title).lower()):
                return cls(kind)
        if words.isascii() and words.isdigit() and len(words) <= 9:
            return cls(PartitionerKind.KEY, int(words))
        raise InputRefused(
            tr("“{text}” is no partition.", text=text),
            field="partition",
            hint=tr("Choose one of the list, or type a number from 0."),
        )

    @property
    def title(self) -> str:
        """The choice as it stands in the bar."""
        return tr(self.kept)

    @property
    def kept(self) -> str:
        """The choice as a draft keeps it, the same in every language; ``parse`` reads both."""
        return KIND_TITLES[self.kind] if self.number is None else str(self.number)

    def forecast(self, key: bytes | None, partition_count: int) -> str:
        """Where a record with this key goes, in a few words; a count of 0 means that the topic is not known."""
        if self.number is not None:
            return tr("Partition {number}", number=self.number)
        if self.kind in _FORECASTS:
            return tr(_FORECASTS[self.kind])
        if key is None:
            return tr("No key: one partition a batch")
        if not partition_count:
            return ""
        return tr("Partition {number} by hash", number=partition_for_key(key, partition_count))


def suggestions(partition_count: int) -> list[str]:
    """What the bar offers for a topic with this many partitions."""
    return [*map(tr, KIND_TITLES.values()), *(str(number) for number in range(min(partition_count, _MOST_NUMBERS)))]
