"""What the program and its sending process tell each other arrives as it was."""

from __future__ import annotations

import io

from kafka.errors import KafkaTimeoutError, NotEnoughReplicasError

from kafkagui.client import worker_messages as messages
from kafkagui.client.producer_internals import BatchOutcome
from kafkagui.client.reports import reports_by_target
from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.producing import Compression, PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Environment, Profile, SaslMechanism, SecurityProtocol
from kafkagui.core.records import Header, OutgoingRecord


def over_the_wire(message: messages.Message) -> messages.Message:
    stream = io.BytesIO()
    messages.write(stream, message)
    stream.seek(0)
    read = messages.read(stream)
    assert read is not None
    assert messages.read(stream) is None
    return read


def test_a_profile() -> None:
    profile = Profile(
        "p", "a:1", Environment.STAGING, SecurityProtocol.SASL_SSL, SaslMechanism.SCRAM_SHA_512, "u", "/ca", False, True
    )
    (row,) = over_the_wire((messages.profile_row(profile),))
    assert messages.profile_of(row) == profile  # type: ignore[arg-type]


def test_options() -> None:
    options = ProducerOptions(Acks.LEADER, Compression.ZSTD, 1, 2, 3, 4, 5, False, 6, 7)
    row, partitioner = over_the_wire(messages.options_row(options, PartitionerKind.STICKY))
    assert messages.options_of(row, partitioner) == (options, PartitionerKind.STICKY)  # type: ignore[arg-type]


def test_records() -> None:
    records = [
        (2**40, OutgoingRecord("t", None, b"")),
        (1, OutgoingRecord("ü", b"\xff", None, (Header("h", None), Header("h", b"1")), 3, -1)),
    ]
    (rows,) = over_the_wire((messages.record_rows(records),))
    assert messages.records_of(rows) == records  # type: ignore[arg-type]


def test_failures() -> None:
    error = DeliveryFailed("m", hint="h", detail="d", code="C", retriable=True, maybe_written=True)
    (rows,) = over_the_wire((messages.failure_rows([DeliveryReport(9, DeliveryState.FAILED, None, error=error)]),))
    (report,) = messages.failures_of(rows)  # type: ignore[arg-type]
    assert (report.sequence, report.state, report.partition) == (9, DeliveryState.FAILED, None)
    assert isinstance(report.error, DeliveryFailed)
    assert vars(report.error) == vars(error)


def test_outcomes() -> None:
    entries = [(5, 100, 1_000), (6, 200, 2_000), (7, 300, 3_000)]
    good = BatchOutcome("t", 2, entries, [(0, 1), (2, 4)], 40, -1, None, True, 0.5, 1_000)
    (row,) = over_the_wire((messages.batch_row(good),))
    assert messages.outcome_of(row) == good  # type: ignore[arg-type]


def test_outcomes_with_an_error_each() -> None:
    errors = [KafkaTimeoutError("late"), NotEnoughReplicasError("few"), KafkaTimeoutError("late")]
    entries = [(5, 100, 0), (6, 200, 0), (7, 300, 0)]
    bad = BatchOutcome("t", 2, entries, [(0, 1)], -1, -1, errors.__getitem__, True, 1.2, 1_000)
    (row,) = over_the_wire((messages.batch_row(bad),))
    here = dict(reports_by_target(bad, Acks.ALL))
    there = dict(reports_by_target(messages.outcome_of(row), Acks.ALL))  # type: ignore[arg-type]
    for mine, other in zip(here[1], there[1], strict=True):
        assert mine[:6] == other[:6]
        assert vars(mine.error) == vars(other.error)
    assert [r.error and r.error.code for r in there[1]] == ["TIMED_OUT", "NOT_ENOUGH_REPLICAS", "TIMED_OUT"]


def test_garbage_ends_the_conversation() -> None:
    assert messages.read(io.BytesIO(b"\xffnonsense")) is None
