"""Whole numbers of a stated width, signed, big-endian.

``int16``, ``int32`` and ``int64`` are what Kafka's ``ShortSerializer``, ``IntegerSerializer`` and ``LongSerializer``
write; ``int8`` is a single byte.
"""

from __future__ import annotations

import re

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed, InputRefused
from kafkagui.core.wording import mark, tr

_NUMBER = re.compile(r"[+-]?[0-9]+")
_MOST_DIGITS = 20


def _encode(text: str, bits: int) -> bytes:
    digits = text.strip()
    start = len(text) - len(text.lstrip())
    if not _NUMBER.fullmatch(digits):
        raise _not_a_number(digits, start)
    low, high = -(1 << bits - 1), (1 << bits - 1) - 1
    sign = "-" if digits.startswith("-") else ""
    significant = digits.lstrip("+-").lstrip("0") or "0"
    # Python refuses to read numbers of more than some thousand digits, so the length decides first.
    if len(significant) > _MOST_DIGITS or not low <= int(sign + significant) <= high:
        shown = digits if len(digits) <= _MOST_DIGITS + 5 else digits[:_MOST_DIGITS] + "…"
        raise InputRefused(
            tr("{shown} does not fit {bits} bits: {low} to {high}.", shown=shown, bits=bits, low=low, high=high),
            position=start,
        )
    return int(sign + significant).to_bytes(bits // 8, "big", signed=True)


def _not_a_number(digits: str, start: int) -> InputRefused:
    if not digits:
        return InputRefused(tr("Give a whole number."), position=start)
    sign = 1 if digits[0] in "+-" else 0
    wrong = next((i for i, char in enumerate(digits) if i >= sign and char not in "0123456789"), len(digits) - 1)
    return InputRefused(
        tr("“{sign}” does not belong in a whole number.", sign=digits[wrong]),
        position=start + wrong,
        hint=tr("Use digits, with a sign before them if needed."),
    )


def _decode(data: bytes, bits: int) -> str:
    width = bits // 8
    if len(data) != width:
        raise DecodeFailed(
            tr("A {bits}-bit integer takes {width} bytes; there are {count}.", bits=bits, width=width, count=len(data)),
            position=min(len(data), width),
        )
    return str(int.from_bytes(data, "big", signed=True))


def _codec(bits: int, title: str) -> Codec:
    def encode(text: str) -> bytes:
        return _encode(text, bits)

    def decode(data: bytes) -> str:
        return _decode(data, bits)

    return Codec(f"int{bits}", title, encode, decode)


INTEGERS = (
    _codec(8, mark("Integer, 8 bits")),
    _codec(16, mark("Integer, 16 bits")),
    _codec(32, mark("Integer, 32 bits")),
    _codec(64, mark("Integer, 64 bits")),
)
"""``int8``, ``int16``, ``int32`` and ``int64``."""
