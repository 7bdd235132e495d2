"""Settings of sending and reading count at once, on pages that are open already."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from kafkagui.app.wiring import wire
from kafkagui.core.errors import StorageFailed
from kafkagui.core.settings import DELIVERY_ROWS, SPOOL_LIMIT_MB, SYNC_TIMEOUT_S, THEME, Theme
from kafkagui.services.program import Program
from kafkagui.storage.places import Places
from kafkagui.ui.pages.page import OpenPage
from kafkagui.ui.pages.produce.page import ProducePage
from kafkagui.ui.theme import current_theme
from tests.fakes.batches import batch, record
from tests.fakes.program import program_of_fakes
from tests.ui.shell.conftest import DEV, Stage


@pytest_asyncio.fixture
async def program(tmp_path: Path) -> AsyncIterator[Program]:
    made = program_of_fakes(tmp_path)
    yield made
    await made.session.disconnect()


@pytest_asyncio.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    made = Stage(tmp_path)
    yield made
    await made.end()


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


async def test_the_window_shows_a_theme_that_is_chosen_among_the_settings(stage: Stage) -> None:
    window = stage.window()
    stage.program.settings.put(THEME, Theme.DARK)
    assert window.top_bar.theme_button.accessibleName() == "Theme: dark"
    window.actions_table["view.larger"].trigger()
    window.actions_table["view.larger"].trigger()
    window.actions_table["view.smaller"].trigger()
    assert current_theme().look.payload_px == 14
    window.actions_table["view.usual"].trigger()
    assert current_theme().look.payload_px == 13


async def test_large_text_reaches_what_is_shown_already(stage: Stage) -> None:
    window = stage.window()
    await stage.program.session.connect(DEV, None)
    window.desk.handle(OpenPage("consume"))
    page, bars = window.side_bar.pages, (window.top_bar, window.status_bar)
    heights = [page.height(), *(bar.height() for bar in bars), page.sizeHintForRow(0)]
    current_theme().set_text_px(18)
    larger = [page.height(), *(bar.height() for bar in bars), page.sizeHintForRow(0)]
    assert [after > before * 1.3 for before, after in zip(heights, larger, strict=True)] == [True] * 4
    current_theme().set_text_px(13)
    assert [page.height(), *(bar.height() for bar in bars), page.sizeHintForRow(0)] == heights
