"""What a pair's sending took: for the program, and until all was acknowledged."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from kafkagui.core.lab.pair import Pair
from kafkagui.core.latency_counts import LatencyCounts

STEP_NS = 100
"""The lab tells times to 0.1 µs: a send() that only queues takes a few."""


@dataclass(frozen=True, slots=True)
class Spread:
    """How times are spread, in milliseconds (nearest rank)."""

    p50_ms: float
    p95_ms: float
    p99_ms: float
    max_ms: float


@dataclass(frozen=True, slots=True)
class Figures:
    """The numbers of one pair, over all its repeats.

    ``program_s`` is the time until the program may go on: after the last send(), of the synchronous method after the
    last answer. ``all_s`` is the time until the last outcome was in; the lab listens for it even where the method
    does not. ``inside_send`` is the time that the program waits for one record, ``acknowledgement`` the time from
    send() to the broker's answer, None where no broker answers.
    """

    pair: Pair
    sent: int
    acknowledged: int
    failed: int
    unconfirmed: int
    total_bytes: int
    program_s: float
    all_s: float
    inside_send: Spread | None
    acknowledgement: Spread | None

    @property
    def records_per_s(self) -> float:
        """Records a second until the last outcome."""
        return self.sent / self.all_s if self.all_s else 0.0

    @property
    def program_records_per_s(self) -> float:
        """Records a second as the program sees it."""
        return self.sent / self.program_s if self.program_s else 0.0

    @property
    def mb_per_s(self) -> float:
        """Millions of bytes of values a second until the last outcome."""
        return self.total_bytes / self.all_s / 1e6 if self.all_s else 0.0


def spread(times_ns: Iterable[int]) -> Spread | None:
    """The spread of some times; None of none."""
    counts = LatencyCounts(STEP_NS)
    counts.add(times_ns)
    found = counts.percentiles_ms((50, 95, 99, 100))
    return None if found is None else Spread(*found)
