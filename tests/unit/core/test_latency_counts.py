"""Percentiles from counts agree with those of the values themselves."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.latency_counts import STEP_NS, LatencyCounts


def nearest_rank(values: list[int], percent: float) -> int:
    """The smallest value that at least `percent` % of all do not exceed."""
    rank = max(1, -(-len(values) * percent // 100))
    return sorted(values)[min(len(values), int(rank)) - 1]


def test_nothing_counted_has_no_percentile() -> None:
    assert LatencyCounts().percentiles_ms((50, 100)) is None


@given(st.lists(st.integers(0, 10**12), min_size=1), st.floats(0.1, 100))
def test_agrees_with_nearest_rank_of_what_is_shown(steps: list[int], percent: float) -> None:
    values = [step * STEP_NS for step in steps]
    counts = LatencyCounts()
    counts.add(values)
    wanted = nearest_rank(values, percent)
    assert counts.percentiles_ms((percent,)) == (wanted // STEP_NS * STEP_NS / 1_000_000,)


def test_two_counts_merge() -> None:
    first, second = LatencyCounts(), LatencyCounts()
    first.add([1_000_000, 2_000_000])
    second.add([3_000_000])
    first.merge(second)
    assert (first.count, first.percentiles_ms((50, 100))) == (3, (2.0, 3.0))
