"""Gaps of the event loop in the real window. Arguments: idle | read | send, SERVERS TOPIC.

A 1 ms timer beats; a gap is the time between two beats. `idle` has the page open while kcat keeps the machine busy.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import shutil
import sys
import tempfile
import time

from PySide6.QtCore import Qt, QTimer

from kafkagui.app import collector, window_run
from kafkagui.core.profiles import Profile
from tests.bench.scene import SMALL_RECORDS
from tests.bench.sending import ASYNC_RECORDS

LONG_S = 0.05
PATIENCE_S = 120


class Beats:
    """When the loop was alive."""

    def __init__(self) -> None:
        self._at: list[float] = []
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(1)
        self._timer.timeout.connect(lambda: self._at.append(time.perf_counter()))

    def start(self) -> None:
        self._timer.start()

    def figures(self) -> dict[str, float]:
        self._timer.stop()
        pairs = list(zip(self._at, self._at[1:], strict=False))
        gaps = sorted(later - earlier for earlier, later in pairs)
        longest = max(pairs, key=lambda pair: pair[1] - pair[0])
        return {
            "gaps": sum(1 for gap in gaps if gap > LONG_S),
            "max_ms": gaps[-1] * 1000,
            "max_at_s": longest[0] - self._at[0],
            "p99_ms": gaps[int(len(gaps) * 0.99)] * 1000,
            "duration_s": self._at[-1] - self._at[0],
        }


async def idle(run: window_run.WindowRun, servers: str, topic: str, beats: Beats) -> None:
    """The page is open and does nothing; kcat reads the topic."""
    run.window.workspace.show_kind("consume")
    await asyncio.sleep(1)
    beats.start()
    kcat = await asyncio.create_subprocess_exec(
        shutil.which("kcat") or "kcat", "-C", "-e", "-q", "-b", servers, "-t", topic, stdout=asyncio.subprocess.DEVNULL
    )
    await kcat.wait()


async def read(run: window_run.WindowRun, _servers: str, topic: str, beats: Beats) -> None:
    """The page reads the whole topic from the beginning, live, following the newest row."""
    from kafkagui.ui.pages.page import OpenConsume

    page = run.window.workspace.show_kind("consume")
    await asyncio.sleep(1)
    beats.start()
    page.fulfil(OpenConsume(topic))
    await until(lambda: page.table.rows.model().rowCount() >= SMALL_RECORDS)  # type: ignore[attr-defined]


async def send(run: window_run.WindowRun, _servers: str, topic: str, beats: Beats) -> None:
    """The Produce page sends 100,000 records asynchronously, a row each."""
    from kafkagui.core.delivery import SendMethod
    from kafkagui.core.producing import PartitionerKind, ProducerOptions
    from kafkagui.core.records import OutgoingRecord
    from kafkagui.services.pacing import Pace
    from kafkagui.ui.pages.page import OpenProduce
    from kafkagui.ui.pages.produce.send_run import SendPlan

    page = run.window.workspace.show_kind("produce")
    page.fulfil(OpenProduce(topic))
    await asyncio.sleep(1)
    # Made one by one, as the page makes them: a list of so many objects would be the collector's work, not the page's.
    records = (OutgoingRecord(topic, b"k%d" % number, b"v" * 100) for number in range(ASYNC_RECORDS))
    plan = SendPlan(SendMethod.ASYNCHRONOUS, ProducerOptions(), PartitionerKind.KEY, records, Pace(), 10.0)
    beats.start()
    page.run.start(plan)  # type: ignore[attr-defined]
    await until(lambda: page.log.totals.acknowledged >= ASYNC_RECORDS)  # type: ignore[attr-defined]


async def until(holds: object) -> None:
    """Wait until a condition holds."""
    async with asyncio.timeout(PATIENCE_S):
        while not holds():  # type: ignore[operator] # noqa: ASYNC110 - models have no asyncio event
            await asyncio.sleep(0.02)


def main() -> None:
    """Open the window, do what the arguments say, close it, print the gaps."""
    mode, servers, topic = sys.argv[1:4]
    figures: dict[str, float] = {}
    measuring: list[asyncio.Future[None]] = []
    deed = {"idle": idle, "read": read, "send": send}[mode]

    class Measured(window_run.WindowRun):
        def _on_first_painted(self) -> None:
            collector.leave_out_what_is_there()
            collector.Collector(self.window)
            measuring.append(asyncio.ensure_future(self.measure()))

        async def measure(self) -> None:
            try:
                await self._program.session.connect(Profile("bench", servers), None)
                beats = Beats()
                await deed(self, servers, topic, beats)
                figures.update(beats.figures())
            finally:
                self.window.close()

    window_run.WindowRun = Measured  # type: ignore[misc]
    gc.disable()  # As kafkagui.app.start does.
    with tempfile.TemporaryDirectory() as home:
        os.environ["KAFKAGUI_HOME"] = home
        window_run.run_window()
    print(json.dumps(figures))


main()
