"""Catches what nobody expected, writes it down, and lets the program go on."""

from __future__ import annotations

import asyncio
import logging
import sys
import threading
import time
import traceback
from collections.abc import Callable
from types import TracebackType

import kafkagui
from kafkagui.app.masking import Masking
from kafkagui.services.program_log import ProgramLog

_log = logging.getLogger(__name__)
_LINES_IN_REPORT = 40

CrashSeen = Callable[[str, str], None]


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
        self._hooks = (sys.excepthook, threading.excepthook, sys.unraisablehook)
        sys.excepthook = self._on_exception
        threading.excepthook = self._on_thread_exception
        sys.unraisablehook = self._on_unraisable

    def tell(self, seen: CrashSeen | None) -> None:
        """Call ``seen(what, report)`` for each crash from now on; it may come from any thread."""
        self._seen = seen

    def take_loop(self, loop: asyncio.AbstractEventLoop) -> None:
        """Also catch what ends in the loop's exception handler."""
        loop.set_exception_handler(self._on_loop_exception)

    def report(self, error: BaseException, task_name: str = "") -> None:
        """Write an exception down and tell who shows crashes; ``task_name`` says what was being done."""
        _log.error("Unexpected in “%s”: %s", task_name or "the program", error, exc_info=error)
        if self._seen is not None:
            what = self._masking.mask(f"{type(error).__name__}: {error}")
            self._seen(what, self._masking.mask(self._report_text(error)))

    def remove(self) -> None:
        """Put the hooks back as they were."""
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._hooks

    def _report_text(self, error: BaseException) -> str:
        import platform

        lines = self._program_log.after(self._program_log.newest - _LINES_IN_REPORT)
        story = [
            f"kafkagui {kafkagui.__version__}, Python {platform.python_version()}, {platform.platform()}",
            "",
            "".join(traceback.format_exception(error)).rstrip(),
            "",
            "Log before it:",
            *(
                f"{_clock(line.at_s)} {logging.getLevelName(line.level)} {line.logger}: {line.message}"
                for line in lines
            ),
        ]
        return "\n".join(story) + "\n"

    def _on_exception(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            self._hooks[0](kind, error, trace)
            return
        self.report(error)

    def _on_thread_exception(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _on_unraisable(self, args: sys.UnraisableHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_value)

    def _on_loop_exception(self, loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
        error = context.get("exception")
        if isinstance(error, Exception):
            self.report(error)
        else:
            _log.error("Unexpected in the loop: %s", context.get("message"))


def _clock(at_s: float) -> str:
    return time.strftime("%H:%M:%S", time.localtime(at_s))
