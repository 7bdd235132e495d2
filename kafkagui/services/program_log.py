"""The newest lines of the program's own log, for the Log page and the crash report."""

from __future__ import annotations

import threading
from collections import deque
from dataclasses import dataclass
from itertools import islice

CAPACITY = 5_000


@dataclass(frozen=True, slots=True)
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
    """

    def __init__(self, capacity: int = CAPACITY) -> None:
        self._lines: deque[LogLine] = deque(maxlen=capacity)
        self._lock = threading.Lock()
        self._newest = 0

    def add(self, at_s: float, level: int, logger: str, message: str) -> None:
        """Keep a line."""
        with self._lock:
            self._newest += 1
            self._lines.append(LogLine(self._newest, at_s, level, logger, message))

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
