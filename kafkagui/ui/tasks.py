"""Runs coroutines for widgets: named, cancelled with the widget, their errors shown.

    run(self, self._services.send(record), name="send", on_error=self._error_box.show_error)

The coroutine runs on the asyncio loop that drives Qt. Its task ends with the widget: when the widget is destroyed, and
when the window that it stands in is closed. An expected failure (`KafkaGuiError`) goes to `on_error`, to be shown
beside the deed; every other one goes to the crash reporter.
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError

_T = TypeVar("_T")

OnError = Callable[[KafkaGuiError], None]
CrashReporter = Callable[[BaseException, str], None]
"""Takes an unexpected error and the name of the task it came from."""


def _raise_aloud(error: BaseException, _name: str) -> None:
    sys.excepthook(type(error), error, error.__traceback__)


_report_crash: CrashReporter = _raise_aloud


def set_crash_reporter(reporter: CrashReporter | None) -> None:
    """Choose who is told of unexpected errors; None means `sys.excepthook`."""
    global _report_crash
    _report_crash = reporter or _raise_aloud


class TaskOwner(QObject):
    """Keeps the running tasks of one widget and ends them with it.

    `run` makes one for a widget when it is first needed; a widget may also build its own.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._tasks: set[asyncio.Task[Any]] = set()
        self._watched: QWindow | None = None
        # The set, not self: when the widget is destroyed this object is already half gone.
        widget.destroyed.connect(partial(_cancel_all, self._tasks))

    @property
    def names(self) -> list[str]:
        """Names of the tasks that run now."""
        return sorted(task.get_name() for task in self._tasks)

    def run(
        self,
        coroutine: Coroutine[Any, Any, _T],
        *,
        name: str,
        on_error: OnError | None = None,
        on_done: Callable[[_T], None] | None = None,
    ) -> asyncio.Task[_T]:
        """Start `coroutine` as a task called `name`.

        Args:
            coroutine: what to run.
            name: shown in logs and reports.
            on_error: takes an expected failure; without it, that is reported as a crash.
            on_done: takes the result; not called after failure or cancellation.

        Raises:
            RuntimeError: no asyncio loop drives Qt.
        """
        task = asyncio.get_running_loop().create_task(coroutine, name=name)
        self._tasks.add(task)
        task.add_done_callback(partial(_finish, self._tasks, on_error, on_done))
        self._watch_window()
        return task

    def cancel_all(self) -> None:
        """Ask every running task to stop; each ends at its next await."""
        _cancel_all(self._tasks)

    def _watch_window(self) -> None:
        """Watch the native window, which says when it is hidden; an event filter would cost a call for every frame."""
        handle: QWindow | None = self._widget.window().windowHandle()
        if handle is None:
            # Not shown yet; its first show makes it.
            QTimer.singleShot(0, self, self._watch_shown_window)
        elif handle is not self._watched:
            self._watched = handle
            handle.visibleChanged.connect(self._on_visible_changed)

    def _watch_shown_window(self) -> None:
        if self._widget.window().isVisible():
            self._watch_window()

    def _on_visible_changed(self, shown: bool) -> None:
        if not shown:
            QTimer.singleShot(0, self, self._cancel_if_closed)

    def _cancel_if_closed(self) -> None:
        if not self._widget.window().isVisible():
            self.cancel_all()


def run(
    widget: QWidget,
    coroutine: Coroutine[Any, Any, _T],
    *,
    name: str,
    on_error: OnError | None = None,
    on_done: Callable[[_T], None] | None = None,
) -> asyncio.Task[_T]:
    """Run `coroutine` for as long as `widget` lives; see `TaskOwner.run` for the arguments."""
    return owner_of(widget).run(coroutine, name=name, on_error=on_error, on_done=on_done)


def owner_of(widget: QWidget) -> TaskOwner:
    """The widget's task owner, made when there is none yet."""
    direct = Qt.FindChildOption.FindDirectChildrenOnly
    for child in widget.findChildren(QObject, options=direct):
        if isinstance(child, TaskOwner):
            return child
    return TaskOwner(widget)


def _cancel_all(tasks: set[asyncio.Task[Any]], *_destroyed: object) -> None:
    for task in list(tasks):
        task.cancel()


def _finish(
    tasks: set[asyncio.Task[Any]],
    on_error: OnError | None,
    on_done: Callable[[Any], None] | None,
    task: asyncio.Task[Any],
) -> None:
    tasks.discard(task)
    if task.cancelled():
        return
    error = task.exception()
    try:
        if error is None:
            if on_done is not None:
                on_done(task.result())
        elif isinstance(error, KafkaGuiError) and on_error is not None and not task.cancelling():
            on_error(error)
        else:
            _report_crash(error, task.get_name())
    except Exception as failure:
        _report_crash(failure, task.get_name())
