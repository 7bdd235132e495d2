"""What happens in a run, told as it happens and kept for its file."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from typing import Protocol

from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.run import Progress, RecordTimeline, RunEvent, Stage
from kafkagui.services.lab.recorder import Recorder


class LabObserver(Protocol):
    """Who watches a run; called on the loop."""

    def on_progress(self, progress: Progress) -> None:
        """It has come further; about ten times a second while records go out."""
        ...

    def on_event(self, event: RunEvent) -> None:
        """Something has happened."""
        ...

    def on_figures(self, figures: Figures) -> None:
        """A pair has sent its payload once more: its numbers so far."""
        ...

    def on_timelines(self, timelines: Sequence[RecordTimeline]) -> None:
        """A handful of one pair's records, from send() to reading back."""
        ...


class Journal:
    """Keeps a run's events and tells the observer how far it is."""

    def __init__(self, observer: LabObserver, steps: int) -> None:
        self.run_id = f"{time.strftime('%Y%m%d-%H%M%S')}-{os.urandom(2).hex()}"
        self.started_at_ms = time.time_ns() // 1_000_000
        self._began_s = time.monotonic()
        self.observer = observer
        self._steps = steps
        self._stage, self._step, self._text = Stage.PREPARING, 0, ""
        self.recorders: Sequence[Recorder] = ()
        self.events: list[RunEvent] = []

    @property
    def elapsed_s(self) -> float:
        """Seconds since the run began."""
        return time.monotonic() - self._began_s

    def enter(self, stage: Stage, step: int, text: str = "") -> None:
        """Begin a step."""
        self._stage, self._step, self._text = stage, step, text
        self.tell()

    def tell(self) -> None:
        """Tell how far it is."""
        pairs = tuple(recorder.progress for recorder in self.recorders)
        progress = Progress(self._stage, self._step, self._steps, self.elapsed_s, pairs, self._text)
        self.observer.on_progress(progress)

    def note(self, text: str, node_id: int | None = None, *, is_fault: bool = False) -> None:
        """Keep an event and tell it."""
        sequences = tuple(recorder.totals.sent for recorder in self.recorders)
        event = RunEvent(round(self.elapsed_s, 3), text, node_id, sequences, is_fault)
        self.events.append(event)
        self.observer.on_event(event)
