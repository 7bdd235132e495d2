"""Searching topics: a reading of which only what matches becomes rows, and what can be said of it meanwhile."""

from __future__ import annotations

import contextlib
from collections import deque
from dataclasses import dataclass, replace

from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.ports import Cluster, LogFactory, Matching, SiftProgress
from kafkagui.core.positions import AtEnd, FromBeginning, FromEnd, FromLast, Live, ReadProgress, ReadRequest, ReadState
from kafkagui.services.read import OpenReading

_RATE_OVER_S = 3.0


async def open_search(
    cluster: Cluster, logs: LogFactory, matching: Matching, request: ReadRequest, line: FilterLine
) -> OpenReading:
    """Start reading; what matches becomes a row of a new log.

    Args:
        cluster: where to read.
        logs: makes the log.
        matching: looks through what is read.
        request: the range. Its newest N records cannot be searched while they are still sought: read them, then filter.
        line: what to look for.

    Raises:
        FilterRefused: for a line that makes no sense.
        ValueError: for a range of the newest records.
        BrokerRefused: for a topic or partition that is not there or not allowed.
        ConnectionLost: when no broker answers.
        StorageFailed: when there is no room for the matches.
    """
    if isinstance(request.start, FromLast):
        raise ValueError("the newest records are read first and filtered then")
    log = logs.create()
    with contextlib.ExitStack() as undo:
        undo.callback(log.close)
        sifted = matching.sifted(line, log)
        undo.callback(sifted.stop)
        reading = await cluster.read(request, sifted)
        undo.pop_all()
    return OpenReading(request, reading, log, sifted)


def searched_range(request: ReadRequest) -> ReadRequest:
    """The range that a search of what is read by this request goes through: it ends, and knows no newest records."""
    start = FromBeginning() if isinstance(request.start, FromEnd | FromLast) else request.start
    stop = AtEnd() if isinstance(request.stop, Live) else request.stop
    return replace(request, start=start, stop=stop)


@dataclass(frozen=True, slots=True)
class SearchCount:
    """How far a search has come, in records: ``scanned`` of ``total`` (what is known of it), and ``matches``.

    ``per_s`` is the rate of the last seconds, None where there is none.
    """

    scanned: int
    total: int
    matches: int
    unreadable: int
    per_s: float | None


class SearchCounter:
    """Counts a search while it runs; ``now_s`` is any clock that goes on evenly."""

    def __init__(self) -> None:
        self._seen: deque[tuple[float, int]] = deque()

    def count(self, progress: ReadProgress, sifted: SiftProgress, now_s: float) -> SearchCount:
        """The count at this moment."""
        scanned = max(0, progress.records - sifted.waiting)
        total = scanned if progress.state is ReadState.FINISHED else max(scanned, _total(progress))
        return SearchCount(scanned, total, sifted.matches, sifted.unreadable, self._rate(progress, scanned, now_s))

    def _rate(self, progress: ReadProgress, scanned: int, now_s: float) -> float | None:
        if progress.state is not ReadState.READING:
            self._seen.clear()
            return None
        self._seen.append((now_s, scanned))
        while len(self._seen) > 2 and now_s - self._seen[0][0] > _RATE_OVER_S:
            self._seen.popleft()
        since_s, before = self._seen[0]
        return (scanned - before) / (now_s - since_s) if now_s - since_s > 0 else None


def _total(progress: ReadProgress) -> int:
    """Offsets of the range without those that are known to hold no visible record."""
    return sum(max(0, part.end - part.begin) for part in progress.partitions) - progress.hidden
