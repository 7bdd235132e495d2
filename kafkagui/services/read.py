"""Reading records into rows: opening, following until the end, and letting go."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from dataclasses import dataclass, replace

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.ports import Cluster, LogFactory, Reading, RecordLog, SiftedLog
from kafkagui.core.positions import FromLast, ReadProgress, ReadRequest, ReadState

LOOK_EVERY_S = 0.1
"""How often rows are shown: ten times a second is as fast as a person sees."""


@dataclass(slots=True)
class OpenReading:
    """A reading of what was asked for, and the rows it fills.

    ``sifted`` is what a search looks through; then only what matches is in the log (None: everything is). ``early_end``
    is how a search ended before it had looked at all that was read.
    """

    request: ReadRequest
    reading: Reading
    log: RecordLog
    sifted: SiftedLog | None = None
    early_end: ReadState | None = None

    @property
    def progress(self) -> ReadProgress:
        """How it stands: a search has not finished before everything that was read is looked at."""
        progress = self.reading.progress
        if self.sifted is not None and progress.state is ReadState.FINISHED and self.sifted.sifted.waiting:
            return replace(progress, state=self.early_end or ReadState.READING)
        return progress

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
                rows_changed(self.progress)
                await asyncio.wait((ended,), timeout=LOOK_EVERY_S)
        finally:
            ended.cancel()
        await ended
        if self.sifted is not None:
            await self._settle(self.sifted, rows_changed)
        progress = self.progress
        rows_changed(progress)
        if progress.state is ReadState.FAILED and self.reading.error is not None:
            raise self.reading.error
        return progress

    async def _settle(self, sifted: SiftedLog, rows_changed: Callable[[ReadProgress], None]) -> None:
        """Look through what was read to the end; what was read before a failure is looked through, too."""
        settling = asyncio.create_task(sifted.settle(), name="search settles")
        try:
            while not settling.done():
                rows_changed(self.progress)
                await asyncio.wait((settling,), timeout=LOOK_EVERY_S)
        finally:
            if not settling.done():
                sifted.stop()
        try:
            await settling
        except KafkaGuiError:
            self.early_end = ReadState.FAILED
            rows_changed(self.progress)
            raise

    async def stop(self) -> None:
        """Stop reading, at once; the rows stay."""
        if self.sifted is not None:
            self.early_end = ReadState.STOPPED
            self.sifted.stop()
        await self.reading.close()

    async def close(self) -> None:
        """Stop reading and forget the rows."""
        try:
            await self.stop()
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
