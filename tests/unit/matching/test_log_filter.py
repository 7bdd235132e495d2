"""Filtering the rows of a log, and sifting what is read: the same matches as record by record, in order."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kafkagui.codecs.record_batch import Compression
from kafkagui.core.errors import KafkaGuiError, StorageFailed
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.filters.parser import parse
from kafkagui.core.filters.predicate import predicate
from kafkagui.core.ports import SpooledLog
from kafkagui.matching import sifter
from kafkagui.matching.batch_sieve import Candidate, Found
from kafkagui.matching.matcher import Matcher
from kafkagui.matching.sifter import Sifter
from kafkagui.storage.spool_folder import SpoolFactory
from tests.fakes.batches import batch, record
from tests.fakes.record_log import FakeRecordLog
from tests.unit.matching.adversarial import LINES, mixed_records

ENDLESS = "/(a+)+b/"
WITHIN_S = 20.0


@pytest.fixture
def log(tmp_path: Path) -> Iterator[SpooledLog]:
    factory = SpoolFactory(tmp_path)
    log = factory.create()
    for number in range(30):
        records = mixed_records(number, 40, number % 3)
        log.append("t", number % 3, batch(records, Compression(number % 5)), None, "")
    log.append("t", 0, batch(mixed_records(99, 40, 0)), [3, 4, 17], "")
    log.append("t", 0, batch(mixed_records(98, 40, 0)), range(5, 9), "")
    yield log
    factory.close()


def _expected(log: SpooledLog, line: str) -> list[int]:
    expression = parse(line, "utc")
    assert expression is not None
    holds = predicate(expression)
    return [row for row in range(len(log)) if holds(log.record(row))]


async def _filtered(log: SpooledLog, line: str, rows: int | None = None) -> list[int]:
    found = Matcher().filtered(FilterLine(line, "utc"), log)
    rows = len(log) if rows is None else rows
    while found.looked < rows:
        await found.advance(rows)
    found.close()
    return list(found.rows)


@pytest.mark.parametrize("line", LINES[::3])
def test_rows_of_a_log(log: SpooledLog, line: str) -> None:
    assert asyncio.run(_filtered(log, line)) == _expected(log, line)


def test_rows_in_another_order_and_those_after(log: SpooledLog) -> None:
    log.select([*range(400, 100, -3), 7, 800])
    log.append("t", 1, batch(mixed_records(5, 40, 1)), None, "")
    assert len(log) == 142
    assert asyncio.run(_filtered(log, "needle")) == _expected(log, "needle")


def test_a_log_that_grows(log: SpooledLog) -> None:
    async def follow() -> None:
        found = Matcher().filtered(FilterLine("needle"), log)
        for rows in (0, 1, 41, len(log)):
            await found.advance(rows)
            assert found.looked == rows
            assert list(found.rows) == [row for row in _expected(log, "needle") if row < rows]
        log.append("t", 1, batch([record(0, b"needle")]), None, "")
        await found.advance(len(log))
        assert found.rows[-1] == len(log) - 1
        found.close()

    asyncio.run(follow())


def test_many_records_go_through_the_process(log: SpooledLog, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sifter, "_HERE_RECORDS", 100)
    for line in ("value.n >= 10 or needle", "/nee/", "-needle"):
        assert asyncio.run(_filtered(log, line)) == _expected(log, line)


@pytest.mark.parametrize("here", [0, 1 << 20])
def test_sifting_what_is_read(log: SpooledLog, monkeypatch: pytest.MonkeyPatch, here: int) -> None:
    monkeypatch.setattr(sifter, "_HERE_RECORDS", here)
    matches = FakeRecordLog()
    sifted = Matcher().sifted(FilterLine("needle or value.n = 10"), matches)
    for part in log.row_batches(0, len(log)):
        sifted.append(part.topic, part.partition, part.batch, part.records, part.problem)
    asyncio.run(sifted.settle())
    expected = [log.record(row) for row in _expected(log, "needle or value.n = 10")]
    assert [matches.record(row) for row in range(len(matches))] == expected
    assert (sifted.sifted.matches, sifted.sifted.waiting) == (len(expected), 0)
    sifted.close()


def test_a_regular_expression_that_never_ends_is_ended() -> None:
    found: list[Found] = []
    sifting = Sifter(FilterLine(ENDLESS), lambda _batch, one: found.append(one), slow_after_s=0.3)
    sifting.put(_one(b"aaab"))
    sifting.put(_one(b"a" * 60))
    sifting.put(_one(b"ab"))
    with pytest.raises(KafkaGuiError, match="longer than 0 s") as failed:
        sifting.drain()
    assert failed.value.code == "SLOW_FILTER"
    assert found == [Found(range(1), 0)]
    with pytest.raises(KafkaGuiError):
        sifting.put(_one(b"ab"))


def test_stopping_does_not_wait_for_what_is_slow() -> None:
    sifting = Sifter(FilterLine(ENDLESS), lambda _batch, _found: None)
    ended = threading.Event()

    def put() -> None:
        for _ in range(200):
            sifting.put(_one(b"a" * 60 + b"x" * 65_536))
        sifting.drain()
        ended.set()

    threading.Thread(target=put, daemon=True).start()
    while not sifting.waiting_records:
        assert not ended.wait(0.01)
    sifting.stop()
    assert ended.wait(WITHIN_S)


def test_no_room_for_the_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sifter, "_HERE_RECORDS", 0)
    sifted = Matcher().sifted(FilterLine("needle"), FakeRecordLog(room=1))
    for offset in range(2):
        sifted.append("t", 0, batch([record(offset, b"needle")]), None, "")
    with pytest.raises(StorageFailed):
        asyncio.run(sifted.settle())
    sifted.stop()


def _one(value: bytes) -> Candidate:
    return Candidate("t", 0, batch([record(0, value)]), None, "")
