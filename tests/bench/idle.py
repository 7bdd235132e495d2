"""The window while nobody touches it: its share of a core, and how often it wakes up."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from tests.bench.comparison import Comparison, worker
from tests.bench.scene import Scene

_SECONDS = 20
_MOST_SHARE = 0.01
_MOST_WAKES_S = 30.0
_KINDS = ("produce", "consume", "log", "settings", "local_kafka")


def share(scene: Scene) -> Comparison:
    """The greatest share of a core that a page in front takes, connected."""
    return _compare(scene, "idle-cpu", "of a core", "cpu", _MOST_SHARE, "below 1 % of a core")


def wakes(scene: Scene) -> Comparison:
    """The most wake-ups a second of all threads together, with whatever page in front, connected."""
    return _compare(scene, "idle-wakes", "a second", "wakes", _MOST_WAKES_S, "below 30 a second")


def _compare(scene: Scene, name: str, unit: str, what: str, limit: float, goal: str) -> Comparison:
    figures = {
        kind.removesuffix(f" {what}"): figure
        for kind, figure in _measured(scene.bootstrap_servers).items()
        if kind.endswith(f" {what}")
    }
    worst = max(figures.values())
    note = "[" + "; ".join(f"{kind} {figure:.3g}" for kind, figure in figures.items()) + "]"
    return Comparison(name, unit, worst, limit, worst / limit, goal, worst < limit, note)


@cache
def _measured(servers: str) -> Mapping[str, float]:
    return worker("window_idle", servers, str(_SECONDS), *_KINDS)
