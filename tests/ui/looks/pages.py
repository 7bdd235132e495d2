"""The kinds of pages, and what shows one with something on it."""

from __future__ import annotations

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.page import OpenConsume, OpenPage, OpenProduce, PageRequest
from tests.ui.waiting import until

PAGES: dict[str, PageRequest] = {
    "produce": OpenProduce("orders"),
    "consume": OpenConsume("orders"),
    "log": OpenPage("log"),
    "settings": OpenPage("settings"),
    "local_kafka": OpenPage("local_kafka"),
}
"""Page kind → what asks for a page of this kind."""


async def show_page(window: MainWindow, kind: str) -> None:
    """Show a page of this kind and wait until it is in front."""
    window.desk.handle(PAGES[kind])
    await until(lambda: window.workspace.page is not None and window.workspace.page.page_id == kind)
