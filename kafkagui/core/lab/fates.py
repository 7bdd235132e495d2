"""What became of each record: what the program knew of it, and whether it is there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

from kafkagui.core.delivery import DeliveryState
from kafkagui.core.wording import mark


class Fate(Enum):
    """What the program knew of a record, and whether reading back found it."""

    ACKNOWLEDGED_PRESENT = mark("acknowledged and present")
    ACKNOWLEDGED_LOST = mark("acknowledged but lost")
    UNCONFIRMED_PRESENT = mark("unconfirmed and present")
    UNCONFIRMED_LOST = mark("unconfirmed and lost")
    FAILED_PRESENT = mark("failed, present all the same")
    FAILED_ABSENT = mark("failed and absent")


FATES = tuple(Fate)
_KNOWN = {
    DeliveryState.ACKNOWLEDGED: (Fate.ACKNOWLEDGED_LOST, Fate.ACKNOWLEDGED_PRESENT),
    DeliveryState.UNCONFIRMED: (Fate.UNCONFIRMED_LOST, Fate.UNCONFIRMED_PRESENT),
    # A record without an outcome is one that nobody has confirmed.
    DeliveryState.IN_FLIGHT: (Fate.UNCONFIRMED_LOST, Fate.UNCONFIRMED_PRESENT),
    DeliveryState.FAILED: (Fate.FAILED_ABSENT, Fate.FAILED_PRESENT),
}


@dataclass(frozen=True, slots=True)
class Stretch:
    """Sequences from ``first`` to ``last``, both included, that share a fate."""

    first: int
    last: int
    fate: Fate


@dataclass(frozen=True, slots=True)
class Range:
    """Sequences from ``first`` to ``last``, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}–{self.last}"

    @property
    def count(self) -> int:
        """How many there are."""
        return self.last - self.first + 1


@dataclass(frozen=True, slots=True)
class Found:
    """What reading back found: how often each sequence is there, and which came after a later one of its partition."""

    times: dict[int, int]
    out_of_order: frozenset[int]


def found_in(places: Iterable[tuple[int, int]]) -> Found:
    """Sort what was read, ``(partition, sequence)`` in the order of each partition's offsets."""
    times: dict[int, int] = {}
    newest: dict[int, int] = {}
    late = set()
    for partition, sequence in places:
        if sequence not in times and sequence < newest.get(partition, 0):
            late.add(sequence)
        times[sequence] = times.get(sequence, 0) + 1
        newest[partition] = max(sequence, newest.get(partition, 0))
    return Found(times, frozenset(late))


def fates(states: Sequence[DeliveryState], found: Found) -> tuple[Fate, ...]:
    """The fate of every record, from sequence 1 on."""
    return tuple(_KNOWN[state][number in found.times] for number, state in enumerate(states, 1))


def stretches(of: Sequence[Fate]) -> tuple[Stretch, ...]:
    """Equal neighbours taken together: the strip that a page paints."""
    made: list[Stretch] = []
    for number, fate in enumerate(of, 1):
        if made and made[-1].fate is fate:
            made[-1] = Stretch(made[-1].first, number, fate)
        else:
            made.append(Stretch(number, number, fate))
    return tuple(made)


def ranges(numbers: Iterable[int]) -> tuple[Range, ...]:
    """Numbers as ranges, ascending: 1, 2, 3, 7 are 1–3 and 7."""
    made: list[Range] = []
    for number in sorted(numbers):
        if made and made[-1].last + 1 == number:
            made[-1] = Range(made[-1].first, number)
        else:
            made.append(Range(number, number))
    return tuple(made)
