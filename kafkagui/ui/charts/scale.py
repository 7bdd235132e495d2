"""Axes: round numbers for ticks, and numbers and times in few letters."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Final

_STEPS: Final = (1, 2, 2.5, 5, 10)
_TICKS: Final = 4
_UNITS: Final = ((1e9, "G"), (1e6, "M"), (1e3, "k"))


def linear_ticks(most: float) -> tuple[float, ...]:
    """Round numbers from 0 on; the last is at least ``most``.

    >>> linear_ticks(91_200)
    (0.0, 25000.0, 50000.0, 75000.0, 100000.0)
    """
    if most <= 0:
        return (0.0, 1.0)
    power = 10 ** math.floor(math.log10(most / _TICKS))
    step = next((power * step for step in _STEPS if power * step * _TICKS >= most), power * 10)
    count = math.ceil(most / step - 1e-9)
    return tuple(step * number for number in range(count + 1))


def log_ticks(values: Sequence[float]) -> tuple[float, ...]:
    """Powers of ten around all values above zero, two at least."""
    known = [value for value in values if value > 0]
    if not known:
        return (0.1, 1.0)
    low = math.floor(math.log10(min(known)) + 1e-9)
    high = math.ceil(math.log10(max(known)) - 1e-9)
    return tuple(10.0**power for power in range(low, max(high, low + 1) + 1))


def log_share(value: float, ticks: Sequence[float]) -> float:
    """Where a value stands between the first tick (0) and the last (1)."""
    first, last = math.log10(ticks[0]), math.log10(ticks[-1])
    return min(max((math.log10(max(value, 1e-12)) - first) / (last - first), 0.0), 1.0)


def short_number(value: float) -> str:
    """``940``, ``6.1k``, ``91.2k``, ``117k``, ``1.5M``."""
    for size, unit in _UNITS:
        if value >= size * 0.99995:
            shown = value / size
            return (f"{shown:.0f}" if shown >= 99.95 else f"{shown:.1f}".removesuffix(".0")) + unit
    return f"{value:.0f}" if value >= 10 or value == int(value) else f"{value:.1f}"


def short_time(milliseconds: float) -> str:
    """``3.4 µs``, ``0.25 ms``, ``12 ms``, ``1.5 s``; three figures at most."""
    if milliseconds >= 1000:
        return f"{milliseconds / 1000:.3g} s"
    if milliseconds >= 0.1:
        return f"{milliseconds:.3g} ms"
    return f"{milliseconds * 1000:.3g} µs"
