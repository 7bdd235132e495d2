"""``consume``: records as lines, without loss, or only their number per partition."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import connect
from kafkagui.codecs.record_json import record_line
from kafkagui.core.errors import InputRefused
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.filters.parser import parse as parse_filter
from kafkagui.core.ports import Cluster, Matching
from kafkagui.core.positions import (
    AfterCount,
    AtEnd,
    BeforeTime,
    FromBeginning,
    FromEnd,
    FromLast,
    FromOffset,
    FromTime,
    Isolation,
    Live,
    ReadProgress,
    ReadRequest,
    StartAt,
    StopAt,
)
from kafkagui.core.records import StoredRecord
from kafkagui.core.times import parse
from kafkagui.core.topic_name import check_topic_name
from kafkagui.services.program import Program
from kafkagui.services.read import OpenReading, open_reading
from kafkagui.services.search import SearchCount, SearchCounter, open_search

Counts = dict[tuple[str, int], int]
_PRINT_AT_ONCE = 2_000
_MOST_DIGITS = 40


async def consume(arguments: Arguments, program: Program) -> int:
    """Read and print; 1 when a stretch could not be decoded."""
    for name in arguments.topics:
        check_topic_name(name)
    request, line = _request(arguments), _line(arguments)
    if line is not None and isinstance(request.start, FromLast) and not isinstance(request.stop, AtEnd):
        raise InputRefused("Conditions on the newest records go with --until end.", field="until")
    cluster = await connect(arguments, program)
    opened = await _open(program, cluster, request, line)
    printer = _Printer(opened, as_json=arguments.json)
    try:
        if line is not None and opened.sifted is None:
            await _print_filtered(program, opened, printer, line, arguments)
        elif arguments.count:
            try:
                await opened.follow(printer.print_notices)
            finally:  # An interrupted count tells how far it came.
                counts = _read_counts(opened) if line is None else _row_counts(opened, range(len(opened.log)))
                _print_counts(counts, as_json=arguments.json)
        else:
            await opened.follow(printer.print_new)
    finally:
        if arguments.search_line and opened.sifted is not None:
            _say_search(SearchCounter().count(opened.progress, opened.sifted.sifted, 0.0))
        await opened.close()
    return 1 if printer.problems else 0


async def _open(program: Program, cluster: Cluster, request: ReadRequest, line: FilterLine | None) -> OpenReading:
    if line is None or program.matching is None or isinstance(request.start, FromLast):
        return await open_reading(cluster, program.logs, request)
    return await open_search(cluster, program.logs, program.matching, request, line)


async def _print_filtered(
    program: Program, opened: OpenReading, printer: _Printer, line: FilterLine, arguments: Arguments
) -> None:
    """The newest records are all read, then looked through."""
    await opened.follow(printer.print_notices)
    matching = cast("Matching", program.matching)
    found = matching.filtered(line, opened.log)
    try:
        while found.looked < len(opened.log):
            await found.advance(len(opened.log))
        if arguments.count:
            _print_counts(_row_counts(opened, found.rows), as_json=arguments.json)
        else:
            printer.print_rows(found.rows)
        if arguments.search_line:
            _say_search(SearchCount(found.looked, found.looked, len(found.rows), found.unreadable, None))
    finally:
        found.close()


def _line(arguments: Arguments) -> FilterLine | None:
    """All conditions together; each line is checked by itself, so that its place of an error is right."""
    given = [text for text in (arguments.filter_line, arguments.search_line) if text is not None and text.strip()]
    for text in given:
        parse_filter(text)
    if not given:
        return None
    text = given[0] if len(given) == 1 else " and ".join(f"({text})" for text in given)
    return FilterLine(text, is_exact=arguments.exact)


def _say_search(count: SearchCount) -> None:
    matches = "1 match" if count.matches == 1 else f"{count.matches:,} matches"
    unreadable = f", {count.unreadable:,} of them cannot be read" if count.unreadable else ""
    console.note(f"Scanned {count.scanned:,} of {count.total:,} records, {matches}{unreadable}.")


class _Printer:
    """Prints each row and each notice once."""

    def __init__(self, opened: OpenReading, *, as_json: bool) -> None:
        self.problems = 0
        self._opened = opened
        self._log = opened.log
        self._line = record_line if as_json else _sentence
        self._rows = self._notices = 0

    def print_new(self, progress: ReadProgress) -> None:
        """Print the rows that have come since the last look."""
        self.print_notices(progress)
        while self._rows < (known := self._opened.settled_rows(progress)):
            chunk = [self._log.record(row) for row in range(self._rows, min(known, self._rows + _PRINT_AT_ONCE))]
            self._rows += len(chunk)
            self._print(chunk)

    def print_rows(self, rows: Sequence[int]) -> None:
        """Print these rows."""
        for first in range(0, len(rows), _PRINT_AT_ONCE):
            self._print([self._log.record(row) for row in rows[first : first + _PRINT_AT_ONCE]])

    def _print(self, records: list[StoredRecord]) -> None:
        self.problems += sum(1 for record in records if record.problem)
        console.say("\n".join(map(self._line, records)))

    def print_notices(self, progress: ReadProgress) -> None:
        """Print what happened on the way to standard error."""
        for text in progress.notices[self._notices :]:
            console.note(text)
        self._notices = len(progress.notices)


def _read_counts(opened: OpenReading) -> Counts:
    return {(part.topic, part.partition): part.records for part in opened.reading.progress.partitions}


def _row_counts(opened: OpenReading, rows: Sequence[int]) -> Counts:
    """How many of these rows each partition has, of all that were looked through."""
    counts = dict.fromkeys(_read_counts(opened), 0)
    for row in rows:
        record = opened.log.record(row)
        counts[record.topic, record.partition] += 1
    return counts


def _print_counts(counts: Counts, *, as_json: bool) -> None:
    for (topic, partition), records in sorted(counts.items()):
        if as_json:
            console.say_json({"topic": topic, "partition": partition, "records": records})
        else:
            console.say(f"{topic}-{partition}: {records}")


def _sentence(record: StoredRecord) -> str:
    if record.problem:
        return f"{record.topic}-{record.partition} @ {record.offset}  {record.problem}"
    key, value = (_text(part) for part in (record.key, record.value))
    return f"{record.topic}-{record.partition} @ {record.offset}  {key}  {value}"


def _text(data: bytes | None) -> str:
    return "null" if data is None else data.decode("utf-8", "backslashreplace")


def _request(arguments: Arguments) -> ReadRequest:
    only = frozenset(arguments.only_partitions) if arguments.only_partitions else None
    isolation = Isolation[arguments.isolation.upper()]
    return ReadRequest(tuple(arguments.topics), only, _start(arguments.start), _until(arguments.until), isolation)


def _start(text: str) -> StartAt:
    word, colon, rest = text.partition(":")
    if text in ("beginning", "end"):
        return FromBeginning() if text == "beginning" else FromEnd()
    if colon and word == "last":
        return FromLast(_number(rest, "--from", 1))
    if colon and word == "offset":
        return FromOffset(_number(rest, "--from", 0))
    if colon and word == "time":
        return FromTime(parse(rest, "local", "from"))
    hint = "Use beginning, end, last:N, offset:N or time:ISO."
    raise InputRefused(f"--from {text} is not understood.", field="from", hint=hint)


def _until(text: str) -> StopAt:
    word, colon, rest = text.partition(":")
    if text in ("end", "live"):
        return AtEnd() if text == "end" else Live()
    if colon and word == "count":
        return AfterCount(_number(rest, "--until", 1))
    if colon and word == "time":
        return BeforeTime(parse(rest, "local", "until"))
    raise InputRefused(f"--until {text} is not understood.", field="until", hint="Use end, live, count:N or time:ISO.")


def _number(text: str, option: str, least: int) -> int:
    if not text.isascii() or not text.isdigit() or len(text) > _MOST_DIGITS or int(text) < least:
        shown = text if len(text) <= _MOST_DIGITS else f"{text[:_MOST_DIGITS]}…"
        raise InputRefused(f"{option}: “{shown}” is not a whole number from {least}.", field=option.strip("-"))
    return int(text)
