"""Bytes as Base64 (RFC 4648 section 4, the standard alphabet with padding); white space says nothing."""

from __future__ import annotations

import base64
import re

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_WRONG = re.compile(r"[^A-Za-z0-9+/=\s]", re.ASCII)
_AFTER_PADDING = re.compile(r"=\s*([^=\s])", re.ASCII)
_SPACE = re.compile(r"\s+", re.ASCII)


def encode(text: str) -> bytes:
    """The bytes that the text stands for.

    Raises:
        InputRefused: for a character outside the alphabet, or padding that is missing or misplaced.
    """
    wrong = _WRONG.search(text)
    if wrong:
        raise InputRefused(
            tr("“{sign}” is not a Base64 character.", sign=wrong.group()),
            position=wrong.start(),
            hint=tr("Use A-Z, a-z, 0-9, + and /, with = at the end."),
        )
    inside = _AFTER_PADDING.search(text)
    if inside:
        raise InputRefused(tr("“=” may stand at the end only."), position=inside.start())
    return _decode_quads(_SPACE.sub("", text), end=len(text.rstrip()))


def _decode_quads(letters: str, end: int) -> bytes:
    used = len(letters.rstrip("="))
    padding = len(letters) - used
    if used % 4 == 1 or padding != -used % 4:
        raise InputRefused(
            tr("Base64 comes in groups of four; this ends with {count}.", count=used % 4 + padding),
            position=max(0, end - 1),
            hint=tr("Pad the last group with = to four characters, or look for a missing one."),
        )
    return base64.b64decode(letters, validate=True)


def decode(data: bytes) -> str:
    """The bytes in one line of Base64."""
    return base64.b64encode(data).decode("ascii")


CODEC = Codec("base64", "Base64", encode, decode)
