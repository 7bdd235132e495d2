"""The newest lines of the program's own log, for the Log page and the crash report."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from itertools import islice

from kafkagui.core.frozen import frozen

CAPACITY = 5_000
_MOST_LETTERS = 8_000_000
"""In all lines together; a single line keeps an eighth of it."""


@frozen
class LogLine:
    """One line: its number from 1, when (seconds since the epoch), how grave, who wrote it, and what.

    ``level`` is a number as in the standard library's ``logging``: 10 debug, 20 info, 30 warning, 40 error.
    """

    number: int
    at_s: float
    level: int
    logger: str
    message: str


class ProgramLog:
    """Keeps the newest lines; may be written and read from any thread.

    Args:
        capacity: how many lines are kept; older ones go, and ``dropped`` counts them.
        most_letters: how long all kept lines may be together.
    """

    def __init__(self, capacity: int = CAPACITY, most_letters: int = _MOST_LETTERS) -> None:
        self._lines: deque[LogLine] = deque()
        self._capacity = capacity
        self._most_letters = most_letters
        self._letters = 0
        self._lock = threading.Lock()
        self._newest = 0
        self._listeners: tuple[Callable[[], None], ...] = ()

    def add(self, at_s: float, level: int, logger: str, message: str) -> None:
        """Keep a line; of one that is longer than an eighth of the whole, its beginning."""
        most = self._most_letters // 8
        if len(message) > most:
            message = f"{message[:most]}\n[{len(message) - most} more characters]"
        with self._lock:
            self._newest += 1
            self._lines.append(LogLine(self._newest, at_s, level, logger, message))
            self._letters += len(message)
            while len(self._lines) > self._capacity or self._letters > self._most_letters:
                self._letters -= len(self._lines.popleft().message)
        for listener in self._listeners:
            listener()

    def subscribe(self, line_added: Callable[[], None]) -> Callable[[], None]:
        """Have a function called after each line, on the thread that wrote it; returns what ends that."""
        with self._lock:
            self._listeners = (*self._listeners, line_added)

        def end() -> None:
            with self._lock:
                self._listeners = tuple(listener for listener in self._listeners if listener is not line_added)

        return end

    @property
    def newest(self) -> int:
        """The number of the newest line, 0 before the first."""
        return self._newest

    @property
    def dropped(self) -> int:
        """How many lines are gone."""
        with self._lock:
            return self._newest - len(self._lines)

    def after(self, number: int) -> list[LogLine]:
        """The kept lines with a higher number, oldest first."""
        with self._lock:
            fresh = min(self._newest - number, len(self._lines))
            return list(islice(self._lines, len(self._lines) - fresh, None)) if fresh > 0 else []
