"""The command palette over ten thousand topics: how long it takes to open, and to filter at a key."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tests.bench.comparison import Comparison, worker
from tests.bench.scene import Scene

_MOST_MS = 50.0


def opening(_scene: Scene) -> Comparison:
    """From the click to the painted palette: the first time, with its imports, and later."""
    return _compare("palette-open", "first", "later")


def filtering(_scene: Scene) -> Comparison:
    """From a key to the painted result: the slowest of a word that is typed and taken back letter by letter."""
    return _compare("palette-key", "slowest", "median")


def _compare(name: str, counts: str, beside: str) -> Comparison:
    figures = _measured()
    ours = figures[f"{name} {counts}"]
    note = f"[{beside} {figures[f'{name} {beside}']:.3g}]"
    return Comparison(name, "ms", ours, _MOST_MS, ours / _MOST_MS, "below 50 ms", ours < _MOST_MS, note)


@cache
def _measured() -> Mapping[str, float]:
    return worker("palette_window", environment=None)
