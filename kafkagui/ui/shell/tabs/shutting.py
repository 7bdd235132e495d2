"""Ends the work of pages whose tab is closed, in time."""

from __future__ import annotations

import asyncio
from typing import Final

from PySide6.QtWidgets import QWidget

from kafkagui.ui.pages.page import Page
from kafkagui.ui.shell.tabs.tab_place import TabPlace
from kafkagui.ui.tasks import run

_SHUT_S: Final = 3.0


class Shutting:
    """Remembers what is still ending.

    Args:
        owner: the widget that the work belongs to.
    """

    def __init__(self, owner: QWidget) -> None:
        self._owner = owner
        self._ending: set[asyncio.Task[None]] = set()

    def shut(self, place: TabPlace) -> None:
        """End the place's page out of sight, then take the place apart."""
        task = run(self._owner, _shut(place), name=f"close {place.kind.title}")
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def shut_all(self, pages: list[Page]) -> None:
        """End the work of all pages at the same time; what does not end within seconds is left.

        Raises:
            TimeoutError: some did not.
        """
        async with asyncio.timeout(_SHUT_S + 1):
            await asyncio.gather(*(_shut_in_time(page) for page in pages), *self._ending)


async def _shut_in_time(page: Page) -> None:
    try:
        async with asyncio.timeout(_SHUT_S):
            await page.shut()
    except TimeoutError:
        return


async def _shut(place: TabPlace) -> None:
    try:
        if place.page is not None:
            await _shut_in_time(place.page)
    finally:
        place.deleteLater()
