"""The filter line: what it means, and where it is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.filters.examples import EXAMPLES
from kafkagui.core.filters.expression import (
    ANYWHERE,
    KEY,
    VALUE,
    And,
    Compares,
    Contains,
    Equals,
    Expression,
    Field,
    FieldContains,
    FieldFits,
    Fits,
    HasHeader,
    InTopic,
    Measure,
    Not,
    Or,
    Part,
    Place,
    Relation,
    Within,
)
from kafkagui.core.filters.parser import parse
from kafkagui.core.filters.text_cursor import FilterRefused
from kafkagui.core.filters.written import condition_on

A, B, C = (Contains(ANYWHERE, letter, folds=True) for letter in (b"a", b"b", b"c"))
HEADER = Place(Part.HEADER, "trace id")


@pytest.mark.parametrize(
    ("line", "meaning"),
    [
        ("", None),
        ("  ", None),
        ("order", Contains(ANYWHERE, b"order", folds=True)),
        ("Order", Contains(ANYWHERE, b"Order")),
        ("2024", Contains(ANYWHERE, b"2024")),
        ('"exact phrase"', Contains(ANYWHERE, b"exact phrase")),
        (r'"a\"b\\c\n\x00\xff"', Contains(ANYWHERE, b'a"b\\c\n\x00\xff')),
        ("a b", And((A, B))),
        ("a and b or c", Or((And((A, B)), C))),
        ("a AND (b Or c)", And((A, Or((B, C))))),
        ("-a not b", And((Not(A), Not(B)))),
        ("not (a or -b)", Not(Or((A, Not(B))))),
        ("f(x)", Contains(ANYWHERE, b"f(x)", folds=True)),
        ("(f(x))", Contains(ANYWHERE, b"f(x)", folds=True)),
        ("http://host/path", Contains(ANYWHERE, b"http://host/path", folds=True)),
        ("/api/v1", Contains(ANYWHERE, b"/api/v1", folds=True)),
        ("/a b\\/c/", Fits(ANYWHERE, "a b/c")),
        ("/x/i", Fits(ANYWHERE, "x", folds=True)),
        ("~^a.b$", Fits(ANYWHERE, "^a.b$")),
        ("key:c-17", Contains(KEY, b"c-17", folds=True)),
        ('KEY:"null"', Contains(KEY, b"null")),
        ("key:null", Equals(KEY, None)),
        ("value:empty", Equals(VALUE, b"")),
        ("key=null", Equals(KEY, None)),
        ('value=""', Equals(VALUE, b"")),
        ("key != c-17", Not(Equals(KEY, b"c-17"))),
        ("value~a+", Fits(VALUE, "a+")),
        ("value:/a b/i", Fits(VALUE, "a b", folds=True)),
        ("header:trace", HasHeader("trace")),
        ('header:"trace id"', HasHeader("trace id")),
        ('header:"trace id"=7', Equals(HEADER, b"7")),
        ('header:"trace id"=', Equals(HEADER, b"")),
        ('header:"trace id":null', Equals(HEADER, None)),
        ('header:"trace id":x', Contains(HEADER, b"x", folds=True)),
        ('header:"trace id"~^x', Fits(HEADER, "^x")),
        ("header=7", Equals(Place(Part.HEADER), b"7")),
        ("partition:3", Within(Measure.PARTITION, 3, 3)),
        ("partition!=3", Not(Within(Measure.PARTITION, 3, 3))),
        ("partition:1,4..6", Or((Within(Measure.PARTITION, 1, 1), Within(Measure.PARTITION, 4, 6)))),
        ("offset:10..", Within(Measure.OFFSET, 10, None)),
        ("offset:9007199254740993", Within(Measure.OFFSET, 9007199254740993, 9007199254740993)),
        ("offset < 5", Within(Measure.OFFSET, None, 4)),
        ("size:>1kB", Within(Measure.SIZE, 1001, None)),
        ("size:<=2MiB", Within(Measure.SIZE, None, 2097152)),
        ("after:1970-01-01T00:00:01", Within(Measure.TIMESTAMP, 1000, None)),
        ("before:1970-01-01 00:00:01.5", Within(Measure.TIMESTAMP, 0, 1499)),
        ("after:1970-01-01T00:00:01+01:00", Within(Measure.TIMESTAMP, 1000 - 3_600_000, None)),
        ("topic:orders", InTopic("orders")),
        ("topic!=orders", Not(InTopic("orders"))),
        ("value.a.b = 1", Compares(Field(VALUE, ("a", "b")), Relation.EQUAL, 1)),
        ("value.a[0].b!=1.10", Compares(Field(VALUE, ("a", "0", "b")), Relation.UNEQUAL, Decimal("1.10"))),
        ('key."a.b">= -1e5', Compares(Field(KEY, ("a.b",)), Relation.AT_LEAST, Decimal("-1e5"))),
        ("value.a = true", Compares(Field(VALUE, ("a",)), Relation.EQUAL, True)),
        ("value.a = null", Compares(Field(VALUE, ("a",)), Relation.EQUAL, None)),
        ('value.a = "true"', Compares(Field(VALUE, ("a",)), Relation.EQUAL, "true")),
        ("value.a < FAILED", Compares(Field(VALUE, ("a",)), Relation.LESS, "FAILED")),
        ("value.a = 99999999999999999999", Compares(Field(VALUE, ("a",)), Relation.EQUAL, 99999999999999999999)),
        ("value.a:word", FieldContains(Field(VALUE, ("a",)), "word", folds=True)),
        ("value.a~x.y", FieldFits(Field(VALUE, ("a",)), "x.y")),
        ("value.a", Contains(ANYWHERE, b"value.a", folds=True)),
        ("values:7", Contains(ANYWHERE, b"values:7", folds=True)),
    ],
)
def test_what_a_line_means(line: str, meaning: Expression | None) -> None:
    assert parse(line, "utc") == meaning


@pytest.mark.parametrize(
    ("line", "position", "word"),
    [
        ("a or", 4, "missing"),
        ("a and or b", 6, "missing"),
        ("()", 1, "missing"),
        ("a (b", 2, "not closed"),
        (") a", 0, "missing"),
        ("a ) b", 2, "closes nothing"),
        ('a "bc', 2, "closing quote"),
        (r'"a\q"', 2, "not known"),
        ("~a[b", 2, "set"),
        ("x /a(b/", 4, "regular expression"),
        ("key>5", 3, "does not go here"),
        ("key=", 4, "missing"),
        ("header:", 7, "name of a header"),
        ("partition:x", 10, "not a number"),
        ("partition:1,2..y", 15, "not a number"),
        ("size:5kg", 5, "not a number"),
        ("offset:1kB", 7, "not a number"),
        ("after:noon", 6, "not a time"),
        ("before=1970-01-01", 7, "before:"),
        ("value.a = ", 10, "missing"),
        ("value.a > true", 10, "no order"),
        ("topic:", 6, "topic"),
        ("(" * 50 + "a", 40, "within each other"),
    ],
)
def test_place_and_reason_of_what_is_wrong(line: str, position: int, word: str) -> None:
    with pytest.raises(FilterRefused) as refused:
        parse(line, "utc")
    assert (refused.value.position, refused.value.field) == (position, "filter")
    assert word in refused.value.message


PIECES = [*'ab:=<>~/"()-.[] 0é', "\\", "\n", "key", "value.", " or ", " not ", "header:", "after:", "\ud800"]


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_any_line_has_a_meaning_or_a_place_that_is_wrong(line: str) -> None:
    try:
        parse(line, "utc")
    except FilterRefused as refused:
        assert refused.position is not None
        assert 0 <= refused.position <= len(line)
        assert refused.message


@given(st.binary(max_size=40))
def test_a_condition_made_of_bytes_is_read_back_to_the_byte(data: bytes) -> None:
    assert parse(condition_on(KEY, data)) == Equals(KEY, data)
    assert parse("-" + condition_on(VALUE, data)) == Not(Equals(VALUE, data))


@given(st.text(max_size=20))
def test_a_header_named_as_it_likes(name: str) -> None:
    if name and name.isprintable():
        assert parse(condition_on(Place(Part.HEADER, name), None)) == Equals(Place(Part.HEADER, name), None)


def test_every_example_means_something() -> None:
    assert all(parse(line, "utc") is not None for _words, line in EXAMPLES)
