"""What a text with ``#`` in it means: a record by its offset."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Final

from kafkagui.core.fuzzy import Finder
from kafkagui.core.wording import tr
from kafkagui.ui.pages.page import OpenConsume
from kafkagui.ui.shell.palette.entries import Entry

if TYPE_CHECKING:
    from kafkagui.ui.shell.palette.cluster_sources import Ask

_PLACE: Final = re.compile(r"(?P<topic>[^#]*)#\s*(?:(?P<partition>\d{1,10})\s*:)?\s*(?P<offset>[\d,_ ]*)")
_MOST_TOPICS: Final = 4
_MOST_LINES: Final = 60
_LAST_OFFSET: Final = (1 << 63) - 1


class OffsetEntries:
    """Makes entries for ``orders #2:1500`` (partition 2), ``orders #1500`` (any), ``#1500`` (the topic at hand).

    Args:
        partitions: how many partitions each topic has.
        at_hand: the topic of the page in front, empty if it has none.
        ask: opens what is chosen.
    """

    def __init__(self, partitions: Callable[[], dict[str, int]], at_hand: str, ask: Ask) -> None:
        self._partitions = partitions
        self._at_hand = at_hand
        self._ask = ask

    def __call__(self, text: str) -> Sequence[Entry]:
        """The places that are meant, the best first; none where the text names nothing."""
        place = _PLACE.fullmatch(text.strip())
        if place is None:
            return []
        counts = self._partitions()
        topics = self._topics(place["topic"].strip(), counts)
        digits = re.sub(r"\D", "", place["offset"])
        if not digits:
            return [_explanation(topics[0])] if topics else []
        offset = min(int(digits), _LAST_OFFSET)
        wanted = None if place["partition"] is None else int(place["partition"])
        found = [
            self._entry(topic, number, offset)
            for topic in topics
            for number in range(counts[topic])
            if wanted in {None, number}
        ]
        return found[:_MOST_LINES]

    def _topics(self, typed: str, counts: dict[str, int]) -> list[str]:
        if not typed:
            return [self._at_hand] if self._at_hand in counts else []
        if typed in counts:
            return [typed]
        names = list(counts)
        return [names[at] for _, at in Finder(names).search(typed)[:_MOST_TOPICS]]

    def _entry(self, topic: str, partition: int, offset: int) -> Entry:
        facts = tr("partition {partition} · offset {offset:,}", partition=partition, offset=offset)
        return Entry(topic, partial(self._ask, OpenConsume(topic, partition, offset)), "hash", facts)


def _explanation(topic: str) -> Entry:
    why = tr("Type an offset, or partition:offset, such as #2:1500.")
    return Entry(topic, lambda _beside: None, "hash", refusal=why)
