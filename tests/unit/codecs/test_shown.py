"""Stored bytes made readable: what fits, why not another, and null and empty apart."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.codecs import hex_dump
from kafkagui.codecs.preview import preview
from kafkagui.codecs.shown import AUTOMATIC, READERS, Shown, shown
from kafkagui.core.errors import InputRefused


@pytest.mark.parametrize(
    ("data", "codec_id", "text"),
    [
        (None, "null", "null"),
        (b"", "empty", "empty"),
        (b"null", "json", "null"),
        (b'{"a":1}', "json", '{\n  "a": 1\n}'),
        (b"1001", "json", "1001"),
        (b"hello", "text", "hello"),
        (b"{broken", "text", "{broken"),
        (b"   ", "text", "   "),
        ("naïve\tü\n".encode(), "text", "naïve\tü\n"),
        (b"\x00\x00\x00\x05", "hex", "00 00 00 05"),
        (b"\xff\xfe", "hex", "ff fe"),
    ],
)
def test_automatic_choice(data: bytes | None, codec_id: str, text: str) -> None:
    found = shown(data)
    assert (found.codec_id, found.text, found.fits) == (codec_id, text, True)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "no value"),
        (b"", "no bytes"),
        (b"hello", "does not begin as JSON"),
        (b"{x}", "line 1, column 2"),
        (b"\xc3\xbc\x00", "Byte 2 is the control character 0x00"),
        (b"a\xff", "byte 1 is 0xff"),
    ],
)
def test_the_note_says_why_not_another(data: bytes | None, words: str) -> None:
    assert words in shown(data).note


def test_a_chosen_format_that_does_not_fit_is_shown_as_hex_with_its_reason() -> None:
    found = shown(b"abc", "int32")
    assert (found.text, found.codec_id, found.fits) == ("61 62 63", "hex", False)
    assert "takes 4 bytes; there are 3" in found.note


@pytest.mark.parametrize(
    ("codec_id", "text"), [("text", '{"a":1}'), ("json", '{\n  "a": 1\n}'), ("base64", "eyJhIjoxfQ==")]
)
def test_a_chosen_format(codec_id: str, text: str) -> None:
    assert shown(b'{"a":1}', codec_id) == Shown(text, codec_id)


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(InputRefused):
        shown(b"x", "avro")


@pytest.mark.parametrize("codec_id", READERS)
@given(data=st.binary(max_size=40))
def test_everything_can_be_shown(codec_id: str, data: bytes) -> None:
    assert isinstance(shown(data, codec_id), Shown)


@pytest.mark.parametrize("codec_id", READERS)
@given(data=st.binary(max_size=60) | st.text(max_size=30).map(str.encode), limit=st.integers(1, 20))
def test_a_preview_is_one_short_line(codec_id: str, data: bytes, limit: int) -> None:
    line = preview(data, limit, codec_id)
    assert len(line) <= max(limit, len("empty"))
    assert not set(line) & {"\n", "\r", "\t", "\x00", "\u2028"}


@pytest.mark.parametrize(
    ("data", "limit", "codec_id", "line"),
    [
        (None, 5, AUTOMATIC, "null"),
        (b"", 5, AUTOMATIC, "empty"),
        (b"a\nb\x1b", 20, "text", "a\\nb\\x1b"),
        (b"a\nb", 20, AUTOMATIC, "a\\nb"),
        (b'{\r\n  "a": [\n  1, "b"\n]}', 40, AUTOMATIC, '{ "a": [ 1, "b" ]}'),
        (b"\x00\x01", 20, AUTOMATIC, "00 01"),
        (b"abcdef", 4, AUTOMATIC, "abc…"),
        ("üüüüüüüü".encode(), 4, AUTOMATIC, "üüü…"),
        (b"\xff" * 9, 8, AUTOMATIC, "ff ff f…"),
        (b"\xff" * 99, 8, "json", "ff ff f…"),
        (b"\xff", 8, "hex", "ff"),
        (b"\xff\xff", 8, "base64", "//8="),
        (b"\x00\x00\x00\x05", 8, "int32", "5"),
        (b"abc", 8, "int32", "abc"),
    ],
)
def test_previews(data: bytes | None, limit: int, codec_id: str, line: str) -> None:
    assert preview(data, limit, codec_id) == line


def test_a_character_split_by_the_cut_does_not_make_a_text_binary() -> None:
    text = "a" + "€" * 1_000
    assert preview(text.encode(), 10) == "a€€€€€€€€…"


class _CountingBytes(bytes):
    """Bytes that fail the test when more than a short piece is asked for."""

    def decode(self, *args: object, **kwargs: object) -> str:
        raise AssertionError("the whole value was decoded")

    def hex(self, *args: object, **kwargs: object) -> str:
        raise AssertionError("the whole value was made hex")


@pytest.mark.parametrize("codec_id", ["auto", "text", "json", "hex", "base64"])
def test_a_preview_looks_at_the_first_bytes_only(codec_id: str) -> None:
    assert preview(_CountingBytes(b"x" * 1_000_000), 10, codec_id).endswith("…")


def test_hex_dump_in_rows() -> None:
    data = bytes(range(0x20, 0x34))
    assert hex_dump.rows(data) == [
        "00000000  20 21 22 23 24 25 26 27  28 29 2a 2b 2c 2d 2e 2f  | !\"#$%&'()*+,-./|",
        "00000010  30 31 32 33                                       |0123|",
    ]


@given(data=st.binary(max_size=200), first=st.integers(0, 15), count=st.integers(0, 15))
def test_pieces_of_a_hex_dump_are_the_whole_in_part(data: bytes, first: int, count: int) -> None:
    whole = hex_dump.rows(data)
    assert len(whole) == hex_dump.row_count(len(data))
    assert hex_dump.rows(data, first, count) == whole[first : first + count]
    assert bytes.fromhex("".join(row[10:58] for row in whole)) == data
