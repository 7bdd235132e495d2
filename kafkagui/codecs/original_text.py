"""Bytes as the text that a copy of them is."""

from __future__ import annotations


def text_or_hex(data: bytes) -> tuple[str, bool]:
    """The text that bytes are in UTF-8, else their hex; and whether it is hex."""
    try:
        return data.decode("utf-8"), False
    except UnicodeDecodeError:
        return data.hex(), True


def original_text(data: bytes | None) -> str | None:
    """The text that bytes are, else their hex; None for null."""
    return None if data is None else text_or_hex(data)[0]
