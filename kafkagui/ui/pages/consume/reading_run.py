"""The one reading that a Consume page shows: started anew, paused, stopped, let go."""

from __future__ import annotations

import asyncio
import time

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.ports import Cluster, SiftProgress
from kafkagui.core.positions import Live, ReadProgress, ReadRequest, ReadState
from kafkagui.services.program import Program
from kafkagui.services.read import OpenReading, open_reading
from kafkagui.services.search import SearchCount, SearchCounter, open_search
from kafkagui.ui.tasks import run

_ENDED = (ReadState.FINISHED, ReadState.STOPPED, ReadState.FAILED)


class ReadingRun(QObject):
    """Runs at most one reading at a time.

    Args:
        program: the session to read from, the logs to read into.
        page: the widget with which it ends.

    Signals:
        let_go: the rows of the reading before are gone.
        opened(OpenReading): a reading has begun.
        advanced(ReadProgress): rows came, or the reading stands otherwise; at most ten times a second.
        failed(KafkaGuiError): it could not begin, or ended before its end.
    """

    let_go = Signal()
    opened = Signal(object)
    advanced = Signal(object)
    failed = Signal(object)

    def __init__(self, program: Program, page: QWidget) -> None:
        super().__init__(page)
        self._program = program
        self._page = page
        self._task: asyncio.Task[None] | None = None
        self._opened: OpenReading | None = None
        self._told: tuple[ReadProgress, int, SiftProgress | None] | None = None
        self.cluster: Cluster | None = None
        self.request: ReadRequest | None = None
        self.line: FilterLine | None = None
        self._counter = SearchCounter()

    @property
    def progress(self) -> ReadProgress | None:
        """How the reading stands; None when there is none."""
        return self._opened.progress if self._opened is not None else None

    @property
    def state(self) -> ReadState | None:
        """The reading's state; None when there is none."""
        return self._opened.progress.state if self._opened is not None else None

    @property
    def sifted(self) -> SiftProgress | None:
        """How a search stands; None for a reading that shows everything."""
        return self._opened.sifted.sifted if self._opened is not None and self._opened.sifted is not None else None

    @property
    def is_running(self) -> bool:
        """Whether a reading is beginning, reads, waits or is paused."""
        is_beginning = self._opened is None and self._task is not None and not self._task.done()
        return is_beginning or (self.state is not None and self.state not in _ENDED)

    @property
    def is_live(self) -> bool:
        """Whether the reading never stops by itself and has not been stopped."""
        return self.is_running and self.request is not None and isinstance(self.request.stop, Live)

    def settled_rows(self, progress: ReadProgress) -> int:
        """How many rows of the reading may be shown."""
        return self._opened.settled_rows(progress) if self._opened is not None else 0

    def search_count(self, progress: ReadProgress) -> SearchCount | None:
        """How far a search has come; None for a reading that shows everything."""
        sifted = self.sifted
        return None if sifted is None else self._counter.count(progress, sifted, time.monotonic())

    def start(self, request: ReadRequest, line: FilterLine | None = None) -> None:
        """Read this, in place of what was read before; with a line, only what matches becomes rows."""
        self.request, self.line = request, line
        self._counter = SearchCounter()
        before, self._task = self._task, None
        self._task = run(self._page, self._read(request, before), name="read", on_error=self.failed.emit)

    async def _read(self, request: ReadRequest, before: asyncio.Task[None] | None) -> None:
        await _end(before)
        await self._let_go()
        self.cluster = self._program.session.open_cluster()
        self._opened = opened = await self._open(self.cluster, request)
        self.opened.emit(opened)
        await opened.follow(self._tell)

    async def _open(self, cluster: Cluster, request: ReadRequest) -> OpenReading:
        logs, matching = self._program.logs, self._program.matching
        if self.line is None or matching is None:
            return await open_reading(cluster, logs, request)
        return await open_search(cluster, logs, matching, request, self.line)

    def _tell(self, progress: ReadProgress) -> None:
        told = (progress, len(self._opened.log) if self._opened is not None else 0, self.sifted)
        if told != self._told:
            self._told = told
            self.advanced.emit(progress)

    def toggle_pause(self) -> None:
        """Pause, or go on where it paused, without a gap."""
        if self._opened is None or not self.is_running:
            return
        reading = self._opened.reading
        if reading.progress.state is ReadState.PAUSED:
            reading.resume()
        else:
            reading.pause()
        self._tell(reading.progress)

    def stop(self) -> None:
        """Stop reading; the rows stay. One that is still beginning is given up."""
        if self._opened is not None:
            run(self._page, self._opened.stop(), name="stop reading", on_error=self.failed.emit)
        elif self._task is not None:
            self._task.cancel()

    async def shut(self) -> None:
        """End the reading and forget its rows."""
        task, self._task = self._task, None
        await _end(task)
        await self._let_go()

    async def _let_go(self) -> None:
        opened, self._opened = self._opened, None
        self._told = None
        self.let_go.emit()
        if opened is not None:
            await opened.close()


async def _end(task: asyncio.Task[None] | None) -> None:
    if task is not None and not task.done():
        task.cancel()
        await asyncio.wait((task,))
