"""Bytes as hexadecimal digits, two a byte; white space between them says nothing."""

from __future__ import annotations

import re

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_NOT_HEX = re.compile(r"[^0-9A-Fa-f\s]", re.ASCII)
_SPACE = re.compile(r"\s+", re.ASCII)


def encode(text: str) -> bytes:
    """The bytes that the digits stand for.

    Raises:
        InputRefused: for anything but digits and white space, and for a digit without its pair.
    """
    wrong = _NOT_HEX.search(text)
    if wrong:
        raise InputRefused(
            tr("“{sign}” is not a hex digit.", sign=wrong.group()),
            position=wrong.start(),
            hint=tr("Use 0-9, a-f and spaces."),
        )
    digits = _SPACE.sub("", text)
    if len(digits) % 2:
        raise InputRefused(
            tr("There are {count} hex digits; a byte takes two.", count=len(digits)),
            position=len(text.rstrip()) - 1,
            hint=tr("Add the missing digit."),
        )
    return bytes.fromhex(digits)


def decode(data: bytes) -> str:
    """Two lower-case digits a byte, with spaces between."""
    return data.hex(" ")


CODEC = Codec("hex", "Hex", encode, decode)
