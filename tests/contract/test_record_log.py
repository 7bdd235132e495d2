"""What every ``SpooledLog`` and ``LogFactory`` does."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kafkagui.codecs.record_parser import decode_batch
from kafkagui.core.ports import LogFactory
from kafkagui.core.records import Header, StoredRecord
from kafkagui.storage.spool_folder import SpoolFactory
from tests.fakes.batches import batch, record
from tests.fakes.record_log import FakeLogFactory


@pytest.fixture(params=["fake", "spool"])
def logs(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[LogFactory]:
    if request.param == "fake":
        yield FakeLogFactory()
        return
    factory = SpoolFactory(tmp_path)
    yield factory
    factory.close()


def test_records_come_back_to_the_byte(logs: LogFactory) -> None:
    log = logs.create()
    sent = [record(0, None, b"", 5, (Header("a", None), Header("a", b"\xff"))), record(1, b"\x00")]
    log.append("t", 0, batch(sent), None, "")
    log.append("u", 3, memoryview(batch([record(9, topic="u", partition=3)])), None, "")
    assert len(log) == 3
    assert [log.record(0), log.record(1)] == sent
    assert (log.record(2).topic, log.record(2).partition, log.record(2).offset) == ("u", 3, 9)


def test_rows_that_are_not_there(logs: LogFactory) -> None:
    log = logs.create()
    for row in (0, -1, 1):
        with pytest.raises(IndexError):
            log.record(row)


def test_chosen_rows_and_problems(logs: LogFactory) -> None:
    log = logs.create()
    raw = batch([record(offset) for offset in range(6)])
    log.append("t", 0, raw, range(2, 4), "")
    log.append("t", 0, raw, [0, 5], "")
    log.append("t", 0, raw, None, "broken")
    assert [log.record(row).offset for row in range(len(log))] == [2, 3, 0, 5, 0]
    assert log.record(4).problem == "broken"


def test_selecting_then_going_on(logs: LogFactory) -> None:
    log = logs.create()
    log.append("t", 0, batch([record(offset) for offset in range(6)]), None, "")
    log.select([4, 1])
    log.append("t", 0, batch([record(8)]), None, "")
    assert [log.record(row).offset for row in range(len(log))] == [4, 1, 8]


def test_logs_are_apart_and_closing_forgets(logs: LogFactory) -> None:
    one, two = logs.create(), logs.create()
    one.append("t", 0, batch([record(0)]), None, "")
    assert len(two) == 0
    one.close()
    with pytest.raises(IndexError):
        one.record(0)


def test_several_rows_at_once(logs: LogFactory) -> None:
    log = logs.create()
    log.append("t", 0, batch([record(offset) for offset in range(6)]), None, "")
    assert [r.offset for r in log.records(2, 3)] == [2, 3, 4]
    assert [r.offset for r in log.records(4, 9)] == [4, 5]
    assert list(log.records(6, 1)) == []


def test_raw_batches_of_rows(logs: LogFactory) -> None:
    log = logs.create()
    raw = batch([record(offset) for offset in range(6)])
    log.append("t", 0, raw, None, "")
    log.append("t", 1, raw, [0, 5], "")
    log.select([4, 1, 7])
    log.append("t", 0, raw, None, "")
    log.append("t", 0, b"no batch", None, "broken")

    def found(first: int, end: int) -> dict[int, StoredRecord]:
        return {
            row: decode_batch(part.topic, part.partition, part.batch, part.problem)[index]
            for part in log.row_batches(first, end)
            for row, index in zip(part.rows, part.records, strict=True)
        }

    for first, end in ((0, 10), (1, 5), (2, 3), (9, 99), (4, 4)):
        assert found(first, end) == {row: log.record(row) for row in range(first, min(end, 10))}
