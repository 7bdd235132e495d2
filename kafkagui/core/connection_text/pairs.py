"""A setting as a pasted text names it, and how a pasted value may be shown."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

MASK = "•••"
"""Stands for a secret, whatever its length."""

_SECRET_KEY = re.compile(
    r"passw|secret|token|credential|user[._-]?info|jaas|keystore\.key|key[._-]?pem|private|api[._-]?key", re.IGNORECASE
)
_LONGEST_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Pair:
    """One setting: its key as it was pasted, its value, and the line it stands in (from 1, 0 if unknown)."""

    key: str
    value: str = field(repr=False)
    line: int = 0


def is_secret(key: str) -> bool:
    """Whether the value of this key may be a secret, by the words in its name."""
    return _SECRET_KEY.search(key) is not None


def shown(key: str, value: str) -> str:
    """The value as a list may show it: one line, not too long, and no secret."""
    if not value:
        return ""
    if is_secret(key):
        return MASK
    line = " ".join(value.split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[: _LONGEST_SHOWN - 1]}…"
