"""Floating-point numbers (IEEE 754, big-endian), as Kafka's ``FloatSerializer`` and ``DoubleSerializer`` write them.

There are many NaNs; the usual one is ``NaN``, the others are written with their bytes, such as ``NaN(0xffc00000)``,
so that showing a value and sending it again changes nothing.
"""

from __future__ import annotations

import math
import re
import struct

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed, InputRefused

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_SPECIAL = re.compile(r"NaN|[+-]?Infinity")
_ODD_NAN = re.compile(r"NaN\(0x([0-9A-Fa-f]+)\)")
_NONZERO_DIGIT = re.compile(r"[^eE]*?[1-9]")
_FORMATS = {32: ">f", 64: ">d"}


def _encode(text: str, bits: int) -> bytes:
    number = text.strip()
    start = len(text) - len(text.lstrip())
    if _SPECIAL.fullmatch(number):
        return struct.pack(_FORMATS[bits], float(number))
    odd_nan = _ODD_NAN.fullmatch(number)
    if odd_nan:
        return _nan_bytes(odd_nan.group(1), bits, start)
    if not _NUMBER.fullmatch(number):
        raise _not_a_number(number, start)
    try:
        data = struct.pack(_FORMATS[bits], float(number))
    except OverflowError as error:
        raise _out_of_range(bits, start, "large") from error
    (stored,) = struct.unpack(_FORMATS[bits], data)
    if math.isinf(stored):
        raise _out_of_range(bits, start, "large")
    if stored == 0 and _NONZERO_DIGIT.match(number):
        raise _out_of_range(bits, start, "small")
    return data


def _nan_bytes(digits: str, bits: int, start: int) -> bytes:
    if len(digits) * 4 == bits:
        data = bytes.fromhex(digits)
        if math.isnan(struct.unpack(_FORMATS[bits], data)[0]):
            return data
    raise InputRefused(f"0x{digits[:20]} is not a NaN of {bits} bits.", position=start + len("NaN("))


def _out_of_range(bits: int, start: int, how: str) -> InputRefused:
    return InputRefused(f"The number is too {how} for {bits} bits.", position=start)


def _not_a_number(number: str, start: int) -> InputRefused:
    read = _NUMBER.match(number)
    return InputRefused(
        "Give a number." if not number else "This is not a number.",
        position=start + (read.end() if read else 0),
        hint="Write it like 12.5, -3e10, NaN or Infinity.",
    )


def _decode(data: bytes, bits: int) -> str:
    width = bits // 8
    if len(data) != width:
        raise DecodeFailed(
            f"A {bits}-bit float takes {width} bytes; there are {len(data)}.", position=min(len(data), width)
        )
    (value,) = struct.unpack(_FORMATS[bits], data)
    if math.isnan(value):
        return "NaN" if data == struct.pack(_FORMATS[bits], math.nan) else f"NaN(0x{data.hex()})"
    if math.isinf(value):
        return "Infinity" if value > 0 else "-Infinity"
    return repr(value) if bits == 64 else _shortest_float32(value, data)


def _shortest_float32(value: float, data: bytes) -> str:
    """The shortest text that reads back as the same four bytes: 0.1 rather than 0.10000000149011612."""
    for digits in range(1, 9):
        shown = float(f"{value:.{digits}g}")
        try:
            if struct.pack(">f", shown) == data:
                return repr(shown)
        except OverflowError:
            continue
    return repr(float(f"{value:.9g}"))


def _codec(bits: int) -> Codec:
    def encode(text: str) -> bytes:
        return _encode(text, bits)

    def decode(data: bytes) -> str:
        return _decode(data, bits)

    return Codec(f"float{bits}", f"Float, {bits} bits", encode, decode)


FLOATS = tuple(_codec(bits) for bits in (32, 64))
"""``float32`` and ``float64``."""
