"""Settings of sending and reading count at once, on pages that are open already."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from kafkagui.app.wiring import wire
from kafkagui.core.errors import StorageFailed
from kafkagui.core.settings import DELIVERY_ROWS, SPOOL_LIMIT_MB, SYNC_TIMEOUT_S
from kafkagui.services.program import Program
from kafkagui.storage.places import Places
from kafkagui.ui.pages.produce.page import ProducePage
from tests.fakes.batches import batch, record
from tests.fakes.program import program_of_fakes


@pytest_asyncio.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    made = program_of_fakes(tmp_path)
    yield made
    await made.session.disconnect()


async def test_an_open_produce_page_takes_what_concerns_it(program: Program) -> None:
    page = ProducePage(program)
    program.settings.put(DELIVERY_ROWS, 5_000)
    program.settings.put(SYNC_TIMEOUT_S, 42)
    assert page.log.max_rows == 5_000
    assert page.bar.repeat_panel.timeout_s() == 42
    await page.shut()
    program.settings.put(SYNC_TIMEOUT_S, 7)
    assert page.bar.repeat_panel.timeout_s() == 42


async def test_a_reading_that_goes_on_may_take_more_space_from_now_on(tmp_path: Path) -> None:
    wiring = wire(Places(tmp_path / "config", tmp_path / "data", tmp_path / "cache"))
    settings, megabyte = wiring.program.settings, batch([record(0, b"x" * 1_000_000)])
    settings.put(SPOOL_LIMIT_MB, 10)
    spool = wiring.spools.create()

    def fill() -> int:
        try:
            while True:
                spool.append("t", 0, megabyte, None, "")
        except StorageFailed:
            return len(spool)

    assert await asyncio.to_thread(fill) == 9
    settings.put(SPOOL_LIMIT_MB, 13)
    assert await asyncio.to_thread(fill) == 12
    wiring.spools.close()
