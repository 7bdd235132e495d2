"""The sending thread's half of a producer: opens ``KafkaProducer``, puts records into it, replaces it when stuck."""

from __future__ import annotations

import threading
import time
from array import array
from collections.abc import Sequence

from kafka import errors as kafka_errors
from kafka.structs import TopicPartition

from kafkagui.client.errors import delivery_failed, detail_of, translate
from kafkagui.client.kafka_internals import Reins
from kafkagui.client.options import MAX_BLOCK_MS, Settings, producer_settings
from kafkagui.client.partitioners import PartitionChooser
from kafkagui.client.producer_internals import BatchOutcome, Intake, Sink, Target
from kafkagui.client.reports import expired, local_failure
from kafkagui.core.delivery import DeliveryReport
from kafkagui.core.errors import DeliveryFailed, InputRefused, KafkaGuiError
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.topic_name import check_topic_name
from kafkagui.core.wording import tr, trn

_BREATH_EVERY = 150
_BREATH_S = 0.0003
_NO_HEADERS: list[tuple[str, bytes | None]] = []


class Outbox:
    """Puts records into the client; no two methods run at once, but for ``interrupt`` and ``broken``.

    ``sink`` gets each batch's outcome on the client's own thread.
    """

    def __init__(self, settings: Settings, options: ProducerOptions, partitioner: PartitionerKind, sink: Sink) -> None:
        self._settings = settings | producer_settings(options)
        self._options = options
        self._chooser = PartitionChooser(partitioner, options.batch_size_bytes)
        self._sink = sink
        self._intake: Intake | None = None
        self._reins = Reins()
        self._stop = threading.Event()
        self._places: dict[tuple[str, int], TopicPartition] = {}
        self.handed = 0
        """Records that the client has taken so far."""

    def open(self) -> Intake:
        """The producer, made when there is none or the last one is broken.

        Raises:
            KafkaError: when no broker answers in time.
        """
        if self._stop.is_set():
            raise kafka_errors.IllegalStateError("closed")
        self.replace_if_broken()
        if self._intake is None:
            self._reins = Reins()
            self._intake = Intake(self._settings, self._reins, self._watch)
        return self._intake

    def _watch(self, outcome: BatchOutcome) -> None:
        """An idempotent producer that let a sent batch expire never sends to that partition again (3.0.12)."""
        intake = self._intake
        if intake is not None and self._options.idempotence and expired(outcome):
            intake.broken = True
        self._sink(outcome)

    @property
    def broken(self) -> bool:
        """Whether the producer has to be replaced."""
        return self._intake is not None and self._intake.broken

    def replace_if_broken(self) -> None:
        """End a stuck producer; what was in flight in it gets its outcome."""
        intake = self._intake
        if intake is not None and intake.broken:
            self._intake = None
            intake.end()

    def declare_broken_after(self, limit_s: float) -> None:
        """Give up a producer whose oldest batch is older than ``limit_s``: the library lost track of it."""
        if self._intake is not None and self._intake.oldest_age_s() > limit_s:
            self._intake.broken = True
            self.replace_if_broken()

    def put_all(
        self,
        records: Sequence[tuple[int, OutgoingRecord]],
        target: Target,
        *,
        breathes: bool = True,
        moments_ns: array[int] | None = None,
    ) -> list[DeliveryReport]:
        """Hand over records in order; returns the reports of those that failed on this side.

        With ``breathes`` it rests now and then: pure Python at full speed makes a painting window wait.
        ``moments_ns`` gets the moments before and after each record's ``put``.
        """
        failed = []
        for count, (sequence, record) in enumerate(records, 1):
            if moments_ns is not None:
                moments_ns.append(time.perf_counter_ns())
            report = self.put(sequence, record, target)
            if moments_ns is not None:
                moments_ns.append(time.perf_counter_ns())
            if report is not None:
                failed.append(report)
            if breathes and count % _BREATH_EVERY == 0:
                self._stop.wait(_BREATH_S)
        return failed

    def put(self, sequence: int, record: OutgoingRecord, target: Target) -> DeliveryReport | None:
        """Hand over one record; a report when it failed on this side."""
        started_ns = time.perf_counter_ns()
        try:
            self._put(sequence, record, target, started_ns)
        except Exception as error:  # noqa: BLE001 - whatever the client raises becomes this record's report
            elapsed_ns = time.perf_counter_ns() - started_ns
            return local_failure(sequence, record.partition, elapsed_ns, self._failure(error, record))
        return None

    def _put(self, sequence: int, record: OutgoingRecord, target: Target, started_ns: int) -> None:
        intake = self._intake
        if intake is None or intake.broken:
            intake = self.open()
        topic, key, value = record.topic, record.key, record.value
        known = intake.partitions(topic)
        if known is None:
            check_topic_name(topic)
            known = intake.find_topic(topic, MAX_BLOCK_MS / 1000, self._stop)
        size = intake.check_size(key, value, record.headers)
        partition = record.partition
        if partition is None:
            partition = self._chooser.choose(topic, key, known[0], known[1], size)
        elif partition not in known[0]:
            raise _no_such_partition(topic, partition, len(known[0]))
        place = self._places.get((topic, partition))
        if place is None:
            place = self._places[topic, partition] = TopicPartition(topic, partition)
        headers = [(name, content) for name, content in record.headers] if record.headers else _NO_HEADERS
        timestamp_ms = record.timestamp_ms
        if timestamp_ms is None:
            timestamp_ms = int(time.time() * 1000)
        self.handed += 1
        try:
            intake.append(place, timestamp_ms, key, value, headers, (sequence, started_ns, timestamp_ms), target)
        except BaseException:
            self.handed -= 1
            raise

    def _failure(self, error: Exception, record: OutgoingRecord) -> DeliveryFailed:
        if isinstance(error, kafka_errors.MessageSizeTooLargeError):
            return _too_large(record, self._options.max_request_size_bytes, error)
        if isinstance(error, InputRefused):
            return DeliveryFailed(error.message, hint=error.hint, code="INVALID_TOPIC_EXCEPTION")
        if isinstance(error, kafka_errors.KafkaTimeoutError):
            return _no_broker(record.topic, error)
        if isinstance(error, kafka_errors.KafkaConnectionError | KafkaGuiError | OSError):
            return _as_delivery_failed(translate(error, record.topic))
        return delivery_failed(error, record.topic, maybe_written=False, waited_s=0)

    def takes_at_once(self, topic: str) -> bool:
        """Whether ``put`` for this topic would wait for nothing."""
        intake = self._intake
        return intake is not None and not intake.broken and intake.partitions(topic) is not None

    def refusal_for(self, target: Target) -> Exception | None:
        """What a broker last said about what ``target`` waits for; callable from any thread."""
        intake = self._intake
        return None if intake is None else intake.refusal_for(target)

    def start_flush(self) -> Intake | None:
        """Make the client send what lingers; give the result to ``end_flush``."""
        if self._intake is not None:
            self._intake.start_flush()
        return self._intake

    def interrupt(self) -> None:
        """Release whatever the sending thread waits for; callable from any thread."""
        self._stop.set()
        self._reins.interrupt()

    def end(self) -> None:
        """Close the producer; unfinished records get their outcome before this returns."""
        intake, self._intake = self._intake, None
        if intake is not None:
            intake.end()


