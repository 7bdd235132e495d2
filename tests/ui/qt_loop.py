"""The loop that drives Qt in tests."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import qasync
from PySide6.QtWidgets import QApplication

T = TypeVar("T")


class QtLoop(qasync.QEventLoop):  # type: ignore[misc]
    """qasync's loop, but for one thing: it lets nothing run between two coroutines.

    qasync processes Qt's events once more after ``run_until_complete``, when no loop counts as running: a task that
    is still under way then, such as a page's reading, fails with "no running event loop".
    """

    def run_until_complete(self, future: Coroutine[Any, Any, T] | asyncio.Future[T]) -> T:
        task = asyncio.ensure_future(future, loop=self)
        task.add_done_callback(self._on_done)
        try:
            self.run_forever()
        finally:
            task.remove_done_callback(self._on_done)
        if not task.done():
            raise RuntimeError("The loop was stopped before the coroutine had ended.")
        return task.result()

    def _on_done(self, _task: object) -> None:
        self.stop()


def qt_loop() -> asyncio.AbstractEventLoop:
    """A new loop over the application there is."""
    return QtLoop(QApplication.instance())
