"""What a check of this installation finds out: one finding a part, and whether the part is as it must be."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kafkagui.core.wording import mark


class FindingState(Enum):
    """How a part stands."""

    PASSED = mark("ok")
    ABSENT = mark("not here")
    """A part that the program does without, as Java or a keychain."""
    FAILED = mark("failed")


@dataclass(frozen=True, slots=True)
class Finding:
    """One part by its name, how it stands, and what was seen of it (a version, a time, a reason)."""

    part: str
    state: FindingState
    detail: str = ""
