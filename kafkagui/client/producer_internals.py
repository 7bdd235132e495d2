"""The way into ``KafkaProducer`` 3.0.12 that skips its per-record futures; checked by ``tests/unit/client``.

``KafkaProducer.send`` makes a future and two callbacks for each record and refuses what the protocol allows (a
null header value, a record without key and value). Here records go straight into the producer's accumulator, in
batches that keep their own list of who waits for them; everything after that (sender thread, retries,
idempotence, metadata) is the library's.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from kafka import KafkaProducer
from kafka import errors as kafka_errors
from kafka.producer.producer_batch import ProducerBatch
from kafka.record.default_records import DefaultRecordBatchBuilder
from kafka.record.memory_records import MemoryRecords
from kafka.structs import TopicPartition

from kafkagui.client.fast_batches import compiled_records
from kafkagui.client.kafka_internals import Reins, drop_connections
from kafkagui.client.options import Settings

_UNKNOWN_TOPIC_GRACE_S = 1.0
_LOOK_AGAIN_S = 0.2
_ANSWER_LOOK_S = 0.002
_SMALL_OVERHEAD_BYTES = 128
_END_WITHIN_S = 2.0

Headers = list[tuple[str, bytes | None]]
Target = object
"""Who waits for a record: a callback, a waiter, or None when nobody asks."""


class BatchOutcome(NamedTuple):
    """What became of a batch.

    An entry is ``(sequence, started_ns, timestamp_ms)``: ``perf_counter_ns`` at the hand-over, and the record's time.
    ``targets`` are ``(index of the first entry, target)`` runs in order. ``error_of`` gives a record's error by
    index and is None on success. ``sent`` says whether the batch had left this side.
    """

    topic: str
    partition: int
    entries: list[tuple[int, int, int]]
    targets: list[tuple[int, Target]]
    base_offset: int
    append_time_ms: int
    error_of: Callable[[int], Exception] | None
    sent: bool
    waited_s: float
    done_ns: int


Sink = Callable[[BatchOutcome], None]


class RefusedUntilTimeout(kafka_errors.KafkaTimeoutError):  # type: ignore[misc]
    """A batch ran out of time while brokers refused it again and again; ``refusal`` is what the last one said.

    The library forgets that and tells only that the time is over.
    """

    def __init__(self, timeout: Exception, refusal: Exception) -> None:
        super().__init__(str(timeout))
        self.refusal = refusal


class TrackedBatch(ProducerBatch):  # type: ignore[misc]
    """A producer batch that reports its outcome once, for all its records."""

    def __init__(self, topic_partition: TopicPartition, codec: int, batch_size_bytes: int, sink: Sink) -> None:
        super().__init__(topic_partition, compiled_records(codec, batch_size_bytes))
        self.entries: list[tuple[int, int, int]] = []
        self.targets: list[tuple[int, Target]] = []
        self._last_target: Target = self
        self._sink = sink
        self.refusal: Exception | None = None

    def add(
        self,
        timestamp_ms: int,
        key: bytes | None,
        value: bytes | None,
        headers: Headers,
        entry: tuple[int, int, int],
        target: Target,
    ) -> bool:
        """Add a record unless the batch is closed or full; the caller holds the partition's lock."""
        if self.records.append(timestamp_ms, key, value, headers) is None:
            return False
        if target is not self._last_target:
            self.targets.append((len(self.entries), target))
            self._last_target = target
        self.entries.append(entry)
        return True

    def _complete_future(
        self, base_offset: int | None, timestamp_ms: int | None, error_of: Callable[[int], Exception] | None
    ) -> None:
        topic, partition = self.topic_partition
        if (
            error_of is not None
            and self.refusal is not None
            and isinstance(error_of(0), kafka_errors.KafkaTimeoutError)
        ):
            refused = RefusedUntilTimeout(error_of(0), self.refusal)
            error_of = lambda _index: refused  # noqa: E731 - one error for the whole batch
        self._sink(
            BatchOutcome(
                topic,
                partition,
                self.entries,
                self.targets,
                -1 if base_offset is None else base_offset,
                -1 if timestamp_ms is None else timestamp_ms,
                error_of,
                self.drained is not None,
                time.monotonic() - self.created,
                time.perf_counter_ns(),
            )
        )
        super()._complete_future(base_offset, timestamp_ms, error_of)


