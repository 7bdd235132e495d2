"""Sorting the rows of a delivery log in slices."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.core.delivery_order import SORTABLE, sorted_sequences
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.records import OutgoingRecord

SENDING = Sending(SendMethod.SYNCHRONOUS, Acks.LEADER)


def _run(log: DeliveryLog, column: str, descending: bool = False, only: Sequence[int] | None = None) -> list[int]:
    slices = sorted_sequences(log, column, descending, only)
    while True:
        try:
            next(slices)
        except StopIteration as end:
            return list(end.value)


@pytest.fixture
def log() -> DeliveryLog:
    made = DeliveryLog(max_rows=80)  # Blocks of ten rows, so that several are merged.
    made.add([OutgoingRecord("t", key, b"") for key in [b"b", None, b"", b"a"] * 5], SENDING)
    reports = [
        DeliveryReport(number, DeliveryState.ACKNOWLEDGED, number % 3, number, None, (number * 7 % 20) * 1000)
        for number in range(1, 20)
    ]
    made.settle([*reports, DeliveryReport(20, DeliveryState.FAILED, error=DeliveryFailed("No."))])
    return made


def test_by_latency(log: DeliveryLog) -> None:
    latencies = [log.row(number).latency_ns for number in _run(log, "latency", descending=True)]
    assert latencies[:-1] == sorted((number for number in latencies if number is not None), reverse=True)
    assert latencies[-1] is None


def test_by_key_null_comes_before_empty_and_equal_keys_keep_their_order(log: DeliveryLog) -> None:
    order = _run(log, "key")
    assert order[:5] == [2, 6, 10, 14, 18]
    assert [log.row(number).record.key for number in order[5::5]] == [b"", b"a", b"b"]


def test_equal_rows_keep_their_order_also_descending(log: DeliveryLog) -> None:
    assert _run(log, "acks", descending=True) == list(range(1, 21))


def test_only_some_rows(log: DeliveryLog) -> None:
    assert _run(log, "number", descending=True, only=[3, 11, 20]) == [20, 11, 3]


@pytest.mark.parametrize("column", sorted(SORTABLE))
def test_every_column_gives_every_row_once(log: DeliveryLog, column: str) -> None:
    assert sorted(_run(log, column)) == list(range(1, 21))


def test_failures_come_last_by_error(log: DeliveryLog) -> None:
    assert _run(log, "error")[-1] == 20
