"""Lets unexpected errors happen everywhere in the real window, and tells what the person sees of each.

Run as a process by ``test_crashes.py``; with ``native`` it ends by a bad memory access.
"""

from __future__ import annotations

import asyncio
import faulthandler
import json
import sys
import threading

from PySide6.QtCore import QTimer
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.main_window import MainWindow
from kafkagui.ui.shell.crash_dialog import CrashDialog
from kafkagui.ui.tasks import run
from tests.e2e.window_driver import run_with
from tests.ui.waiting import until


class _BadlyPainted(QWidget):
    def paintEvent(self, event: QPaintEvent) -> None:
        raise RuntimeError("in a paint event")


def _fail(where: str) -> None:
    raise RuntimeError(where)


async def _fail_later(where: str) -> None:
    _fail(where)


def _paint_badly(window: MainWindow) -> None:
    widget = _BadlyPainted(window)
    widget.setGeometry(0, 0, 50, 50)
    widget.show()
    QTimer.singleShot(100, widget, widget.close)


async def crash(window: MainWindow) -> None:
    """One after the other, each shown and put away."""
    if "native" in sys.argv:
        faulthandler._sigsegv()  # type: ignore[attr-defined]
    mishaps = {
        "slot": lambda: QTimer.singleShot(0, window, lambda: int("in a slot")),
        "task": lambda: run(window, _fail_later("in a task"), name="a task"),
        "thread": lambda: threading.Thread(target=lambda: [].pop()).start(),
        "callback": lambda: asyncio.get_running_loop().call_soon(lambda: int("in a callback")),
        "paint": lambda: _paint_badly(window),
    }
    seen = {}
    for name, happen in mishaps.items():
        happen()
        await until(lambda: _open_dialogs(window), 10)
        (dialog,) = _open_dialogs(window)
        seen[name] = dialog.report.toPlainText()
        dialog.go_on.click()
        await until(lambda: not _open_dialogs(window), 10)
    sys.stdout.write(json.dumps(seen) + "\n")


def _open_dialogs(window: MainWindow) -> list[CrashDialog]:
    return [dialog for dialog in window.findChildren(CrashDialog) if dialog.isVisible()]


if __name__ == "__main__":
    sys.exit(run_with(crash))
