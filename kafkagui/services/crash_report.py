"""What is told of an error that nobody expected."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CrashReport:
    """One error, without secrets.

    Attributes:
        what: the error in one line, as Python words it.
        text: versions, what was being done, the stack, the newest lines of the log: what is copied.
        place: the file and line that raised it; the same for the same error.
        count: how often it has come by now.
    """

    what: str
    text: str
    place: str = ""
    count: int = 1
