"""No bytes at all, which is not null."""

from __future__ import annotations

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed
from kafkagui.core.wording import mark, trn


def encode(_: str) -> bytes:
    """Zero bytes, whatever text was left behind in the field."""
    return b""


def decode(data: bytes) -> str:
    """An empty text.

    Raises:
        DecodeFailed: when there are bytes.
    """
    if data:
        raise DecodeFailed(
            trn("Not empty: there is {count} byte.", "Not empty: there are {count} bytes.", len(data)), position=0
        )
    return ""


CODEC = Codec("empty", mark("Empty"), encode, decode)
