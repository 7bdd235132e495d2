"""Checks many lines a slice at a time, and reads them into records."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass, replace
from time import perf_counter

from kafkagui.core.errors import InputRefused
from kafkagui.core.lines import LineGrammar, ParsedLine, parse_line, split_lines
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr
from kafkagui.ui.pages.produce.line_marks import LineMark

_SLICE_S = 0.004
_LOOK_AT_CLOCK_EVERY = 64


@dataclass(frozen=True, slots=True)
class LineInput:
    """A text, its grammar, and what was decided about single lines (counted from 1)."""

    text: str
    grammar: LineGrammar
    marks: Mapping[int, LineMark]

    def parsed(self) -> Iterator[ParsedLine | InputRefused]:
        """Every line that is not skipped: parsed, or why it is wrong."""
        for number, line in enumerate(split_lines(self.text), 1):
            mark = self.marks.get(number, LineMark.NONE)
            if mark is LineMark.SKIP:
                continue
            try:
                yield parse_marked(line, number, self.grammar, mark)
            except InputRefused as refused:
                yield refused

    def records(self, topic: str, partition: int | None, timestamp_ms: int | None) -> Iterator[OutgoingRecord]:
        """The records of the lines, read as they are asked for.

        Raises:
            InputRefused: at a line that is wrong; check first.
        """
        for line in self.parsed():
            if isinstance(line, InputRefused):
                raise line
            yield line.record(topic, partition, timestamp_ms)


def parse_marked(line: str, number: int, grammar: LineGrammar, mark: LineMark) -> ParsedLine:
    """Read one line as it was decided to be read.

    Raises:
        InputRefused: it is wrong, or skipped.
    """
    if mark is LineMark.SKIP:
        raise InputRefused(tr("Line {number} is skipped.", number=number), line=number)
    if mark is LineMark.NULL_KEY:
        grammar = replace(grammar, parse_key=False, parse_headers=False)
    return parse_line(line, number, grammar)


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """How many lines would be sent, and what is wrong with the first bad one."""

    count: int = 0
    refused: InputRefused | None = None
    bad: int = 0


def check_lines(lines: LineInput) -> Generator[None, None, LineVerdict]:
    """Check every line; yields after every few milliseconds, returns the verdict."""
    count = bad = 0
    first: InputRefused | None = None
    slice_began = perf_counter()
    for number, line in enumerate(lines.parsed()):
        if isinstance(line, InputRefused):
            first = first or line
            bad += 1
        else:
            count += 1
        if not number % _LOOK_AT_CLOCK_EVERY and perf_counter() - slice_began > _SLICE_S:
            yield
            slice_began = perf_counter()
    return LineVerdict(count, first, bad)
