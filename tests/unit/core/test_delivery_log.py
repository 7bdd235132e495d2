"""The delivery log: every record a row, filled by its own outcome; the oldest go when there are too many."""

from __future__ import annotations

import pytest

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import BLOCK_ROWS, DeliveryLog
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.records import Header, OutgoingRecord

SENDING = Sending(SendMethod.ASYNCHRONOUS, Acks.ALL)


def _records(count: int) -> list[OutgoingRecord]:
    return [OutgoingRecord("orders", b"k%d" % number, b"v") for number in range(1, count + 1)]


def _acknowledged(sequence: int, latency_ns: int = 2_000_000) -> DeliveryReport:
    return DeliveryReport(sequence, DeliveryState.ACKNOWLEDGED, 3, 2**40 + sequence, None, latency_ns)


def _failed(sequence: int) -> DeliveryReport:
    return DeliveryReport(sequence, DeliveryState.FAILED, error=DeliveryFailed("No."))


def test_a_row_is_in_flight_until_its_outcome_fills_it() -> None:
    log = DeliveryLog()
    log.add(_records(2), SENDING, at_ns=7)
    assert log.row(1).state is DeliveryState.IN_FLIGHT
    assert (log.row(1).partition, log.row(1).offset, log.row(1).latency_ns) == (None, None, None)
    log.settle([_acknowledged(2)])
    assert log.row(1).state is DeliveryState.IN_FLIGHT
    row = log.row(2)
    assert (row.state, row.partition, row.offset, row.latency_ns, row.sent_at_ns, row.sending) == (
        DeliveryState.ACKNOWLEDGED,
        3,
        2**40 + 2,
        2_000_000,
        7,
        SENDING,
    )


def test_a_row_gives_back_the_record_byte_by_byte() -> None:
    record = OutgoingRecord("t", None, b"", (Header("a", None), Header("a", b"\xff")), 4, 0)
    log = DeliveryLog()
    log.add([record, OutgoingRecord("t", b"", None)], SENDING)
    assert log.row(1).record == record
    assert log.row(2).record == OutgoingRecord("t", b"", None)


def test_a_failure_keeps_its_error_and_the_second_outcome_of_a_row_changes_nothing() -> None:
    log = DeliveryLog()
    log.add(_records(1), SENDING)
    log.settle([_failed(1)])
    log.settle([_acknowledged(1)])
    assert (log.row(1).state, str(log.row(1).error)) == (DeliveryState.FAILED, "No.")
    assert (log.totals.failed, log.totals.acknowledged, log.totals.in_flight) == (1, 0, 0)
    assert log.failed_sequences() == [1]


def test_the_oldest_rows_go_above_the_limit_and_are_counted() -> None:
    log = DeliveryLog(max_rows=80)
    for start in range(0, 200, 50):
        log.add(_records(50), SENDING)
        log.settle([_acknowledged(number) for number in range(start + 1, start + 51)])
    assert len(log) <= 80
    assert log.dropped == 200 - len(log)
    assert log.totals.acknowledged == 200
    with pytest.raises(IndexError):
        log.row(log.first_sequence - 1)
    assert log.row(200).offset == 2**40 + 200


def test_rows_in_flight_stay_even_above_the_limit() -> None:
    log = DeliveryLog(max_rows=80)
    log.add(_records(200), SENDING)
    assert (len(log), log.dropped) == (200, 0)
    assert log.in_flight_sequences() == list(range(1, 201))


def test_rows_cross_blocks_unharmed() -> None:
    log = DeliveryLog()
    log.add(_records(BLOCK_ROWS + 10), SENDING)
    log.settle([_acknowledged(BLOCK_ROWS), _acknowledged(BLOCK_ROWS + 1)])
    assert [log.row(BLOCK_ROWS + step).record.key for step in (0, 1)] == [b"k4096", b"k4097"]
    assert log.in_flight_sequences() == [*range(1, BLOCK_ROWS), *range(BLOCK_ROWS + 2, BLOCK_ROWS + 11)]


def test_clear_hides_the_rows_and_undo_brings_them_back_with_what_came_meanwhile() -> None:
    log = DeliveryLog()
    log.add(_records(2), SENDING)
    log.settle([_acknowledged(1)])
    log.clear()
    assert (len(log), log.totals.sent, log.take_changes().restarted) == (0, 0, True)
    log.add(_records(1), SENDING)
    log.settle([_failed(2), _acknowledged(3)])
    assert (len(log), log.totals.sent, log.totals.acknowledged, log.totals.failed) == (1, 1, 1, 0)
    log.undo_clear()
    assert (len(log), log.totals.sent, log.totals.acknowledged, log.totals.failed) == (3, 3, 2, 1)
    assert log.row(2).state is DeliveryState.FAILED


def test_cleared_rows_that_are_forgotten_do_not_come_back_and_their_outcomes_count_nothing() -> None:
    log = DeliveryLog()
    log.add(_records(2), SENDING)
    log.clear()
    log.forget_cleared()
    log.settle([_acknowledged(1)])
    log.undo_clear()
    assert (len(log), log.totals.sent, log.totals.acknowledged, log.totals.in_flight) == (0, 0, 0, 0)
    log.add(_records(1), SENDING)
    log.clear()
    log.undo_clear()
    assert [log.first_sequence, len(log)] == [3, 1]


def test_changes_are_told_once() -> None:
    log = DeliveryLog()
    log.add(_records(3), SENDING)
    log.settle([_acknowledged(3), _acknowledged(2)])
    assert log.take_changes() == (3, 0, (2, 3), False)
    assert log.take_changes() == (0, 0, None, False)
