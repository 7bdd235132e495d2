"""When the records of a run go out: how often, how fast, and stopping at once."""

from __future__ import annotations

import asyncio
import itertools
import math
from collections.abc import AsyncIterator, Coroutine, Iterable, Iterator
from typing import TypeVar

from kafkagui.core.errors import InputRefused
from kafkagui.core.frozen import frozen
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr

Batch = list[tuple[int, OutgoingRecord]]
"""``(sequence, record)`` pairs that are handed over together."""

_BATCH_RECORDS = 1_000
_SLICE_S = 0.02
"""A rate is kept within slices of this length, so that fast rates do not need a timer for each record."""

_T = TypeVar("_T")


@frozen
class Pace:
    """How a run repeats.

    Args:
        repeat: how many times the whole input is sent; None means until stopped.
        every_ms: time from one record to the next; 0 means as fast as it goes.
        per_second: at most this many records a second; None means no limit.
    """

    repeat: int | None = 1
    every_ms: float = 0.0
    per_second: float | None = None

    def check(self) -> None:
        """Refuse numbers that make no sense.

        Raises:
            InputRefused: naming the field.
        """
        if self.repeat is not None and self.repeat < 1:
            raise InputRefused(tr("Repeat at least once."), field="repeat")
        if not 0 <= self.every_ms < math.inf:
            raise InputRefused(tr("The time between records must be a number from zero."), field="every_ms")
        if self.per_second is not None and not 0 < self.per_second < math.inf:
            raise InputRefused(tr("The rate must be a number above zero."), field="per_second")

    @property
    def interval_s(self) -> float:
        """Least time from one record to the next, in seconds."""
        return max(self.every_ms / 1000, 1 / self.per_second if self.per_second else 0.0)


class StopSignal:
    """Asks a run to stop; waiting for it is how a run sleeps, so that stopping is immediate."""

    def __init__(self) -> None:
        self._event = asyncio.Event()

    @property
    def is_set(self) -> bool:
        """Whether stopping was asked for."""
        return self._event.is_set()

    def set(self) -> None:
        """Ask to stop."""
        self._event.set()

    async def sleep(self, duration_s: float) -> None:
        """Wait for a time, or until stopping is asked for."""
        if duration_s <= 0:
            await asyncio.sleep(0)
            return
        try:
            async with asyncio.timeout(duration_s):
                await self._event.wait()
        except TimeoutError:
            return

    async def race(self, work: Coroutine[object, object, _T]) -> asyncio.Task[_T]:
        """Wait until ``work`` is done or stopping is asked for; returns its task, which goes on if it was not done."""
        task = asyncio.ensure_future(work)
        waiting = asyncio.ensure_future(self._event.wait())
        try:
            await asyncio.wait((task, waiting), return_when=asyncio.FIRST_COMPLETED)
        finally:
            waiting.cancel()
        return task


def repeated(records: Iterable[OutgoingRecord], repeat: int | None) -> Iterator[OutgoingRecord]:
    """The records, ``repeat`` times over (None: for ever); one time reads them lazily, more keeps them."""
    if repeat == 1:
        yield from records
        return
    kept = tuple(records)
    times = itertools.count() if repeat is None else range(repeat)
    for _ in times if kept else ():
        yield from kept


async def paced(
    records: Iterable[OutgoingRecord], pace: Pace, stop: StopSignal, first_sequence: int = 1
) -> AsyncIterator[Batch]:
    """Batches of numbered records at the times that ``pace`` says, until they end or ``stop`` is set."""
    numbered = enumerate(repeated(records, pace.repeat), first_sequence)
    loop = asyncio.get_running_loop()
    interval_s = pace.interval_s
    started, handed = loop.time(), 0
    while not stop.is_set:
        if interval_s:
            await stop.sleep(started + handed * interval_s - loop.time())
            due = int((loop.time() - started + _SLICE_S) / interval_s) - handed if interval_s < _SLICE_S else 1
            size = min(max(1, due), _BATCH_RECORDS)
        else:
            size = _BATCH_RECORDS
        batch = list(itertools.islice(numbered, size))
        if not batch or stop.is_set:
            return
        handed += len(batch)
        yield batch
