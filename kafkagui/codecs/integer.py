"""Whole numbers of a stated width, signed, big-endian.

``int16``, ``int32`` and ``int64`` are what Kafka's ``ShortSerializer``, ``IntegerSerializer`` and ``LongSerializer``
write; ``int8`` is a single byte.
"""

from __future__ import annotations

import re

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed, InputRefused

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
        raise InputRefused(f"{shown} does not fit {bits} bits: {low} to {high}.", position=start)
    return int(sign + significant).to_bytes(bits // 8, "big", signed=True)


def _not_a_number(digits: str, start: int) -> InputRefused:
    if not digits:
        return InputRefused("Give a whole number.", position=start)
    sign = 1 if digits[0] in "+-" else 0
    wrong = next((i for i, char in enumerate(digits) if i >= sign and char not in "0123456789"), len(digits) - 1)
    return InputRefused(
        f"“{digits[wrong]}” does not belong in a whole number.",
        position=start + wrong,
        hint="Use digits, with a sign before them if needed.",
    )


def _decode(data: bytes, bits: int) -> str:
    width = bits // 8
    if len(data) != width:
        raise DecodeFailed(
            f"A {bits}-bit integer takes {width} bytes; there are {len(data)}.", position=min(len(data), width)
        )
    return str(int.from_bytes(data, "big", signed=True))


def _codec(bits: int) -> Codec:
    def encode(text: str) -> bytes:
        return _encode(text, bits)

    def decode(data: bytes) -> str:
        return _decode(data, bits)

    return Codec(f"int{bits}", f"Integer, {bits} bits", encode, decode)


INTEGERS = tuple(_codec(bits) for bits in (8, 16, 32, 64))
"""``int8``, ``int16``, ``int32`` and ``int64``."""
