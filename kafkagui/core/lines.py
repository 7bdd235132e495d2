"""Key:value lines, with the grammar of Kafka's console producer (``org.apache.kafka.tools.LineMessageReader``).

One difference: separators are plain text here. Kafka takes ``headers.separator`` for a regular expression, so that
``|`` or ``.`` mean something else there than they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kafkagui.core.errors import InputRefused
from kafkagui.core.records import Header, OutgoingRecord
from kafkagui.core.wording import mark, tr


@dataclass(frozen=True, slots=True)
class LineGrammar:
    """The reader's properties, by their names with underscores; ``null_marker`` None means: nothing is null."""

    parse_key: bool = False
    key_separator: str = "\t"
    parse_headers: bool = False
    headers_delimiter: str = "\t"
    headers_separator: str = ","
    headers_key_separator: str = ":"
    ignore_error: bool = False
    null_marker: str | None = None

    def check(self) -> None:
        """Refuse separators that cannot be told apart, as the reader does.

        Raises:
            InputRefused: naming one of the properties.
        """
        for name in ("key_separator", "headers_delimiter", "headers_separator", "headers_key_separator"):
            if not getattr(self, name):
                raise InputRefused(tr("{name} cannot be empty.", name=_property(name)), field=name)
        pairs = (
            ("headers_delimiter", "headers_separator"),
            ("headers_delimiter", "headers_key_separator"),
            ("headers_separator", "headers_key_separator"),
            ("null_marker", "key_separator"),
            ("null_marker", "headers_separator"),
            ("null_marker", "headers_delimiter"),
            ("null_marker", "headers_key_separator"),
        )
        for first, second in pairs:
            if getattr(self, first) == getattr(self, second):
                raise InputRefused(
                    tr(
                        "{first} and {second} may not be equal.",
                        first=_property(first),
                        second=_property(second),
                    ),
                    field=first,
                )


def _property(name: str) -> str:
    return name.replace("_", ".")


@dataclass(frozen=True, slots=True)
class LineSpans:
    """Where the parts of a line stand, as half-open character ranges; None where there is no such part."""

    headers: tuple[int, int] | None
    key: tuple[int, int] | None
    value: tuple[int, int]


@dataclass(frozen=True, slots=True)
class ParsedLine:
    """A line as a record without its topic."""

    number: int
    spans: LineSpans
    headers: tuple[Header, ...]
    key: bytes | None
    value: bytes | None

    def record(self, topic: str, partition: int | None = None, timestamp_ms: int | None = None) -> OutgoingRecord:
        """The record to send to ``topic``."""
        return OutgoingRecord(topic, self.key, self.value, self.headers, partition, timestamp_ms)


_LINE_END = re.compile(r"\r\n|\n|\r")


def split_lines(text: str) -> list[str]:
    r"""Split at ``\n``, ``\r`` and ``\r\n`` only, as Java's ``readLine``; an end at the very end starts no line."""
    lines = _LINE_END.split(text)
    if lines[-1] == "":
        lines.pop()
    return lines


def parse_line(line: str, number: int, grammar: LineGrammar) -> ParsedLine:
    """Read one line; ``number`` counts from 1.

    Undecodable bytes may be in ``line`` as surrogate escapes; they leave as the bytes they were.

    Raises:
        InputRefused: with the reader's own message, ``line`` and ``position``.
    """
    start = 0
    headers_span = key_span = None
    if grammar.parse_headers:
        headers_span = _find(line, 0, grammar.headers_delimiter, mark("headers delimiter"), number, grammar)
        if headers_span:
            start = headers_span[1] + len(grammar.headers_delimiter)
    if grammar.parse_key:
        key_span = _find(line, start, grammar.key_separator, mark("key separator"), number, grammar)
        if key_span:
            start = key_span[1] + len(grammar.key_separator)
    spans = LineSpans(headers_span, key_span, (start, len(line)))
    try:
        headers = _headers(line[slice(*headers_span)], number, grammar) if headers_span else ()
        key = _bytes(line[slice(*key_span)], grammar) if key_span else None
        value = _bytes(line[start:], grammar)
    except UnicodeEncodeError as error:
        message = tr(
            "Line {number} holds half a character (a lone surrogate), which no bytes stand for.", number=number
        )
        raise InputRefused(message, field="lines", line=number, position=error.start) from error
    return ParsedLine(number, spans, headers, key, value)


class SeparatorMissing(InputRefused):
    """A line lacks ``separator``, which stands before its value or its key."""

    def __init__(self, message: str, *, separator: str, line: int, position: int) -> None:
        super().__init__(message, field="lines", line=line, position=position)
        self.separator = separator


def _find(
    line: str, start: int, separator: str, name: str, number: int, grammar: LineGrammar
) -> tuple[int, int] | None:
    end = line.find(separator, start)
    if end >= 0:
        return start, end
    if grammar.ignore_error:
        return None
    shown = line if len(line) <= 80 else line[:79] + "…"
    raise SeparatorMissing(
        tr("No {name} found on line number {number}: '{shown}'", name=tr(name), number=number, shown=shown),
        separator=separator,
        line=number,
        position=start,
    )


def _headers(text: str, number: int, grammar: LineGrammar) -> tuple[Header, ...]:
    if text == grammar.null_marker:
        return ()
    pairs = text.split(grammar.headers_separator)
    if len(pairs) > 1:  # Java's split keeps a lone empty piece, but drops empty ones at the end
        while pairs and not pairs[-1]:
            pairs.pop()
    return tuple(_header(pair, number, grammar) for pair in pairs)


def _header(pair: str, number: int, grammar: LineGrammar) -> Header:
    name, separator, value = pair.partition(grammar.headers_key_separator)
    if not separator:
        if grammar.ignore_error:
            return Header(pair, None)
        raise InputRefused(
            tr("No header key separator found in pair '{pair}' on line number {number}", pair=pair, number=number),
            field="lines",
            line=number,
        )
    if name == grammar.null_marker:
        raise InputRefused(
            tr("Header keys should not be equal to the null marker '{name}' as they can't be null", name=name),
            field="lines",
            line=number,
        )
    try:
        name.encode()
    except UnicodeEncodeError as error:
        message = tr("A header's name on line number {number} is not UTF-8; Kafka keeps it as text.", number=number)
        raise InputRefused(message, field="lines", line=number) from error
    return Header(name, _bytes(value, grammar))


def _bytes(text: str, grammar: LineGrammar) -> bytes | None:
    return None if text == grammar.null_marker else text.encode("utf-8", "surrogateescape")


def parse_lines(text: str, grammar: LineGrammar) -> Iterator[ParsedLine | InputRefused]:
    """Read every line of ``text``: a parsed line, or why it is wrong."""
    for number, line in enumerate(split_lines(text), 1):
        try:
            yield parse_line(line, number, grammar)
        except InputRefused as refused:
            yield refused


EXAMPLE = (
    '1001:"Mobile,100"\n1002:"Mouse,50"\n1001:"Computer,1500"\n1003:"Pen,2"\n1002:"Earphone,65"\n1001:"Notebook,99"\n'
)
"""Six lines to start with: keys that repeat, so that round robin and hashing show their difference."""
