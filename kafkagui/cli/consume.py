"""``consume``: records as lines, without loss, or only their number per partition."""

from __future__ import annotations

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import connect
from kafkagui.codecs.record_json import record_line
from kafkagui.core.errors import InputRefused
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
from kafkagui.core.topics import check_topic_name
from kafkagui.services.program import Program
from kafkagui.services.read import OpenReading, open_reading

_PRINT_AT_ONCE = 2_000
_MOST_DIGITS = 40


async def consume(arguments: Arguments, program: Program) -> int:
    """Read and print; 1 when a stretch could not be decoded."""
    for name in arguments.topics:
        check_topic_name(name)
    request = _request(arguments)
    cluster = await connect(arguments, program)
    opened = await open_reading(cluster, program.logs, request)
    printer = _Printer(opened, as_json=arguments.json)
    try:
        if arguments.count:
            try:
                await opened.follow(printer.print_notices)
            finally:  # An interrupted count tells how far it came.
                _print_counts(opened.reading.progress, as_json=arguments.json)
        else:
            await opened.follow(printer.print_new)
    finally:
        await opened.close()
    return 1 if printer.problems else 0


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
            self.problems += sum(1 for record in chunk if record.problem)
            console.say("\n".join(map(self._line, chunk)))

    def print_notices(self, progress: ReadProgress) -> None:
        """Print what happened on the way to standard error."""
        for text in progress.notices[self._notices :]:
            console.note(text)
        self._notices = len(progress.notices)


def _print_counts(progress: ReadProgress, *, as_json: bool) -> None:
    for part in sorted(progress.partitions, key=lambda part: (part.topic, part.partition)):
        if as_json:
            console.say_json({"topic": part.topic, "partition": part.partition, "records": part.records})
        else:
            console.say(f"{part.topic}-{part.partition}: {part.records}")


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
