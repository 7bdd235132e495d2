"""JSON is checked with the place of the error, and nothing in it is ever converted."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.codecs import json_text
from kafkagui.core.errors import InputRefused

ODD_BUT_JSON = [
    '{"n": 73314510714175488490123, "n": 1.0, "e": 1E5, "x": 1e400, "z": -0}',
    '{"b":1,"a":2,"b":3}',
    '"\\ud800"',
    " \t\n[1 , 2]\r\n",
    "1" * 10_000,
    '{"ü": "\\u00fc\\/", "": null}',
    '"NaN"',
    "true",
]
WRONG = [
    ("", 0, 1, 1, "nothing here"),
    ("  \n", 3, 2, 1, "nothing here"),
    ('{"a":}', 5, 1, 6, "a value belongs here"),
    ('{"a" 1}', 5, 1, 6, "a colon"),
    ('{"a": 1\n"b": 2}', 8, 2, 1, "a comma or a closing bracket"),
    ("{a: 1}", 1, 1, 2, "a name in double quotes"),
    ('"abc', 0, 1, 1, "no closing quote"),
    ('"a\tb"', 2, 1, 3, "control character"),
    ('"\\x"', 1, 1, 2, "no such escape"),
    ("1 2", 2, 1, 3, "after the end"),
    ("01", 1, 1, 2, "may not begin with 0"),
    ("[-01]", 3, 1, 4, "may not begin with 0"),
    ("[0x1]", 2, 1, 3, "a comma or a closing bracket"),
    ("1.", 1, 1, 2, "after the end"),
    ("[1", 2, 1, 3, "ends too early"),
    ("\ufeff1", 0, 1, 1, "byte order mark"),
    ('["NaN", NaN]', 8, 1, 9, "JSON has no NaN"),
    ("[1,\n-Infinity]", 4, 2, 1, "JSON has no -Infinity"),
    ("nope", 0, 1, 1, "a value belongs here"),
]


@pytest.mark.parametrize("text", ODD_BUT_JSON)
def test_bytes_are_sent_as_typed(text: str) -> None:
    assert json_text.encode(text) == text.encode()


@pytest.mark.parametrize(("text", "position", "line", "column", "words"), WRONG)
def test_the_place_of_an_error_is_said(text: str, position: int, line: int, column: int, words: str) -> None:
    with pytest.raises(InputRefused) as caught:
        json_text.encode(text)
    assert caught.value.position == position
    assert f"line {line}, column {column}: " in caught.value.message
    assert words in caught.value.message


def test_very_deep_nesting_is_refused_not_fatal() -> None:
    with pytest.raises(InputRefused, match="nested too deeply"):
        json_text.encode("[" * 100_000 + "]" * 100_000)
    deep = "[" * 100_000
    assert json_text.pretty(deep) == deep


def _squeezed(text: str) -> str:
    """The text without the white space between tokens."""
    return re.sub(r'("(?:[^"\\]|\\.)*")|[ \t\r\n]+', lambda match: match.group(1) or "", text)


_LEAVES = st.one_of(
    st.sampled_from(["73314510714175488490123", "1.0", "1E5", "1e400", "-0", "0.10", "null", "true"]),
    st.text(st.characters(codec="utf-8"), max_size=8).map(json.dumps),
    st.text(st.characters(codec="utf-8"), max_size=8).map(lambda text: json.dumps(text, ensure_ascii=False)),
)


def _nested(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    lists = st.lists(inner, max_size=4).map(lambda parts: "[ " + " ,".join(parts) + "]")
    members = st.tuples(st.sampled_from(['"a"', '"b"', '"\\u0061"']), inner)
    objects = st.lists(members, max_size=4).map(
        lambda pairs: "{" + ",\n".join(f"{name} :{value}" for name, value in pairs) + "}"
    )
    return lists | objects


JSON_TEXTS = st.recursive(_LEAVES, _nested, max_leaves=12)


@given(text=JSON_TEXTS)
def test_pretty_moves_white_space_only(text: str) -> None:
    json_text.check(text)
    assert _squeezed(json_text.pretty(text)) == _squeezed(text)


@given(text=JSON_TEXTS, cut=st.integers(0, 40))
def test_a_shortened_text_is_json_or_refused_in_range(text: str, cut: int) -> None:
    try:
        json_text.check(text[:cut])
    except InputRefused as refused:
        assert refused.position is not None
        assert 0 <= refused.position <= cut


def test_pretty_spreads_over_lines_and_keeps_duplicates() -> None:
    assert json_text.pretty('{"a":1,"a":[1.0]}') == '{\n  "a": 1,\n  "a": [\n    1.0\n  ]\n}'


@pytest.mark.parametrize("text", ['"\\ud800"', "not json", "\ud800"])
def test_pretty_leaves_alone_what_it_cannot_format(text: str) -> None:
    assert json_text.pretty(text) == text
