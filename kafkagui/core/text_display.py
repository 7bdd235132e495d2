"""Text on one line, with everything that has no glyph of its own made visible."""

from __future__ import annotations

import re

_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f"  # control characters
    # Invisible, or turning the line's direction; the joiners U+200C and U+200D belong to living scripts.
    "\u00ad\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ud800-\udfff]"  # halves of surrogate pairs
)
_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t", "\x00": "\\0"}


def one_line(text: str, limit: int) -> str:
    r"""At most ``limit`` characters of the text, then "…"; unseen ones as escapes such as ``\n``, ``\u202e``."""
    shown = _UNSEEN.sub(_escape, text[: limit + 1])
    if len(text) <= limit and len(shown) <= limit:
        return shown
    return shown[: max(0, limit - 1)] + "…"


def _escape(match: re.Match[str]) -> str:
    char = match.group()
    if char in _SHORT:
        return _SHORT[char]
    return f"\\x{ord(char):02x}" if ord(char) < 0x100 else f"\\u{ord(char):04x}"
