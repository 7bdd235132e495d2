from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.connection_text.java_properties import read_properties, write_property
from kafkagui.core.errors import InputRefused

TEXTS = st.text(st.characters(exclude_categories=["Cs"]))


def read(text: str) -> list[tuple[str, str]]:
    return [(pair.key, pair.value) for pair in read_properties(text)]


@given(st.lists(st.tuples(TEXTS, TEXTS)))
def test_what_is_written_is_read_back(pairs: list[tuple[str, str]]) -> None:
    text = "".join(f"{write_property(key, value)}\n" for key, value in pairs)
    assert text.isascii()
    assert read(text) == pairs


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        # The examples of java.util.Properties.load's documentation.
        ("Truth = Beauty", [("Truth", "Beauty")]),
        (" Truth:Beauty", [("Truth", "Beauty")]),
        ("Truth                    :Beauty", [("Truth", "Beauty")]),
        (
            "fruits                           apple, banana, pear, \\\n                 cantaloupe, \\\n mango",
            [("fruits", "apple, banana, pear, cantaloupe, mango")],
        ),
        ("cheeses", [("cheeses", "")]),
        ("# no\n! no\n\n  # no\\\na=1", [("a", "1")]),
        ("a=1\\\\\nb=2", [("a", "1\\"), ("b", "2")]),
        ("a\\:\\=\\ b=c", [("a:= b", "c")]),
        ("a==b", [("a", "=b")]),
        ("a=\\u00e9\\ud83d\\ude00\\t\\q", [("a", "é😀\tq")]),
        ("a=x\\\n# no comment", [("a", "x# no comment")]),
        ("a=1\ra=2\r\na=3", [("a", "1"), ("a", "2"), ("a", "3")]),
        ("a=b\\", [("a", "b")]),
        ("=v", [("", "v")]),
    ],
)
def test_java_would_read_the_same(text: str, pairs: list[tuple[str, str]]) -> None:
    assert read(text) == pairs


def test_lines_are_counted_from_their_first() -> None:
    assert [pair.line for pair in read_properties("\na=1\\\n  2\nb=3")] == [2, 4]


@pytest.mark.parametrize("value", ["\\u12", "\\uzzzz", "\\u"])
def test_half_an_escape_is_refused_by_its_line(value: str) -> None:
    with pytest.raises(InputRefused) as refused:
        read(f"a=1\nb={value}")
    assert refused.value.line == 2


@given(TEXTS)
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        read_properties(text)
    except InputRefused as refused:
        assert refused.line
