"""Where each format puts its finger when input is wrong."""

from __future__ import annotations

import pytest

from kafkagui.codecs.table import codec
from kafkagui.core.errors import DecodeFailed, InputRefused

REFUSED = [
    ("text", "ab\ud800", 2, "surrogate"),
    ("hex", "00 0g", 4, "“g”"),
    ("hex", "00 1 ", 3, "3 hex digits"),
    ("hex", "0x00", 1, "“x”"),
    ("base64", "AA*=", 2, "“*”"),
    ("base64", "AA=A", 2, "end only"),
    ("base64", "AAA", 2, "groups of four"),
    ("base64", "AAAAA===", 7, "groups of four"),
    ("base64", "====", 3, "groups of four"),
    ("int8", "128", 0, "128 does not fit 8 bits: -128 to 127"),
    ("int8", " -129", 1, "-129 does not fit"),
    ("int64", "9223372036854775808", 0, "does not fit"),
    ("int64", "9" * 10_000, 0, "99999…"),
    ("int32", "12a", 2, "“a”"),
    ("int32", "1.0", 1, "“.”"),
    ("int32", "+", 0, "“+”"),
    ("int32", "--1", 1, "“-”"),
    ("int32", "\u0661", 0, "“\u0661”"),
    ("int32", "  ", 2, "whole number"),
    ("float32", "1e39", 0, "too large for 32 bits"),
    ("float32", "1e-60", 0, "too small for 32 bits"),
    ("float64", "1e400", 0, "too large"),
    ("float64", "1e-400", 0, "too small"),
    ("float64", "1_0", 1, "not a number"),
    ("float64", "abc", 0, "not a number"),
    ("float64", "", 0, "Give a number"),
    ("float32", "NaN(0x7fc0)", 4, "not a NaN of 32 bits"),
    ("float32", " NaN(0x00000000)", 5, "not a NaN of 32 bits"),
]


@pytest.mark.parametrize(("codec_id", "text", "position", "words"), REFUSED)
def test_refusal_names_the_place(codec_id: str, text: str, position: int, words: str) -> None:
    with pytest.raises(InputRefused) as caught:
        codec(codec_id).encode(text)
    assert caught.value.position == position
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("codec_id", "text", "data"),
    [
        ("hex", " 48 65\n6C6c 6F", b"Hello"),
        ("hex", "", b""),
        ("base64", "SGVs\n bG8 =", b"Hello"),
        ("base64", "", b""),
        ("int8", "-128", b"\x80"),
        ("int16", "+1", b"\x00\x01"),
        ("int32", "-0", bytes(4)),
        ("int64", "0" * 5_000 + "7", b"\0\0\0\0\0\0\0\x07"),
        ("float32", "0.1", b"\x3d\xcc\xcc\xcd"),
        ("float32", "NaN", b"\x7f\xc0\x00\x00"),
        ("float64", "-Infinity", b"\xff\xf0" + bytes(6)),
        ("float64", " .5 ", b"\x3f\xe0" + bytes(6)),
        ("float64", "-0", b"\x80" + bytes(7)),
        ("float64", "0e5", bytes(8)),
    ],
)
def test_accepted_forms(codec_id: str, text: str, data: bytes) -> None:
    assert codec(codec_id).encode(text) == data


@pytest.mark.parametrize(
    ("codec_id", "data", "position", "words"),
    [
        ("text", b"ab\xff", 2, "byte 2 is 0xff"),
        ("json", b'{"\xc3\xbc": x}', 7, "line 1, column 7"),
        ("json", b"\xff", 0, "Not UTF-8"),
        ("int32", b"abcde", 4, "takes 4 bytes; there are 5"),
        ("int64", b"", 0, "takes 8 bytes; there are 0"),
        ("float32", b"abc", 3, "takes 4 bytes; there are 3"),
    ],
)
def test_bytes_that_do_not_fit(codec_id: str, data: bytes, position: int, words: str) -> None:
    with pytest.raises(DecodeFailed) as caught:
        codec(codec_id).decode(data)
    assert caught.value.position == position
    assert words in caught.value.message


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (b"\x3d\xcc\xcc\xcd", "0.1"),
        (b"\x7f\x7f\xff\xff", "3.4028235e+38"),
        (b"\x7f\xc0\x00\x00", "NaN"),
        (b"\xff\xc0\x00\x01", "NaN(0xffc00001)"),
        (b"\xff\x80\x00\x00", "-Infinity"),
        (b"\x7f\x80\x00\x00", "Infinity"),
        (b"\x80\x00\x00\x00", "-0.0"),
    ],
)
def test_float32_is_shown_short(data: bytes, text: str) -> None:
    assert codec("float32").decode(data) == text
