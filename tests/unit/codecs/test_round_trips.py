"""What every format promises: what it shows reads back as the same bytes."""

from __future__ import annotations

import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.codecs.table import CODECS, codec
from kafkagui.core.errors import DecodeFailed, InputRefused

IDS = [each.id for each in CODECS]


@pytest.mark.parametrize("codec_id", [name for name in IDS if name != "null"])
@given(data=st.binary(max_size=12) | st.text(max_size=8).map(str.encode))
def test_what_decodes_encodes_to_the_same_bytes(codec_id: str, data: bytes) -> None:
    try:
        text = codec(codec_id).decode(data)
    except DecodeFailed as failed:
        assert 0 <= failed.position <= len(data)
        return
    assert codec(codec_id).encode(text) == data


@pytest.mark.parametrize("codec_id", [name for name in IDS if name not in {"null", "empty"}])
@given(text=st.text(st.characters(), max_size=20) | st.from_regex(r"\A\s?[+-]?[0-9a-fA-F=.]{0,22}\s?\Z"))
def test_what_is_typed_encodes_or_is_refused_with_a_position(codec_id: str, text: str) -> None:
    try:
        codec(codec_id).encode(text)
    except InputRefused as refused:
        assert refused.position is not None
        assert 0 <= refused.position <= len(text)


@given(data=st.binary())
def test_hex_and_base64_hold_every_byte(data: bytes) -> None:
    for name in ("hex", "base64"):
        assert codec(name).encode(codec(name).decode(data)) == data


@given(text=st.text(st.characters(codec="utf-8")))
def test_text_is_sent_as_typed(text: str) -> None:
    assert codec("text").encode(text) == text.encode()


@pytest.mark.parametrize(("bits", "form"), [(8, ">b"), (16, ">h"), (32, ">i"), (64, ">q")])
@given(number=st.data())
def test_integers_are_big_endian(bits: int, form: str, number: st.DataObject) -> None:
    value = number.draw(st.integers(-(1 << bits - 1), (1 << bits - 1) - 1))
    assert codec(f"int{bits}").encode(str(value)) == struct.pack(form, value)
    assert codec(f"int{bits}").decode(struct.pack(form, value)) == str(value)


@given(bits=st.integers(0, 2**32 - 1))
def test_no_float32_changes(bits: int) -> None:
    data = bits.to_bytes(4, "big")
    assert codec("float32").encode(codec("float32").decode(data)) == data


@given(bits=st.integers(0, 2**64 - 1) | st.integers(0x7FF << 52, (0x7FF << 52) + 2**52 - 1))
def test_no_float64_changes(bits: int) -> None:
    data = bits.to_bytes(8, "big")
    assert codec("float64").encode(codec("float64").decode(data)) == data


@given(value=st.floats())
def test_float64_is_big_endian(value: float) -> None:
    data = struct.pack(">d", value)
    assert codec("float64").encode(codec("float64").decode(data)) == data


@given(value=st.floats(width=32))
def test_float32_keeps_its_four_bytes(value: float) -> None:
    data = struct.pack(">f", value)
    assert codec("float32").encode(codec("float32").decode(data)) == data


def test_null_and_empty_are_apart() -> None:
    assert codec("null").encode("left behind") is None
    assert codec("empty").encode("left behind") == b""
    assert codec("text").encode("") == b""
    assert codec("empty").decode(b"") == ""
    with pytest.raises(DecodeFailed):
        codec("null").decode(b"")
    with pytest.raises(DecodeFailed):
        codec("empty").decode(b"x")


def test_an_unknown_format_is_refused_with_the_choice() -> None:
    with pytest.raises(InputRefused, match="avro") as caught:
        codec("avro")
    assert "int64" in caught.value.hint


def test_ids_and_titles_are_unique() -> None:
    assert len(set(IDS)) == len(IDS) == len({each.title for each in CODECS})
