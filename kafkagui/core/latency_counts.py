"""Latencies counted to the hundredth of a millisecond: percentiles over any number of records in little memory."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import accumulate

STEP_NS = 10_000
"""Latencies are shown, counted and ranked to 0.01 ms."""


class LatencyCounts:
    """How often each latency occurred, to the step of ``step_ns``."""

    def __init__(self, step_ns: int = STEP_NS) -> None:
        self._step_ns = step_ns
        self._counts: Counter[int] = Counter()
        self.count = 0

    def add(self, latencies_ns: Iterable[int]) -> None:
        """Count these latencies."""
        half = self._step_ns // 2
        steps = [(latency + half) // self._step_ns for latency in latencies_ns]
        self._counts.update(steps)
        self.count += len(steps)

    def merge(self, other: LatencyCounts) -> None:
        """Count everything that ``other``, of the same step, has counted."""
        self._counts.update(other._counts)
        self.count += other.count

    def percentiles_ms(self, percents: tuple[float, ...]) -> tuple[float, ...] | None:
        """Nearest-rank percentiles in milliseconds; None while nothing is counted."""
        if not self.count:
            return None
        steps = sorted(self._counts)
        passed = list(accumulate(map(self._counts.__getitem__, steps)))
        ranks = [max(1, int(-(-self.count * percent // 100))) for percent in percents]
        return tuple(steps[bisect_left(passed, rank)] * self._step_ns / 1_000_000 for rank in ranks)
