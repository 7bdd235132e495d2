"""Latencies counted to the hundredth of a millisecond: percentiles over any number of records in little memory."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

STEP_NS = 10_000
"""Latencies are shown, counted and ranked to 0.01 ms."""


class LatencyCounts:
    """How often each latency occurred."""

    def __init__(self) -> None:
        self._counts: Counter[int] = Counter()
        self.count = 0

    def add(self, latencies_ns: Iterable[int]) -> None:
        """Count these latencies."""
        steps = [(latency + STEP_NS // 2) // STEP_NS for latency in latencies_ns]
        self._counts.update(steps)
        self.count += len(steps)

    def merge(self, other: LatencyCounts) -> None:
        """Count everything that ``other`` has counted."""
        self._counts.update(other._counts)
        self.count += other.count

    def percentiles_ms(self, percents: tuple[float, ...]) -> tuple[float, ...] | None:
        """Nearest-rank percentiles in milliseconds, ``percents`` ascending; None while nothing is counted."""
        if not self.count:
            return None
        found: list[float] = []
        passed = 0
        steps = iter(sorted(self._counts.items()))
        step = 0
        for percent in percents:
            rank = max(1, int(-(-self.count * percent // 100)))
            while passed < rank:
                step, number = next(steps)
                passed += number
            found.append(step * STEP_NS / 1_000_000)
        return tuple(found)
