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
from kafkagui.core.wording import mark, tr

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
        raise _out_of_range(bits, start, mark("The number is too large for {bits} bits.")) from error
    (stored,) = struct.unpack(_FORMATS[bits], data)
    if math.isinf(stored):
        raise _out_of_range(bits, start, mark("The number is too large for {bits} bits."))
    if stored == 0 and _NONZERO_DIGIT.match(number):
        raise _out_of_range(bits, start, mark("The number is too small for {bits} bits."))
    return data


def _nan_bytes(digits: str, bits: int, start: int) -> bytes:
    if len(digits) * 4 == bits:
        data = bytes.fromhex(digits)
        if math.isnan(struct.unpack(_FORMATS[bits], data)[0]):
            return data
    raise InputRefused(
        tr("0x{digits} is not a NaN of {bits} bits.", digits=digits[:20], bits=bits), position=start + len("NaN(")
    )


def _out_of_range(bits: int, start: int, words: str) -> InputRefused:
    return InputRefused(tr(words, bits=bits), position=start)


def _not_a_number(number: str, start: int) -> InputRefused:
    read = _NUMBER.match(number)
    return InputRefused(
        tr("Give a number.") if not number else tr("This is not a number."),
        position=start + (read.end() if read else 0),
        hint=tr("Write it like 12.5, -3e10, NaN or Infinity."),
    )


def _decode(data: bytes, bits: int) -> str:
    width = bits // 8
    if len(data) != width:
        raise DecodeFailed(
            tr("A {bits}-bit float takes {width} bytes; there are {count}.", bits=bits, width=width, count=len(data)),
            position=min(len(data), width),
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


def _codec(bits: int, title: str) -> Codec:
    def encode(text: str) -> bytes:
        return _encode(text, bits)

    def decode(data: bytes) -> str:
        return _decode(data, bits)

    return Codec(f"float{bits}", title, encode, decode)


FLOATS = (_codec(32, mark("Float, 32 bits")), _codec(64, mark("Float, 64 bits")))
"""``float32`` and ``float64``."""