class Intake:
    """One ``KafkaProducer`` and the way into its accumulator; used from one thread."""

    def __init__(self, settings: Settings, reins: Reins, sink: Sink) -> None:
        try:
            self._producer = KafkaProducer(**settings, kafka_client=reins.harness)
        except Exception:
            reins.clean_up()
            raise
        self._sink = sink
        self._accumulator = self._producer._accumulator
        self._accumulator.split_and_reenqueue = self._split
        self._sender = self._producer._sender
        self._decide = self._sender._dispatch_error
        self._sender._dispatch_error = self._note_refusal
        self._metadata = self._producer._metadata
        self._codec = int(self._producer.config["compression_attrs"])
        self._batch_size = int(self._producer.config["batch_size"])
        self._limit_bytes = int(self._producer.config["max_request_size"])
        self._known: dict[str, tuple[list[int], list[int]]] = {}
        self._known_from: object = None
        self.broken = False
        """Set when nothing sent through this producer would arrive any more."""

    def partitions(self, topic: str) -> tuple[list[int], list[int]] | None:
        """``(all, those with a leader)`` partitions of a topic, in order; None while it is not known."""
        if self._known_from is not self._metadata._partitions:
            self._known_from = self._metadata._partitions
            self._known.clear()
        known = self._known.get(topic)
        if known is None:
            every = self._metadata.partitions_for_topic(topic)
            if every:
                known = sorted(every), sorted(self._metadata.available_partitions_for_topic(topic) or ())
                self._known[topic] = known
        return known

    def find_topic(self, topic: str, timeout_s: float, stop: threading.Event) -> tuple[list[int], list[int]]:
        """Wait for a topic's metadata; never creates a topic.

        Raises:
            KafkaError: the topic is unknown, forbidden or no broker answered in time, or ``stop`` was set.
        """
        ends_at = time.monotonic() + timeout_s
        unknown_at = time.monotonic() + min(timeout_s, _UNKNOWN_TOPIC_GRACE_S)
        self._sender.add_topic(topic)
        while True:
            answer = self._metadata.request_update()
            self._sender.wakeup()
            while not answer.is_done and time.monotonic() < ends_at and not stop.wait(_ANSWER_LOOK_S):
                pass
            known = self.partitions(topic)
            if known is not None:
                return known
            self._give_up(topic, answer.is_done, unknown_at, ends_at, stop)
            stop.wait(_LOOK_AGAIN_S)

    def _give_up(self, topic: str, answered: bool, unknown_at: float, ends_at: float, stop: threading.Event) -> None:
        now = time.monotonic()
        failure: Exception | None = None
        if stop.is_set():
            failure = kafka_errors.IllegalStateError("closed while waiting for metadata")
        elif topic in self._metadata.unauthorized_topics:
            failure = kafka_errors.TopicAuthorizationFailedError(topic)
        elif now >= ends_at:
            failure = kafka_errors.KafkaTimeoutError("no metadata")
        elif answered and now >= unknown_at and self._metadata.brokers():
            failure = kafka_errors.UnknownTopicOrPartitionError(topic)
        if failure is not None:
            self._metadata._topics.discard(topic)
            raise failure

    def check_size(self, key: bytes | None, value: bytes | None, headers: Sequence[tuple[str, bytes | None]]) -> int:
        """The bytes of a record.

        Raises:
            MessageSizeTooLargeError: when it is over the producer's request limit.
        """
        size = len(key or b"") + len(value or b"")
        if headers or size + _SMALL_OVERHEAD_BYTES > self._limit_bytes:
            needed = DefaultRecordBatchBuilder.estimate_size_in_bytes(key, value, list(headers))
            if needed > self._limit_bytes:
                raise kafka_errors.MessageSizeTooLargeError(f"{needed} bytes of at most {self._limit_bytes}")
        return size

    def append(
        self,
        topic_partition: TopicPartition,
        timestamp_ms: int,
        key: bytes | None,
        value: bytes | None,
        headers: Headers,
        entry: tuple[int, int, int],
        target: Target,
    ) -> None:
        """Put a record into its partition's open batch, or into a new one, and wake the sender if need be.

        Raises:
            IllegalStateError: when the producer is closed.
        """
        accumulator = self._accumulator
        accumulator._appends_in_progress.increment()
        try:
            with accumulator._tp_lock(topic_partition):
                if accumulator._closed:
                    raise kafka_errors.IllegalStateError("the producer is closed")
                queue = accumulator._batches[topic_partition]
                is_new = not queue or not queue[-1].add(timestamp_ms, key, value, headers, entry, target)
                if is_new:
                    batch = TrackedBatch(topic_partition, self._codec, self._batch_size, self._sink)
                    batch.add(timestamp_ms, key, value, headers, entry, target)
                    queue.append(batch)
                    accumulator._incomplete.add(batch)
                wake = is_new or len(queue) > 1 or queue[-1].records.is_full()
        finally:
            accumulator._appends_in_progress.decrement()
        if wake:
            self._sender.wakeup()

    def _note_refusal(self, batch: TrackedBatch, exception: Exception, partition_response: object) -> None:
        """Keep what a broker said; wraps ``Sender._dispatch_error``, which may try again and then forgets it."""
        if partition_response is not None:
            batch.refusal = exception
        elif not isinstance(exception, kafka_errors.KafkaTimeoutError):
            batch.refusal = None  # The connection broke since: what a broker said before is no reason any more.
        self._decide(batch, exception, partition_response)

    def _split(self, batch: TrackedBatch, now: float | None = None) -> int:
        """Put the two halves of a batch that the broker found too large back into the queue.

        Replaces ``RecordAccumulator.split_and_reenqueue``; called by the sender thread.
        """
        accumulator, where = self._accumulator, batch.topic_partition
        manager = accumulator._transaction_manager
        if manager and batch.has_sequence:
            manager.set_sequence_number(where, batch.base_sequence)
        records = [record for part in MemoryRecords(batch.records.buffer()) for record in part]
        middle = (len(records) + 1) // 2
        halves = []
        for first, last in ((0, middle), (middle, len(records))):
            half = TrackedBatch(where, self._codec, self._batch_size, self._sink)
            half.created, half.attempts, half.last_attempt = batch.created, batch.attempts, time.monotonic()
            for index in range(first, last):
                record = records[index]
                target = [who for start, who in batch.targets if start <= index][-1]
                half.add(record.timestamp, record.key, record.value, record.headers, batch.entries[index], target)
            halves.append(half)
        with accumulator._tp_lock(where):
            for half in reversed(halves):
                accumulator._batches[where].appendleft(half)
                accumulator._incomplete.add(half)
        return len(halves)

    def start_flush(self) -> None:
        """Send what lingers."""
        self._accumulator.begin_flush()
        self._sender.wakeup()

    def end_flush(self) -> None:
        """The other half of ``start_flush``."""
        self._accumulator._flushes_in_progress.decrement()

    def refusal_for(self, target: Target) -> Exception | None:
        """What a broker last said about the unfinished batch that ``target`` waits for."""
        batches: list[TrackedBatch] = self._accumulator._incomplete.all()
        for batch in batches:
            if any(who is target for _start, who in batch.targets):
                return batch.refusal
        return None

    def oldest_age_s(self) -> float:
        """Seconds since the oldest unfinished batch was begun; 0 without one."""
        created = [batch.created for batch in self._accumulator._incomplete.all()]
        return time.monotonic() - min(created) if created else 0.0

    def end(self) -> None:
        """Close the producer at once; unfinished batches get their outcome before this returns, within about 2 s.

        Closing it kindly would wait for any request in flight, such as one for metadata to a broker that hangs.
        """
        self._sender.force_close()
        drop_connections(self._sender._client)
        self._sender.join(_END_WITHIN_S)
        if self._sender.is_alive():
            self._accumulator.abort_incomplete_batches()
        try:
            self._producer.close(timeout=0)
        except kafka_errors.KafkaError:
            self._producer._closed = True
