"""``consume``: records as lines, without loss, or only their number per partition."""

from __future__ import annotations

import asyncio
from collections import Counter
from datetime import UTC, datetime

from kafkagui.cli import console
from kafkagui.cli.arguments import Arguments
from kafkagui.cli.target import connect
from kafkagui.codecs.record_json import record_line
from kafkagui.core.errors import InputRefused
from kafkagui.core.ports import Reading, RecordLog
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
    ReadRequest,
    ReadState,
    StartAt,
    StopAt,
)
from kafkagui.core.records import StoredRecord
from kafkagui.services.program import Program

_LOOK_EVERY_S = 0.05
_PRINT_AT_ONCE = 2_000


async def consume(arguments: Arguments, program: Program) -> int:
    """Read and print; 1 when a stretch could not be decoded."""
    request = _request(arguments)
    cluster = await connect(arguments, program)
    log = program.logs.create()
    try:
        reading = await cluster.read(request, log)
        try:
            if arguments.count:
                return await _count(reading, log, as_json=arguments.json)
            return await _print_all(reading, log, as_json=arguments.json)
        finally:
            await reading.close()
    finally:
        log.close()


async def _print_all(reading: Reading, log: RecordLog, *, as_json: bool) -> int:
    notices = _Notices()
    printed = problems = 0
    finished = asyncio.create_task(_finished(reading), name="reading ends")
    while True:
        is_over = finished.done()
        notices.print_new(reading)
        while printed < len(log):
            chunk = [log.record(row) for row in range(printed, min(len(log), printed + _PRINT_AT_ONCE))]
            printed += len(chunk)
            problems += sum(1 for record in chunk if record.problem)
            console.say("\n".join(map(record_line if as_json else _sentence, chunk)))
            await asyncio.sleep(0)
        if is_over:
            break
        await asyncio.wait((finished,), timeout=_LOOK_EVERY_S)
    await finished
    return 1 if problems else 0


async def _count(reading: Reading, log: RecordLog, *, as_json: bool) -> int:
    notices = _Notices()
    await _finished(reading)
    notices.print_new(reading)
    counts: Counter[tuple[str, int]] = Counter()
    for part in reading.progress.partitions:
        counts[part.topic, part.partition] = part.records
    for (topic, partition), records in sorted(counts.items()):
        if as_json:
            console.say_json({"topic": topic, "partition": partition, "records": records})
        else:
            console.say(f"{topic}-{partition}: {records}")
    return 0


async def _finished(reading: Reading) -> None:
    progress = await reading.finished()
    if progress.state is ReadState.FAILED and reading.error is not None:
        raise reading.error


class _Notices:
    """Prints each notice of a reading once."""

    def __init__(self) -> None:
        self._printed = 0

    def print_new(self, reading: Reading) -> None:
        notices = reading.progress.notices
        for text in notices[self._printed :]:
            console.note(text)
        self._printed = len(notices)


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
        return FromTime(_time_ms(rest, "--from"))
    hint = "Use beginning, end, last:N, offset:N or time:ISO."
    raise InputRefused(f"--from {text} is not understood.", field="from", hint=hint)


def _until(text: str) -> StopAt:
    word, colon, rest = text.partition(":")
    if text in ("end", "live"):
        return AtEnd() if text == "end" else Live()
    if colon and word == "count":
        return AfterCount(_number(rest, "--until", 1))
    if colon and word == "time":
        return BeforeTime(_time_ms(rest, "--until"))
    raise InputRefused(f"--until {text} is not understood.", field="until", hint="Use end, live, count:N or time:ISO.")


def _number(text: str, option: str, least: int) -> int:
    if not text.isascii() or not text.isdigit() or int(text) < least:
        raise InputRefused(f"{option}: “{text}” is not a whole number from {least}.", field=option.strip("-"))
    return int(text)


def _time_ms(text: str, option: str) -> int:
    """Milliseconds since the epoch, counted in whole numbers; a time without a zone is local time."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        hint = "Write it as 2026-05-14T09:41:57.240Z."
        raise InputRefused(f"{option}: “{text}” is not a time.", field=option.strip("-"), hint=hint) from error
    since = moment.astimezone(UTC) - datetime(1970, 1, 1, tzinfo=UTC)
    return since.days * 86_400_000 + since.seconds * 1_000 + since.microseconds // 1_000
