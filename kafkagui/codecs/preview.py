"""One line of a stored key or value for a table cell, at a cost that does not grow with the value."""

from __future__ import annotations

import re

from kafkagui.codecs.shown import AUTOMATIC, UNPRINTABLE
from kafkagui.codecs.table import codec
from kafkagui.core.errors import DecodeFailed
from kafkagui.core.text_display import one_line

_FIXED_WIDTH = frozenset(("int8", "int16", "int32", "int64", "float32", "float64"))
_LONGEST_CHARACTER_BYTES = 4
_LAID_OUT = re.compile(r"\s*[\r\n]\s*")


def preview(data: bytes | None, limit: int, codec_id: str = AUTOMATIC) -> str:
    """At most ``limit`` characters on one line; "null" and "empty" stand for what has no text.

    Only the first bytes are looked at. Automatic: text (JSON too) where they are UTF-8 without control characters,
    else hex. A chosen format that does not fit falls back to the same. JSON that is laid out over lines is joined.
    """
    if data is None:
        return "null"
    if not data:
        return "empty"
    if codec_id in _FIXED_WIDTH:
        try:
            return one_line(codec(codec_id).decode(data), limit)
        except DecodeFailed:
            codec_id = AUTOMATIC
    head = data[: (limit + 1) * _LONGEST_CHARACTER_BYTES]
    if codec_id in {"hex", "base64"}:
        return _cut(codec(codec_id).decode(head), limit, is_whole=len(head) == len(data))
    decoded = _text_of(head, is_whole=len(head) == len(data))
    if decoded is None or (codec_id == AUTOMATIC and UNPRINTABLE.search(decoded)):
        return _cut(head.hex(" "), limit, is_whole=len(head) == len(data))
    if codec_id in {AUTOMATIC, "json"} and decoded.lstrip()[:1] in {"{", "["}:
        decoded = _LAID_OUT.sub(" ", decoded)  # No line end can be inside a JSON string, so only layout goes.
    return one_line(decoded, limit)


def _text_of(head: bytes, *, is_whole: bool) -> str | None:
    """The head as text, or None; a character that the cut split at its end is left out."""
    try:
        return head.decode("utf-8")
    except UnicodeDecodeError as error:
        split_by_cut = not is_whole and error.reason == "unexpected end of data"
        return head[: error.start].decode("utf-8") if split_by_cut else None


def _cut(line: str, limit: int, *, is_whole: bool) -> str:
    return line if is_whole and len(line) <= limit else line[: max(0, limit - 1)] + "…"
