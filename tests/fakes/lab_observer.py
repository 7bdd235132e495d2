"""Who watches a run of the lab, and keeps what it is told."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.run import Progress, RecordTimeline, RunEvent


class FakeLabObserver:
    """Keeps everything in lists."""

    def __init__(self) -> None:
        self.progress: list[Progress] = []
        self.events: list[RunEvent] = []
        self.figures: list[Figures] = []
        self.timelines: list[RecordTimeline] = []

    def on_progress(self, progress: Progress) -> None:
        self.progress.append(progress)

    def on_event(self, event: RunEvent) -> None:
        self.events.append(event)

    def on_figures(self, figures: Figures) -> None:
        self.figures.append(figures)

    def on_timelines(self, timelines: Sequence[RecordTimeline]) -> None:
        self.timelines += timelines
