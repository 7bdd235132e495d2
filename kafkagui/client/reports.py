"""Turns what became of a batch into one delivery report per record."""

from __future__ import annotations

from collections.abc import Iterator

from kafka.errors import BrokerResponseError, KafkaTimeoutError

from kafkagui.client.errors import delivery_failed, error_name
from kafkagui.client.producer_internals import BatchOutcome, Target
from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState
from kafkagui.core.errors import DeliveryFailed


def reports_by_target(outcome: BatchOutcome, acks: Acks) -> Iterator[tuple[Target, list[DeliveryReport]]]:
    """The reports of a batch, in order, for each run of records that the same target waits for."""
    ends = [start for start, _target in outcome.targets[1:]] + [len(outcome.entries)]
    for (start, target), end in zip(outcome.targets, ends, strict=True):
        if target is None:
            continue
        if outcome.error_of is not None:
            yield target, _failures(outcome, start, end)
        elif acks is Acks.NONE:
            yield target, _unconfirmed(outcome, start, end)
        else:
            yield target, _acknowledged(outcome, start, end)


def _acknowledged(outcome: BatchOutcome, start: int, end: int) -> list[DeliveryReport]:
    partition, done_ns, append_time_ms = outcome.partition, outcome.done_ns, outcome.append_time_ms
    state, first = DeliveryState.ACKNOWLEDGED, outcome.base_offset
    by_broker = append_time_ms >= 0
    return [
        DeliveryReport(
            sequence,
            state,
            partition,
            # A broker that had the batch already (a retry) may not tell where it is.
            first + index if first >= 0 else None,
            append_time_ms if by_broker else timestamp_ms,
            done_ns - started_ns,
        )
        for index, (sequence, started_ns, timestamp_ms) in enumerate(outcome.entries[start:end], start)
    ]


def _unconfirmed(outcome: BatchOutcome, start: int, end: int) -> list[DeliveryReport]:
    return [
        DeliveryReport(sequence, DeliveryState.UNCONFIRMED, outcome.partition, latency_ns=outcome.done_ns - started_ns)
        for sequence, started_ns, _timestamp_ms in outcome.entries[start:end]
    ]


def _failures(outcome: BatchOutcome, start: int, end: int) -> list[DeliveryReport]:
    errors: dict[int, DeliveryFailed] = {}
    reports = []
    for index in range(start, end):
        sequence, started_ns, _timestamp_ms = outcome.entries[index]
        raised = error_at(outcome, index)
        error = errors.get(id(raised))
        if error is None:
            error = errors[id(raised)] = delivery_failed(
                raised, outcome.topic, maybe_written=maybe_written(outcome, raised), waited_s=waited_s(outcome)
            )
        partition = None if outcome.partition < 0 else outcome.partition
        reports.append(_failure(sequence, partition, outcome.done_ns - started_ns, error))
    return reports


def error_at(outcome: BatchOutcome, index: int) -> Exception:
    """What the library says about one record of a failed batch."""
    if outcome.error_of is None:
        raise ValueError("the batch did not fail")
    return outcome.error_of(index)


def expired(outcome: BatchOutcome) -> bool:
    """Whether a batch that had left this side went unanswered until its delivery timeout."""
    return outcome.sent and outcome.error_of is not None and isinstance(outcome.error_of(0), KafkaTimeoutError)


def maybe_written(outcome: BatchOutcome, raised: Exception) -> bool:
    """Whether the broker may hold a record: some refusals and every silence leave that open."""
    if not outcome.sent:
        return False
    refused_for_sure = isinstance(raised, BrokerResponseError)
    return not refused_for_sure or error_name(raised) in _WRITTEN_ALL_THE_SAME


_WRITTEN_ALL_THE_SAME = frozenset({"NOT_ENOUGH_REPLICAS_AFTER_APPEND", "REQUEST_TIMED_OUT", "NETWORK_EXCEPTION"})


def waited_s(outcome: BatchOutcome) -> float:
    """Seconds since the batch was begun, to a tenth."""
    return round(outcome.waited_s, 1)


def _failure(sequence: int, partition: int | None, latency_ns: int, error: DeliveryFailed) -> DeliveryReport:
    return DeliveryReport(sequence, DeliveryState.FAILED, partition, latency_ns=latency_ns, error=error)


def local_failure(sequence: int, partition: int | None, latency_ns: int, error: DeliveryFailed) -> DeliveryReport:
    """The report of a record that failed on this side."""
    return _failure(sequence, partition, latency_ns, error)
