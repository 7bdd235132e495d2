"""What the sending process and the program tell each other: tuples of plain values, as ``marshal`` takes them.

``marshal`` because the two ends are the same program and the same Python, and because it is fast, frames itself
and, unlike pickle, never runs what it reads.
"""

from __future__ import annotations

import marshal
from collections.abc import Sequence
from typing import BinaryIO

from kafkagui.client.errors import delivery_failed
from kafkagui.client.producer_internals import BatchOutcome
from kafkagui.client.reports import error_at, maybe_written, waited_s
from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed, KafkaGuiError
from kafkagui.core.producing import Compression, PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Environment, Profile, SaslMechanism, SecurityProtocol
from kafkagui.core.records import Header, OutgoingRecord

Message = tuple[object, ...]
Row = tuple[int, str, bytes | None, bytes | None, tuple[tuple[str, bytes | None], ...], int | None, int | None]
ErrorRow = tuple[str, str, str, str, bool, bool]
FailureRow = tuple[int, int | None, int | None, ErrorRow]
BatchRow = tuple[
    str,
    int,
    list[tuple[int, int, int]],
    list[tuple[int, int]],
    int,
    int,
    tuple[list[ErrorRow], list[int]] | None,
    bool,
    float,
    int,
]
ProfileRow = tuple[str, str, str, str, str, str, str, bool, bool, str]
OptionsRow = tuple[int, str, int, int, int | None, int, int, bool | None, int, int]


def write(stream: BinaryIO, message: Message) -> None:
    """Send a message.

    Raises:
        OSError: when the other end is gone.
    """
    stream.write(marshal.dumps(message))  # type: ignore[arg-type]
    stream.flush()


def read(stream: BinaryIO) -> Message | None:
    """Wait for a message; None when the other end is gone."""
    try:
        message: Message = marshal.load(stream)  # noqa: S302 - our own other half wrote it
    except (EOFError, ValueError, TypeError, OSError):
        return None
    return message


def profile_row(profile: Profile) -> ProfileRow:
    """A profile as plain values."""
    return (
        profile.name,
        profile.bootstrap_servers,
        profile.environment.value,
        profile.security.value,
        profile.mechanism.value,
        profile.username,
        profile.ca_file,
        profile.check_host_name,
        profile.read_only,
        profile.profile_id,
    )


def profile_of(row: ProfileRow) -> Profile:
    """The profile again."""
    name, servers, environment, security, mechanism, username, ca_file, check, read_only, profile_id = row
    return Profile(
        name,
        servers,
        Environment(environment),
        SecurityProtocol(security),
        SaslMechanism(mechanism),
        username,
        ca_file,
        check,
        read_only,
        profile_id,
    )


def options_row(options: ProducerOptions, partitioner: PartitionerKind) -> tuple[OptionsRow, str]:
    """Producer options and the partitioner as plain values."""
    row = (
        options.acks.value,
        options.compression.value,
        options.linger_ms,
        options.batch_size_bytes,
        options.retries,
        options.delivery_timeout_ms,
        options.request_timeout_ms,
        options.idempotence,
        options.max_in_flight,
        options.max_request_size_bytes,
    )
    return row, partitioner.value


def options_of(row: OptionsRow, partitioner: str) -> tuple[ProducerOptions, PartitionerKind]:
    """The options and the partitioner again."""
    acks, compression, linger, batch, retries, delivery, request, idempotence, in_flight, size = row
    options = ProducerOptions(
        Acks(acks), Compression(compression), linger, batch, retries, delivery, request, idempotence, in_flight, size
    )
    return options, PartitionerKind(partitioner)


def record_rows(records: Sequence[tuple[int, OutgoingRecord]]) -> list[Row]:
    """Numbered records as plain values."""
    return [
        (
            sequence,
            record.topic,
            record.key,
            record.value,
            tuple([(name, value) for name, value in record.headers]) if record.headers else (),
            record.partition,
            record.timestamp_ms,
        )
        for sequence, record in records
    ]


def records_of(rows: list[Row]) -> list[tuple[int, OutgoingRecord]]:
    """The numbered records again."""
    return [
        (
            sequence,
            OutgoingRecord(topic, key, value, tuple(Header(*header) for header in headers), partition, timestamp_ms),
        )
        for sequence, topic, key, value, headers, partition, timestamp_ms in rows
    ]


def error_row(error: KafkaGuiError) -> ErrorRow:
    """An error as plain values."""
    unsure = isinstance(error, DeliveryFailed) and error.maybe_written
    return error.message, error.hint, error.detail, error.code, error.retriable, unsure


def error_of(row: ErrorRow) -> DeliveryFailed:
    """The error again."""
    message, hint, detail, code, retriable, unsure = row
    return DeliveryFailed(message, hint=hint, detail=detail, code=code, retriable=retriable, maybe_written=unsure)


def failure_rows(reports: Sequence[DeliveryReport]) -> list[FailureRow]:
    """Failed reports as plain values."""
    return [(r.sequence, r.partition, r.latency_ns, error_row(r.error)) for r in reports if r.error is not None]


def failures_of(rows: list[FailureRow]) -> list[DeliveryReport]:
    """The failed reports again."""
    return [
        DeliveryReport(sequence, DeliveryState.FAILED, partition, latency_ns=latency_ns, error=error_of(row))
        for sequence, partition, latency_ns, row in rows
    ]


def batch_row(outcome: BatchOutcome) -> BatchRow:
    """A batch's outcome as plain values; its targets are numbers here."""
    targets = [(start, target) for start, target in outcome.targets if isinstance(target, int)]
    errors = None
    if outcome.error_of is not None:
        errors = _error_table(outcome)
    return (
        outcome.topic,
        outcome.partition,
        outcome.entries,
        targets,
        outcome.base_offset,
        outcome.append_time_ms,
        errors,
        outcome.sent,
        outcome.waited_s,
        outcome.done_ns,
    )


def _error_table(outcome: BatchOutcome) -> tuple[list[ErrorRow], list[int]]:
    rows: list[ErrorRow] = []
    places: dict[ErrorRow, int] = {}
    which: list[int] = []
    for index in range(len(outcome.entries)):
        raised = error_at(outcome, index)
        error = delivery_failed(
            raised, outcome.topic, maybe_written=maybe_written(outcome, raised), waited_s=waited_s(outcome)
        )
        row = error_row(error)
        if row not in places:
            places[row] = len(rows)
            rows.append(row)
        which.append(places[row])
    return rows, which


def outcome_of(row: BatchRow) -> BatchOutcome:
    """The outcome again; its targets are still numbers."""
    topic, partition, entries, targets, base_offset, append_time_ms, errors, sent, waited, done_ns = row
    find = None
    if errors is not None:
        known = [error_of(error) for error in errors[0]]
        which = errors[1]

        def find(index: int) -> DeliveryFailed:
            return known[which[index]]

    return BatchOutcome(
        topic, partition, entries, list(targets), base_offset, append_time_ms, find, sent, waited, done_ns
    )
