"""Takes down what one pair's program learns of its records."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.delivery import DeliveryReport, DeliveryState
from kafkagui.core.delivery_totals import DeliveryTotals
from kafkagui.core.lab.figures import Figures, spread
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.run import PairProgress
from kafkagui.services.lab.timed_producer import TimedProducer
from kafkagui.services.pacing import Batch


class Recorder:
    """The observer of one pair; sequences begin at 1 and have no gaps."""

    def __init__(self, pair: Pair, topic: str) -> None:
        self.pair = pair
        self.topic = topic
        self.states: list[DeliveryState] = []
        self.totals = DeliveryTotals()

    def on_handed_over(self, records: Batch) -> None:
        """These records go to the client now."""
        self.states.extend([DeliveryState.IN_FLIGHT] * len(records))
        self.totals.sent += len(records)

    def on_send_success(self, reports: Sequence[DeliveryReport]) -> None:
        """Acknowledged, or unconfirmed where no broker answers."""
        self._settle(reports)

    def on_send_error(self, reports: Sequence[DeliveryReport]) -> None:
        """Failed."""
        self._settle(reports)

    def on_not_asked(self, reports: Sequence[DeliveryReport]) -> None:
        """Fire and forget: unconfirmed for good."""
        self._settle(reports)

    def _settle(self, reports: Sequence[DeliveryReport]) -> None:
        for report in reports:
            self.states[report.sequence - 1] = report.state
        self.totals.add(reports)

    @property
    def progress(self) -> PairProgress:
        """How far the pair is."""
        totals = self.totals
        return PairProgress(self.pair, totals.sent, totals.acknowledged, totals.failed, totals.unconfirmed)


class Stopwatch:
    """Adds up the times of one pair over its repeats."""

    def __init__(self) -> None:
        self.inside_ns: list[int] = []
        self.acknowledged_ns: list[int] = []
        self.program_ns = 0
        self.all_ns = 0
        self.timelines: list[tuple[int, int, int, int | None]] = []
        """``(sequence, began, after send, acknowledged)`` of the last repeat, in ``perf_counter_ns``."""

    def add(self, timed: TimedProducer) -> None:
        """Take the times of one repeat."""
        began, ended = timed.moments_ns[::2], timed.moments_ns[1::2]
        if not began:
            return
        self.inside_ns += [after - before for before, after in zip(began, ended, strict=True)]
        self.acknowledged_ns += timed.latencies_ns.values()
        self.program_ns += ended[-1] - began[0]
        done = [
            start + timed.latencies_ns[sequence]
            for sequence, start in zip(timed.sequences, began, strict=True)
            if sequence in timed.latencies_ns
        ]
        self.all_ns += max([ended[-1], *done]) - began[0]
        self.timelines = [
            (sequence, before, after, before + took if (took := timed.latencies_ns.get(sequence)) is not None else None)
            for sequence, before, after in zip(timed.sequences, began, ended, strict=True)
        ]

    def figures(self, recorder: Recorder, size_bytes: int, *, has_answers: bool) -> Figures:
        """The pair's numbers; without ``has_answers`` (acks=0) there is no time to an acknowledgement."""
        totals = recorder.totals
        return Figures(
            recorder.pair,
            totals.sent,
            totals.acknowledged,
            totals.failed,
            totals.unconfirmed + totals.in_flight,
            totals.sent * size_bytes,
            self.program_ns / 1e9,
            self.all_ns / 1e9,
            spread(self.inside_ns),
            spread(self.acknowledged_ns) if has_answers else None,
        )
