"""Keeps passwords out of every line that the program writes down."""

from __future__ import annotations

import re
import threading

_STARS = "***"
_NAMED = re.compile(
    r"""(?ix) (["']? \b [\w.-]* (?:password|passwd|secret|token) [\w.-]* ["']? \s* [=:] \s*)
        (?: "(?:[^"\\]|\\.)*" | '(?:[^'\\]|\\.)*' | [^\s,;)}\]]+ )"""
)


class Masking:
    """Replaces what must not be read by stars: every known secret, and whatever is named like one."""

    def __init__(self) -> None:
        self._secrets: frozenset[str] = frozenset()
        self._lock = threading.Lock()

    def learn(self, secret: str | None) -> None:
        """Mask this text from now on."""
        if secret:
            with self._lock:
                self._secrets |= {secret}

    def mask(self, text: str) -> str:
        """The text without its secrets; longer ones go first, so that none leaves a rest."""
        for secret in sorted(self._secrets, key=len, reverse=True):
            text = text.replace(secret, _STARS)
        return _NAMED.sub(rf"\1{_STARS}", text)
