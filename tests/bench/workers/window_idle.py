"""What the window costs while nobody touches it. Arguments: bootstrap servers, seconds, kinds of pages.

For each page: the share of a core that the process used, and how often a second its threads woke up.
"""

from __future__ import annotations

import asyncio
import gc
import json
import os
import sys
import tempfile
import time
from pathlib import Path

from kafkagui.app import window_run
from kafkagui.core.profiles import Profile

_SETTLE_S = 5.0


def _wakes() -> int:
    """How often the threads that there are went to sleep by themselves so far (Linux)."""
    count = 0
    for status in Path("/proc/self/task").glob("*/status"):
        for line in status.read_text(encoding="ascii").splitlines():
            if line.startswith("voluntary_ctxt_switches"):
                count += int(line.split()[1])
    return count


async def _measure(seconds: float) -> tuple[float, float]:
    cpu_s, wakes, began = time.process_time(), _wakes(), time.monotonic()
    await asyncio.sleep(seconds)
    spent_s, woke, took_s = time.process_time() - cpu_s, _wakes() - wakes, time.monotonic() - began
    return spent_s / took_s, woke / took_s


def main() -> None:
    """Open the window, connect, bring each page to the front, and leave it alone."""
    servers, seconds, *kinds = sys.argv[1:]
    figures: dict[str, tuple[float, float]] = {}
    measuring: list[asyncio.Future[None]] = []
    before = window_run.WindowRun._on_first_painted

    class Measured(window_run.WindowRun):
        def _on_first_painted(self) -> None:
            before(self)
            measuring.append(asyncio.ensure_future(self.measure()))

        async def measure(self) -> None:
            try:
                await self._program.session.connect(Profile("bench", servers), None)
                for kind in kinds:
                    self.window.deeds.show_page(kind)
                    await asyncio.sleep(_SETTLE_S)
                    figures[kind] = await _measure(float(seconds))
            finally:
                self.window.close()

    window_run.WindowRun = Measured  # type: ignore[misc]
    gc.disable()  # As kafkagui.app.start does.
    with tempfile.TemporaryDirectory() as home:
        os.environ["KAFKAGUI_HOME"] = home
        window_run.run_window()
    measuring[0].result()
    shares = {f"{kind} cpu": share for kind, (share, _) in figures.items()}
    print(json.dumps(shares | {f"{kind} wakes": rate for kind, (_, rate) in figures.items()}))


main()
