"""Which way records go: through a producer in this process, or, for a big run, through the sending process."""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Callable, Sequence

from kafkagui.client.outbox import Outbox
from kafkagui.client.producer_internals import BatchOutcome, Intake, Sink, Target
from kafkagui.client.worker_link import WorkerLink
from kafkagui.core.delivery import DeliveryReport
from kafkagui.core.records import OutgoingRecord

BIG_RUN_RECORDS = 3_000
_NEW_RUN_AFTER_S = 2.0
_IDLE_LIMIT_S = 20.0
_LOOK_S = 0.002
_ATTEMPTS = 2

MakeOutbox = Callable[[Sink], Outbox]
MakeWorker = Callable[[Sink], WorkerLink]


class Route:
    """Hands records over and counts them; every method but ``interrupt`` and ``in_flight`` runs on one thread.

    The sending process starts beside a run that has become big; records go there once those sent from here have
    their outcome, so the order stays.
    """

    def __init__(self, make_outbox: MakeOutbox, make_worker: MakeWorker | None, sink: Sink) -> None:
        self.outbox = make_outbox(self._done_here)
        self._make_worker = make_worker
        self._sink = sink
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._finished_here = 0
        self._finished_there = 0
        self._handed_before = 0
        self._link: WorkerLink | None = None
        self._goes_there = False
        self._attempts = 0
        self._run_records = 0
        self._last_put_s = 0.0

    @property
    def in_flight(self) -> int:
        """Records that the client has and whose outcome is not known yet."""
        return self._in_flight_here + self._in_flight_there

    @property
    def _in_flight_here(self) -> int:
        return self.outbox.handed - self._finished_here

    @property
    def _in_flight_there(self) -> int:
        link = self._link
        return self._handed_before + (0 if link is None else link.handed) - self._finished_there

    def _done_here(self, outcome: BatchOutcome) -> None:
        with self._lock:
            self._finished_here += len(outcome.entries)
        self._sink(outcome)

    def _done_there(self, outcome: BatchOutcome) -> None:
        with self._lock:
            self._finished_there += len(outcome.entries)
        self._sink(outcome)

    def put_all(
        self, records: Sequence[tuple[int, OutgoingRecord]], target: Target, moments_ns: array[int] | None = None
    ) -> list[DeliveryReport]:
        """Hand over records in order; returns the reports of those that failed on this side."""
        if moments_ns is not None:
            return self.outbox.put_all(records, target, moments_ns=moments_ns)
        link = self._link_for(len(records))
        if link is not None:
            return link.put_all(records, target)
        return self.outbox.put_all(records, target)

    def _link_for(self, count: int) -> WorkerLink | None:
        now = time.monotonic()
        if now - self._last_put_s > _NEW_RUN_AFTER_S and not self.in_flight:
            self._run_records, self._goes_there = 0, False
        self._run_records += count
        self._last_put_s = now
        if self._make_worker is None or self._run_records < BIG_RUN_RECORDS:
            return None
        link = self._started(self._make_worker)
        if link is None or not link.ready:
            self._goes_there = False
            return None
        if not self._goes_there:
            while self._in_flight_here and not self._stop.wait(_LOOK_S):
                pass
            self._goes_there = True
        return link

    def _started(self, make_worker: MakeWorker) -> WorkerLink | None:
        if self._link is not None and self._link.dead:
            self._forget_link()
        if self._link is None and self._attempts < _ATTEMPTS and not self._stop.is_set():
            self._attempts += 1
            self._link = make_worker(self._done_there)
            self._link.start()
        return self._link

    def _forget_link(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            self._handed_before += link.handed

    def start_flush(self) -> Intake | None:
        """Make the client send what lingers; give the result to ``end_flush``."""
        if self._link is not None:
            self._link.ask("flush")
        return self.outbox.start_flush()

    def end_flush(self, intake: Intake | None) -> None:
        """The other half of ``start_flush``."""
        if self._link is not None:
            self._link.ask("flushed")
        if intake is not None:
            intake.end_flush()

    def look(self, limit_s: float) -> None:
        """Give up producers whose oldest batch is older than ``limit_s``, and a process that has nothing to do."""
        self.outbox.declare_broken_after(limit_s)
        if self._link is None:
            return
        self._link.ask("look", limit_s)
        if not self.in_flight and time.monotonic() - self._last_put_s > _IDLE_LIMIT_S:
            self._link.end()
            self._forget_link()
            self._attempts = 0

    @property
    def is_idle(self) -> bool:
        """Whether there is nothing left to look after."""
        return not self.in_flight and self._link is None

    def interrupt(self) -> None:
        """Release whatever the sending thread waits for; callable from any thread."""
        self._stop.set()
        self.outbox.interrupt()

    def end(self) -> None:
        """Close the producers; unfinished records get their outcome before this returns."""
        if self._link is not None:
            self._link.end()
        self.outbox.end()
