"""Reports a step of the start: running, then done with its time, or failed."""

from __future__ import annotations

import time
from collections.abc import Callable
from types import TracebackType
from typing import Self

from kafkagui.core.local_kafka import StartStep, StepReport, StepState
from kafkagui.core.wording import tr


def no_report(_report: StepReport) -> None:
    """For callers that do not watch the steps."""


class StepClock:
    """A `with` block that is one step; set `detail` inside it."""

    def __init__(self, step: StartStep, step_changed: Callable[[StepReport], None]) -> None:
        self._step = step
        self._step_changed = step_changed
        self._began = time.monotonic()
        self.detail = ""

    def progress(self, done_bytes: int, total_bytes: int) -> None:
        """Report how far a download is."""
        elapsed_s = time.monotonic() - self._began
        self._step_changed(StepReport(self._step, StepState.RUNNING, self.detail, elapsed_s, done_bytes, total_bytes))

    def __enter__(self) -> Self:
        self._step_changed(StepReport(self._step, StepState.RUNNING))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        elapsed_s = time.monotonic() - self._began
        state = StepState.DONE if kind is None else StepState.FAILED
        detail = self.detail if kind is None else str(error) or tr("cancelled")
        self._step_changed(StepReport(self._step, state, detail, elapsed_s))
