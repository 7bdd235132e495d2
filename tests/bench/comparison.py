"""A comparison: medians of both sides, measured in turn, and whether the goal is met."""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

Measure = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Comparison:
    """One line of the result. `ratio` is ours / peer; `note` holds the ranges of the single runs."""

    name: str
    unit: str
    ours: float
    peer: float
    ratio: float
    goal: str
    met: bool
    note: str = ""

    def line(self) -> str:
        """The comparison as a person reads it."""
        met = "met" if self.met else "NOT MET"
        return (
            f"{self.name:28} ours {self.ours:12,.4g}  peer {self.peer:12,.4g} {self.unit:12} "
            f"ratio {self.ratio:6.2f}  goal {self.goal:22} {met}  {self.note}"
        )

    def record(self) -> Mapping[str, str | float | bool]:
        """The comparison as one JSON object."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Goal:
    """What must hold of the ratio, or with `of_difference` of ours minus peer."""

    text: str
    at_most: float | None = None
    at_least: float | None = None
    of_difference: bool = False

    def met(self, ours: float, peer: float) -> bool:
        """Whether the medians reach it."""
        figure = ours - peer if self.of_difference else ours / peer
        low = self.at_least is None or figure >= self.at_least
        return low and (self.at_most is None or figure <= self.at_most)


def compare(name: str, unit: str, ours: Measure, peer: Measure, goal: Goal, runs: int = 3) -> Comparison:
    """Measure ours and the peer in turn, `runs` times each, and compare their medians."""
    pairs = [(ours(), peer()) for _ in range(runs)]
    mine, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    a, b = statistics.median(mine), statistics.median(theirs)
    note = f"[ours {min(mine):,.4g} to {max(mine):,.4g}; peer {min(theirs):,.4g} to {max(theirs):,.4g}]"
    return Comparison(name, unit, a, b, a / b if b else float("inf"), goal.text, goal.met(a, b), note)


def worker(name: str, *arguments: str, environment: Mapping[str, str] | None = None) -> Mapping[str, float]:
    """Run `tests.bench.workers.NAME` in a fresh process; it prints one JSON object as its last line."""
    command = [sys.executable, "-m", f"tests.bench.workers.{name}", *arguments]
    clean = {**(environment or os.environ)}
    clean.pop("PYTHONDONTWRITEBYTECODE", None)  # An installed program has its byte code.
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=300, env=clean)
    if done.returncode != 0:
        raise RuntimeError(f"{' '.join(command)} ended with {done.returncode}:\n{done.stderr[-3000:]}")
    figures: Mapping[str, float] = json.loads(done.stdout.splitlines()[-1])
    return figures


def write(comparisons: Sequence[Comparison], path: str) -> None:
    """Write all comparisons as a JSON list."""
    text = json.dumps([dict(comparison.record()) for comparison in comparisons], indent=1)
    Path(path).write_text(text + "\n", encoding="utf-8")
