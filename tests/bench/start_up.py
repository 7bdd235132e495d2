"""The window with Produce painted, beside a bare PySide6 window."""

from __future__ import annotations

from tests.bench.comparison import Comparison, Goal, compare, worker
from tests.bench.scene import Scene


def first_paint(_scene: Scene) -> Comparison:
    """CPU seconds of the process until the first paint is done."""
    return compare(
        "first-paint",
        "CPU s",
        lambda: worker("first_paint", "ours")["cpu_s"],
        lambda: worker("first_paint", "bare")["cpu_s"],
        Goal("at most 2.5 × bare", at_most=2.5),
        runs=5,
    )
