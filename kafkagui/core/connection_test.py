"""The staged connection test: which steps there are and how each ended."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kafkagui.core.errors import ConnectFailed
from kafkagui.core.stages import Stage


class StageState(Enum):
    """How a step stands."""

    RUNNING = "running"
    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"
    """The profile does not need this step, such as TLS on PLAINTEXT."""


@dataclass(frozen=True, slots=True)
class StageReport:
    """One step's state.

    ``detail`` is a short fact for the row (``10.4.0.17 · 6 ms``); ``error`` is set when it failed.
    """

    stage: Stage
    state: StageState
    address: str = ""
    detail: str = ""
    elapsed_ms: float | None = None
    error: ConnectFailed | None = None
