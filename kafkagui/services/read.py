"""Reading records into rows: opening, following until the end, and letting go."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass

from kafkagui.core.ports import Cluster, LogFactory, Reading, RecordLog
from kafkagui.core.positions import FromLast, ReadProgress, ReadRequest, ReadState

LOOK_EVERY_S = 0.1
"""How often rows are shown: ten times a second is as fast as a person sees."""


@dataclass(frozen=True, slots=True)
class OpenReading:
    """A reading of what was asked for, and the rows it fills."""

    request: ReadRequest
    reading: Reading
    log: RecordLog

    def settled_rows(self, progress: ReadProgress) -> int:
        """How many rows stand for good.

        While the newest N records are being sought, rows come that are sorted or dropped again: none of them counts
        before the search has ended.
        """
        is_sought = isinstance(self.request.start, FromLast) and not progress.records
        return 0 if is_sought else len(self.log)

    async def follow(self, rows_changed: Callable[[ReadProgress], None]) -> ReadProgress:
        """Call ``rows_changed`` at most ten times a second until the reading ends, and once after.

        Raises:
            Exception: why it failed; the rows that came stay.
        """
        ended = asyncio.create_task(self.reading.finished(), name="reading ends")
        try:
            while not ended.done():
                rows_changed(self.reading.progress)
                await asyncio.wait((ended,), timeout=LOOK_EVERY_S)
        finally:
            ended.cancel()
        progress = await ended
        rows_changed(progress)
        if progress.state is ReadState.FAILED and self.reading.error is not None:
            raise self.reading.error
        return progress

    async def close(self) -> None:
        """Stop reading and forget the rows."""
        try:
            await self.reading.close()
        finally:
            self.log.close()


async def open_reading(cluster: Cluster, logs: LogFactory, request: ReadRequest) -> OpenReading:
    """Start a reading into a new log.

    Raises:
        BrokerRefused: for a topic or partition that is not there or not allowed.
        ConnectionLost: when no broker answers.
        StorageFailed: when there is no room for the rows.
    """
    log = logs.create()
    with contextlib.ExitStack() as undo:
        undo.callback(log.close)
        reading = await cluster.read(request, log)
        undo.pop_all()
    return OpenReading(request, reading, log)