def _as_delivery_failed(error: KafkaGuiError) -> DeliveryFailed:
    if isinstance(error, DeliveryFailed):
        return error
    return DeliveryFailed(
        error.message, hint=error.hint, detail=error.detail, code=error.code, retriable=error.retriable
    )


def _too_large(record: OutgoingRecord, limit_bytes: int, error: Exception) -> DeliveryFailed:
    size = len(record.key or b"") + len(record.value or b"")
    return DeliveryFailed(
        tr(
            "{topic}: The record has {size:,} bytes; a request of this producer may have {limit_bytes:,}.",
            topic=record.topic,
            size=size,
            limit_bytes=limit_bytes,
        ),
        hint=tr("Send less, or raise the request size under “More”."),
        detail=detail_of(error),
        code="MESSAGE_TOO_LARGE",
    )


def _no_broker(topic: str, error: Exception) -> DeliveryFailed:
    return DeliveryFailed(
        tr(
            "{topic}: No broker told where the topic is within {limit_s:g} s.",
            topic=topic,
            limit_s=MAX_BLOCK_MS / 1000,
        ),
        hint=tr("It has not left this side. Check that the brokers are up, then send it again."),
        detail=detail_of(error),
        code="TIMED_OUT",
        retriable=True,
    )


def _no_such_partition(topic: str, partition: int, count: int) -> DeliveryFailed:
    has = trn("one partition, 0", "{count} partitions, 0 to {last}", count, last=count - 1)
    return DeliveryFailed(
        tr(
            "{topic}: There is no partition {partition}; the topic has {has}.",
            topic=topic,
            partition=partition,
            has=has,
        ),
        hint=tr("Choose one of these, or let the partitioner choose."),
        code="INVALID_PARTITION",
    )
