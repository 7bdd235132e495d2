"""The window with Produce, or with the first page, painted, beside a bare PySide6 window."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from kafkagui.storage.places import HOME_VARIABLE, find_places
from kafkagui.storage.state_file import FileStateStore
from kafkagui.ui.main_window import MEMORY_KEY
from kafkagui.ui.shell.window_memory import TabMemory, WindowMemory
from tests.bench.comparison import Comparison, Goal, compare, worker
from tests.bench.scene import Scene


def first_paint(_scene: Scene) -> Comparison:
    """CPU seconds of the process until the first paint is done, from a state whose only tab is Produce."""
    with tempfile.TemporaryDirectory() as home:
        environment = {**os.environ, HOME_VARIABLE: home}

        def ours() -> float:
            # Anew each time: the run before left a draft there.
            _remember_produce(environment)
            return worker("first_paint", "produce", environment=environment)["cpu_s"]

        return compare(
            "first-paint",
            "CPU s",
            ours,
            lambda: worker("first_paint", "bare")["cpu_s"],
            Goal("at most 2.5 × bare", at_most=2.5),
            runs=5,
        )


def welcome_paint(_scene: Scene) -> Comparison:
    """The same of the very first start, where nothing is remembered and Welcome is shown."""

    def ours() -> float:
        with tempfile.TemporaryDirectory() as home:
            environment = {**os.environ, HOME_VARIABLE: home}
            return worker("first_paint", "welcome", environment=environment)["cpu_s"]

    return compare(
        "welcome-paint",
        "CPU s",
        ours,
        lambda: worker("first_paint", "bare")["cpu_s"],
        Goal("at most 2 × bare", at_most=2.0),
        runs=5,
    )


def _remember_produce(environment: dict[str, str]) -> None:
    config: Path = find_places(environment).config
    config.mkdir(parents=True, exist_ok=True)
    state = FileStateStore(config)
    state.put(MEMORY_KEY, WindowMemory(tabs=(TabMemory("produce"),)).to_text())
    state.flush()
