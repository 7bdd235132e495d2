"""Sifts batches in order: a few records here, many of them, or what may be slow, in the matching process."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable

from kafkagui.codecs.record_batch import CorruptStream, read_header
from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.matching.batch_sieve import BatchSieve, Candidate, Found
from kafkagui.matching.process_link import SLOW_AFTER_S, ProcessLink

_HERE_RECORDS = 20_000
"""So many records are looked at on the caller's thread, which spares a short search the start of a process."""
_MOST_WAITING_BYTES = 16 << 20
_WAKE_S = 0.1

Deliver = Callable[[Candidate, Found], None]


class Sifter:
    """Takes batches from one thread and delivers what matches in the same order.

    Args:
        line: what to look for.
        deliver: takes each batch that was looked into, one at a time, from the caller's or the link's thread; it may
            raise a `KafkaGuiError`, which ends the sifting.
        slow_after_s: how long one batch may take.
    """

    def __init__(self, line: FilterLine, deliver: Deliver, slow_after_s: float = SLOW_AFTER_S) -> None:
        self._line = line
        self._deliver = deliver
        self._slow_after_s = slow_after_s
        self.sieve = BatchSieve(line)
        self._left_here = 0 if line.may_be_slow else _HERE_RECORDS
        self._link: ProcessLink | None = None
        self._waiting: deque[Candidate] = deque()
        self._waiting_bytes = 0
        self._changed = threading.Condition()
        self._is_stopped = False
        self._failure: KafkaGuiError | None = None

    @property
    def waiting_records(self) -> int:
        """Records handed over that have not been looked at yet."""
        return sum(map(_count, self._waiting.copy()))

    def put(self, candidate: Candidate) -> None:
        """Look into a batch, now or soon; waits while too much is under way. Does nothing once it is stopped.

        Raises:
            KafkaGuiError: why sifting ended.
        """
        if self._link is None:
            self._left_here -= _count(candidate)
            if self._left_here >= 0:
                self._deliver(candidate, self.sieve.matches(candidate))
                return
            if self._is_stopped:
                return
            self._link = ProcessLink(self._line, self._on_answer, self._on_end, self._slow_after_s)
            self._link.start()
        with self._changed:
            while self._waiting_bytes > _MOST_WAITING_BYTES and not self._is_over:
                self._changed.wait(_WAKE_S)
            self._raise_failure()
            if self._is_stopped:
                return
            self._waiting.append(candidate)
            self._waiting_bytes += len(candidate.batch)
        self._link.put(candidate)

    def drain(self) -> None:
        """Wait until everything is delivered, or it is stopped.

        Raises:
            KafkaGuiError: why sifting ended.
        """
        with self._changed:
            while self._waiting and not self._is_over:
                self._changed.wait(_WAKE_S)
            self._raise_failure()

    def stop(self) -> None:
        """Look no further; what was found stays. Callable from any thread, at once, and more than once."""
        self._is_stopped = True
        if self._link is not None:
            self._link.stop()

    @property
    def _is_over(self) -> bool:
        return self._is_stopped or self._failure is not None

    def _raise_failure(self) -> None:
        if self._failure is not None:
            raise self._failure

    def _on_answer(self, found: Found) -> None:
        candidate = self._waiting[0]
        if not self._is_stopped:
            self._deliver(candidate, found)
        with self._changed:
            self._waiting.popleft()
            self._waiting_bytes -= len(candidate.batch)
            self._changed.notify_all()

    def _on_end(self, failure: KafkaGuiError | None) -> None:
        with self._changed:
            if not self._is_stopped:
                self._failure = failure
            self._changed.notify_all()


def _count(candidate: Candidate) -> int:
    if candidate.records is not None:
        return len(candidate.records)
    try:
        return max(1, read_header(candidate.batch).record_count)
    except CorruptStream:
        return 1
