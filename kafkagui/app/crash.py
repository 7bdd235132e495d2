"""Catches what nobody expected, writes it down, and lets the program go on."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sys
import threading
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, TypeAlias

import kafkagui
from kafkagui.app.masking import Masking
from kafkagui.services.program_log import ProgramLog

if TYPE_CHECKING:
    from kafkagui.services.crash_report import CrashReport

_log = logging.getLogger(__name__)
_LINES_IN_REPORT = 40
_WRITTEN_IN_FULL = 3
"""An error in a paint event comes sixty times a second: later ones are only counted in the log, at 10, 100, …"""

CrashSeen: TypeAlias = "Callable[[CrashReport], None]"


class CrashCatcher:
    """Hooks into every place where an exception ends that nobody caught.

    Args:
        log: its newest lines become part of the report.
        masking: hides secrets in the report.
    """

    def __init__(self, log: ProgramLog, masking: Masking) -> None:
        self._program_log = log
        self._masking = masking
        self._seen: CrashSeen | None = None
        self._waiting: list[CrashReport] = []
        self._counts: Counter[str] = Counter()
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def tell(self, seen: CrashSeen | None) -> None:
        """Call ``seen`` for each crash, also for those that came before; it may come from any thread."""
        self._seen = seen
        if seen is not None:
            waiting, self._waiting = self._waiting, []
            for report in waiting:
                seen(report)

    def take_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Also catch what ends in the loop's exception handler."""
        loop.set_exception_handler(self._on_loop_exception)

    def report(self, error: BaseException, task_name: str = "") -> None:
        """Write an exception down and tell who shows crashes; ``task_name`` says what was being done."""
        # Here, since hardly any run needs them, and every start would pay for them.
        import traceback

        from kafkagui.services.crash_report import CrashReport

        place = _place(error)
        self._counts[place] += 1
        count = self._counts[place]
        self._write_down(error, task_name, count)
        what = self._masking.mask(traceback.format_exception_only(error)[-1].strip())
        report = CrashReport(what, self._text(error, task_name, count), place, count)
        if self._seen is not None:
            self._seen(report)
        elif count == 1:
            self._waiting.append(report)

    def remove(self) -> None:
        """Put the hooks back as they were."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def _write_down(self, error: BaseException, task_name: str, count: int) -> None:
        if count <= _WRITTEN_IN_FULL:
            _log.error("Unexpected in “%s”: %s", task_name or "the program", error, exc_info=error)
        elif str(count).strip("0") == "1":
            _log.error("Unexpected %d times: %s", count, error)

    def _text(self, error: BaseException, task_name: str, count: int) -> str:
        import traceback

        lines = self._program_log.after(self._program_log.newest - _LINES_IN_REPORT) if count == 1 else []
        story = [
            *versions(),
            f"While: {task_name or 'in the program itself'}",
            "",
            "".join(traceback.format_exception(error)).rstrip(),
            "",
            "Log before it:",
            *(
                f"{_clock(line.at_s)} {logging.getLevelName(line.level)} {line.logger}: {line.message}"
                for line in lines
            ),
        ]
        return self._masking.mask(_without_home("\n".join(story) + "\n"))

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        self.report(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value, args.thread.name if args.thread is not None else "")

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _on_loop_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self.report(error)
        else:
            _log.error("Unexpected in the loop: %s", context.get("message"))


def versions() -> list[str]:
    """The program, Python, Qt and the system, a line each; nothing that names the person or the machine."""
    import platform

    lines = [
        f"kafkagui {kafkagui.__version__}, Python {platform.python_version()}",
        f"System: {platform.platform()}",
    ]
    with contextlib.suppress(ImportError):
        import PySide6
        from PySide6.QtCore import qVersion
        from PySide6.QtGui import QGuiApplication

        lines.insert(
            1, f"Qt {qVersion()}, PySide6 {PySide6.__version__}, platform {QGuiApplication.platformName() or 'none'}"
        )
    return lines


def _place(error: BaseException) -> str:
    import traceback

    trace = traceback.extract_tb(error.__traceback__)
    where = f"{trace[-1].filename}:{trace[-1].lineno}" if trace else "nowhere"
    return f"{type(error).__name__} at {where}"


def _without_home(text: str) -> str:
    """The text without the person's home folder, which often bears their name."""
    with contextlib.suppress(RuntimeError):
        home = str(Path.home())
        if len(home) > 1:
            text = text.replace(home, "~")
    return text


def _clock(at_s: float) -> str:
    return time.strftime("%H:%M:%S", time.localtime(at_s))
