"""Arranges the real window as a person does, and tells how it looks; with ``look`` it only tells.

Run as a process by ``test_memory.py``. After arranging it stays open, to be killed.
"""

from __future__ import annotations

import asyncio
import json
import sys
from typing import Final

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.pages.consume.page import ConsumePage
from kafkagui.ui.pages.log.page import LogPage
from kafkagui.ui.pages.produce.page import ProducePage
from tests.e2e.window_driver import run_with

_FOR_EVER_S: Final = 600.0


def _page(window: MainWindow, kind: str) -> ProducePage | ConsumePage | LogPage:
    page = window.workspace.show_kind(kind)
    assert isinstance(page, ProducePage | ConsumePage | LogPage)
    return page


def _arrange(window: MainWindow) -> None:
    window.resize(1200, 700)
    window._splitter.setSizes([320, 880])
    log = _page(window, "log")
    assert isinstance(log, LogPage)
    log.bar.levels.set_value("30")
    log.bar.filter.setText("broker")
    consume = _page(window, "consume")
    assert isinstance(consume, ConsumePage)
    consume.bar.topic.set_text("payments")
    consume.bar.start.set_choice("offset", "42")
    consume.table.rows.header.set_column_shown("key", shown=False)
    produce = _page(window, "produce")
    assert isinstance(produce, ProducePage)
    produce.set_topic("orders")
    produce.composer.message.value.editor.setPlainText('{"half": "typed')
    produce.splitter.setSizes([300, 260])


def _look(window: MainWindow) -> dict[str, object]:
    states = {kind: _page(window, kind).saved_state() for kind in ("log", "consume", "produce")}
    return {"size": [window.width(), window.height()], "side": window._splitter.sizes()[0], "pages": states}


async def work(window: MainWindow) -> None:
    """Arrange or not, look, tell."""
    if "look" not in sys.argv:
        _arrange(window)
    await asyncio.sleep(0.2)
    seen = _look(window)
    sys.stdout.write(json.dumps(seen) + "\n")
    sys.stdout.flush()
    if "look" not in sys.argv:
        await asyncio.sleep(_FOR_EVER_S)


if __name__ == "__main__":
    sys.exit(run_with(work))
