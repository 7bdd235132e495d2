"""The ledger: for each pair, what was sent, what the program was told, and what is there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from kafkagui.core.delivery import DeliveryState
from kafkagui.core.lab.fates import Fate, Found, Range, Stretch, fates, ranges, stretches
from kafkagui.core.lab.pair import Pair


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One pair's account.

    ``found`` counts records, not copies. ``lost`` are those that are not there though the program was not told that
    they failed; ``lost_acknowledged`` are those of them that were acknowledged. ``strip`` covers sequence 1 to
    ``sent``.
    """

    pair: Pair
    topic: str
    sent: int
    acknowledged: int
    failed: int
    unconfirmed: int
    found: int
    lost_acknowledged: int
    lost_unconfirmed: int
    failed_present: int
    strip: tuple[Stretch, ...]
    lost_ranges: tuple[Range, ...]
    duplicated_ranges: tuple[Range, ...]
    out_of_order_ranges: tuple[Range, ...]

    @property
    def lost(self) -> int:
        """Records that are not there, and that the program does not know to be missing."""
        return self.lost_acknowledged + self.lost_unconfirmed

    @property
    def duplicated(self) -> int:
        """Records that are there more than once."""
        return sum(part.count for part in self.duplicated_ranges)

    @property
    def out_of_order(self) -> int:
        """Records that stand behind a later one in their partition."""
        return sum(part.count for part in self.out_of_order_ranges)


def account(pair: Pair, topic: str, states: Sequence[DeliveryState], found: Found) -> LedgerEntry:
    """Settle a pair's account from what the program knows (``states``, sequence 1 first) and what was read back."""
    every = fates(states, found)
    count = Counter(every)
    told = Counter(states)
    lost = (Fate.ACKNOWLEDGED_LOST, Fate.UNCONFIRMED_LOST)
    return LedgerEntry(
        pair,
        topic,
        sent=len(every),
        acknowledged=told[DeliveryState.ACKNOWLEDGED],
        failed=told[DeliveryState.FAILED],
        unconfirmed=told[DeliveryState.UNCONFIRMED] + told[DeliveryState.IN_FLIGHT],
        found=sum(1 for number in found.times if number <= len(every)),
        lost_acknowledged=count[Fate.ACKNOWLEDGED_LOST],
        lost_unconfirmed=count[Fate.UNCONFIRMED_LOST],
        failed_present=count[Fate.FAILED_PRESENT],
        strip=stretches(every),
        lost_ranges=ranges(number for number, fate in enumerate(every, 1) if fate in lost),
        duplicated_ranges=ranges(number for number, times in found.times.items() if times > 1),
        out_of_order_ranges=ranges(found.out_of_order),
    )
