"""The grammar of key:value lines, against what Kafka's LineMessageReader does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.errors import InputRefused
from kafkagui.core.lines import EXAMPLE, LineGrammar, ParsedLine, SeparatorMissing, parse_line, parse_lines, split_lines
from kafkagui.core.records import Header, OutgoingRecord

KEYS = LineGrammar(parse_key=True, key_separator=":")
HEADERS = LineGrammar(parse_key=True, key_separator=":", parse_headers=True, headers_delimiter="\t")


def parsed(line: str, grammar: LineGrammar) -> ParsedLine:
    return parse_line(line, 1, grammar)


def refusal(line: str, grammar: LineGrammar, number: int = 4) -> InputRefused:
    with pytest.raises(InputRefused) as caught:
        parse_line(line, number, grammar)
    return caught.value


def test_the_example_has_six_records_with_three_keys() -> None:
    lines = [line for line in parse_lines(EXAMPLE, KEYS) if isinstance(line, ParsedLine)]
    assert [(line.key, line.value) for line in lines] == [
        (b"1001", b'"Mobile,100"'),
        (b"1002", b'"Mouse,50"'),
        (b"1001", b'"Computer,1500"'),
        (b"1003", b'"Pen,2"'),
        (b"1002", b'"Earphone,65"'),
        (b"1001", b'"Notebook,99"'),
    ]


def test_without_parse_key_the_whole_line_is_the_value() -> None:
    assert parsed("a:b", LineGrammar()).record("t") == OutgoingRecord("t", None, b"a:b")


def test_the_first_separator_counts_and_nothing_is_trimmed() -> None:
    line = parsed(" k : v:w ", KEYS)
    assert (line.key, line.value) == (b" k ", b" v:w ")
    assert (line.spans.key, line.spans.value) == ((0, 3), (4, 9))


def test_a_separator_is_plain_text_of_any_length() -> None:
    line = parsed("a.b||c", LineGrammar(parse_key=True, key_separator="||"))
    assert (line.key, line.value) == (b"a.b", b"c")
    headers = LineGrammar(parse_headers=True, headers_separator="|", headers_delimiter="/")
    assert parsed("a:1|b:2/v", headers).headers == (Header("a", b"1"), Header("b", b"2"))


def test_empty_key_and_empty_value_are_empty_not_null() -> None:
    line = parsed(":", KEYS)
    assert (line.key, line.value) == (b"", b"")


def test_the_null_marker_makes_key_and_value_and_header_value_null() -> None:
    grammar = LineGrammar(parse_key=True, key_separator=":", null_marker="NULL")
    assert (parsed("NULL:NULL", grammar).key, parsed("NULL:NULL", grammar).value) == (None, None)
    assert parsed("NULLx:v", grammar).key == b"NULLx"
    with_headers = LineGrammar(parse_headers=True, null_marker="NULL")
    assert parsed("a:NULL\tv", with_headers).headers == (Header("a", None),)
    assert parsed("NULL\tv", with_headers).headers == ()


def test_headers_keep_order_and_duplicates() -> None:
    line = parsed("a:1,b:2,a:3,c:\tk:v", HEADERS)
    assert line.headers == (Header("a", b"1"), Header("b", b"2"), Header("a", b"3"), Header("c", b""))
    assert (line.key, line.value) == (b"k", b"v")
    assert line.spans.headers == (0, 14)


def test_empty_pieces_at_the_end_of_the_headers_are_dropped_as_java_does() -> None:
    assert parsed("a:1,,\tk:v", HEADERS).headers == (Header("a", b"1"),)
    assert parsed(",,\tk:v", HEADERS).headers == ()


def test_a_missing_key_separator_is_said_with_the_readers_words_and_its_line() -> None:
    error = refusal("no separator", KEYS)
    assert error.message == "No key separator found on line number 4: 'no separator'"
    assert (error.line, error.position, error.field) == (4, 0, "lines")
    assert len(refusal("x" * 500, KEYS).message) < 150


def test_a_missing_headers_delimiter_or_header_separator_is_said() -> None:
    assert "No headers delimiter found on line number 4" in refusal("a:1", HEADERS).message
    assert refusal("a\tk:v", HEADERS).message == "No header key separator found in pair 'a' on line number 4"
    assert "No header key separator" in refusal("\tk:v", HEADERS).message


def test_a_header_name_cannot_be_null() -> None:
    grammar = LineGrammar(parse_headers=True, null_marker="N")
    assert "can't be null" in refusal("N:1\tv", grammar).message


def test_ignore_error_takes_what_is_there() -> None:
    grammar = LineGrammar(parse_key=True, key_separator=":", parse_headers=True, ignore_error=True)
    line = parsed("only a value", grammar)
    assert (line.headers, line.key, line.value) == ((), None, b"only a value")
    assert parsed("a\tk:v", grammar).headers == (Header("a", None),)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"key_separator": ""}, "key_separator"),
        ({"headers_separator": ""}, "headers_separator"),
        ({"headers_delimiter": ","}, "headers_delimiter"),
        ({"headers_delimiter": ":"}, "headers_delimiter"),
        ({"headers_separator": ":"}, "headers_separator"),
        ({"null_marker": "\t"}, "null_marker"),
        ({"null_marker": ","}, "null_marker"),
        ({"null_marker": ":"}, "null_marker"),
    ],
)
def test_separators_that_cannot_be_told_apart_are_refused(changes: dict[str, str], field: str) -> None:
    with pytest.raises(InputRefused) as caught:
        LineGrammar(**changes).check()  # type: ignore[arg-type]
    assert caught.value.field == field


def test_the_default_grammar_is_sound() -> None:
    LineGrammar().check()


def test_lines_end_as_java_reads_them() -> None:
    assert split_lines("a\nb\r\nc\rd") == ["a", "b", "c", "d"]
    assert split_lines("a\n\nb\n") == ["a", "", "b"]
    assert split_lines("") == []
    assert split_lines("a\x0bb\u2028c") == ["a\x0bb\u2028c"]


def test_bytes_that_are_not_utf8_leave_as_they_came() -> None:
    line = b"k\xff:v\xfe".decode("utf-8", "surrogateescape")
    assert (parsed(line, KEYS).key, parsed(line, KEYS).value) == (b"k\xff", b"v\xfe")


def test_half_a_character_is_refused() -> None:
    assert refusal("k:\ud800", KEYS).line == 4


def test_a_bad_line_does_not_stop_the_others() -> None:
    kinds = [type(line) for line in parse_lines("a:1\nbad\nb:2", KEYS)]
    assert kinds == [ParsedLine, SeparatorMissing, ParsedLine]


@given(
    key=st.text(st.characters(exclude_characters="\r\n:", exclude_categories=["Cs"])),
    value=st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])),
)
def test_any_key_and_value_come_back(key: str, value: str) -> None:
    line = parsed(f"{key}:{value}", KEYS)
    assert (line.key, line.value) == (key.encode(), value.encode())
    assert f"{key}:{value}"[slice(*line.spans.value)] == value


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"])), min_size=1))
def test_splitting_and_joining_are_each_others_opposite(lines: list[str]) -> None:
    assert split_lines("".join(f"{line}\n" for line in lines)) == lines
