"""No bytes at all, which is not null."""

from __future__ import annotations

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed


def encode(_: str) -> bytes:
    """Zero bytes, whatever text was left behind in the field."""
    return b""


def decode(data: bytes) -> str:
    """An empty text.

    Raises:
        DecodeFailed: when there are bytes.
    """
    if data:
        raise DecodeFailed(f"Not empty: there are {len(data)} bytes.", position=0)
    return ""


CODEC = Codec("empty", "Empty", encode, decode)
