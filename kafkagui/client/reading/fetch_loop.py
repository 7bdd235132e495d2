"""The loop that keeps one fetch under way at each leader, one ahead of what is being taken in.

Recovers by itself: a leader that moves or dies, a broker that is away, offsets that are gone.
"""

from __future__ import annotations

import math
import queue
import time
from collections import OrderedDict
from collections.abc import Callable
from typing import NamedTuple

from kafka import errors as kafka_errors
from kafka.future import Future

from kafkagui.client.errors import refused
from kafkagui.client.reading.broker_link import BrokerLink
from kafkagui.client.reading.offsets import no_leader_answers
from kafkagui.client.reading.partition_state import NO_LEADER, PartitionState
from kafkagui.client.reading.requests import (
    FetchedPartition,
    fetch_request,
    fetched_partitions,
    metadata_request,
)
from kafkagui.client.reading.status import ReadingStatus
from kafkagui.client.reading.topology import Topology, is_passing
from kafkagui.codecs.record_batch import next_offset
from kafkagui.core.errors import BrokerRefused, ConnectionLost
from kafkagui.core.positions import Isolation, ReadState
from kafkagui.core.wording import tr

_METADATA_EVERY_S = 3.0
_RETRY_S = (0.05, 0.1, 0.2, 0.4, 0.8, 1.0)
_MISSING_TOPIC_LIMIT_S = 10.0
_TRUNCATED_AFTER_S = 5.0
_SILENT_AFTER_S = 3.0
_SLOW_ANSWER_S = 2.0
_QUICK_ANSWER_S = 0.4
_FIRST_ANSWER_BYTES = 2 << 20
_SMALLEST_ANSWER_BYTES = 64 << 10
_LARGEST_ANSWER_BYTES = 8 << 20
_AT_ONCE = 64
_ALL_EVERY_TURNS = 8
_OUT_OF_RANGE = kafka_errors.OffsetOutOfRangeError.errno


class _Answer(NamedTuple):
    """A fetch came back (or failed): which partitions were asked for, each from which offset."""

    node_id: int
    asked: dict[tuple[str, int], int]
    future: Future
    sent_at: float


class _Metadata(NamedTuple):
    """Metadata came back, or failed."""

    future: Future


_Event = _Answer | _Metadata | None
Take = Callable[[PartitionState, FetchedPartition], None]


class Repairs(NamedTuple):
    """What the engine does when the ground has moved; both may change positions."""

    out_of_range: Callable[[PartitionState], None]
    topics_recreated: Callable[[set[str]], None]
    partitions_added: Callable[[], None]


class FetchLoop:
    """Runs on the engine's thread; ``wake`` may be called from any."""

    def __init__(
        self, link: BrokerLink, topology: Topology, status: ReadingStatus, isolation: Isolation, repairs: Repairs
    ) -> None:
        self._link = link
        self._topology = topology
        self._status = status
        self._isolation = isolation
        self._repairs = repairs
        self._events: queue.SimpleQueue[_Event] = queue.SimpleQueue()
        self._order: OrderedDict[tuple[str, int], PartitionState] = OrderedDict()
        self._in_flight: dict[int, float] = {}
        self._answer_bytes: dict[int, int] = {}
        self._silent: set[int] = set()
        self._unsure: set[int] = set()
        self._failures: dict[int, int] = {}
        self._retry_at: dict[int, float] = {}
        self._metadata_due_at = 0.0
        self._metadata_in_flight = False
        self._metadata_failures = 0
        self._turn = 0
        self._leaderless_since_s: float | None = None

    def wake(self) -> None:
        """Look around at once: something was changed from outside."""
        self._events.put(None)

    def run(self, take: Take, is_enough: Callable[[], bool]) -> None:
        """Fetch and ``take`` until every partition is done or it ``is_enough``.

        Raises:
            BrokerRefused: when a broker refuses for good.
            StorageFailed: from ``take``.
            ReadingClosed: when the reading is closed.
        """
        self.reset()
        self._metadata_due_at = time.monotonic() + _METADATA_EVERY_S
        while not is_enough() and not self._is_done():
            self._status.raise_if_closing()
            self._ask_metadata_if_due()
            self._ask_leaders()
            self._handle(self._next_event(), take)
            self._show_state()

    def reset(self) -> None:
        """Take the partitions anew from the topology."""
        self._order = OrderedDict(self._topology.partitions)

    def _is_done(self) -> bool:
        return all(state.is_done for state in self._order.values())

    def _next_event(self) -> _Event:
        now = time.monotonic()
        wake_at = min([self._metadata_due_at, *self._retry_at.values()])
        try:
            return self._events.get(timeout=min(0.5, max(0.01, wake_at - now)))
        except queue.Empty:
            return None

    def _handle(self, event: _Event, take: Take) -> None:
        if isinstance(event, _Answer):
            self._in_flight.pop(event.node_id, None)
            self._silent.discard(event.node_id)
            self._suit_link(event)
            if event.future.failed():
                self._lose_broker(event)
            else:
                self._accept(event, take)
        elif isinstance(event, _Metadata):
            self._metadata_in_flight = False
            self._take_metadata(event.future)

    # What is asked.

    def _ask_leaders(self) -> None:
        if self._status.is_paused:
            return
        now = time.monotonic()
        groups: dict[int, list[PartitionState]] = {}
        for state in self._order.values():
            leader = state.leader
            is_free = leader not in self._in_flight and leader not in self._unsure
            if leader != NO_LEADER and is_free and state.wants_more:
                groups.setdefault(leader, []).append(state)
        for leader, group in groups.items():
            if self._retry_at.get(leader, 0.0) <= now:
                self._ask(leader, self._choose(group))
        self._retry_at = {node: at for node, at in self._retry_at.items() if at > now}

    def _choose(self, group: list[PartitionState]) -> list[PartitionState]:
        """Few at a time where there is known to be more; all, now and then, so that none is forgotten."""
        self._turn += 1
        behind = [state for state in group if state.ahead < state.end]
        return behind[:_AT_ONCE] if behind and self._turn % _ALL_EVERY_TURNS else group

    def _ask(self, leader: int, group: list[PartitionState]) -> None:
        asked = {(state.topic, state.partition): state.ahead for state in group}
        now = self._in_flight[leader] = time.monotonic()
        request = fetch_request(group, self._isolation, self._answer_bytes.get(leader, _FIRST_ANSWER_BYTES))
        self._link.send(request, leader, lambda future: self._events.put(_Answer(leader, asked, future, now)))

    def _suit_link(self, answer: _Answer) -> None:
        """Ask for more where answers come quickly, for less where the way is slow."""
        size = self._answer_bytes.get(answer.node_id, _FIRST_ANSWER_BYTES)
        took_s = time.monotonic() - answer.sent_at
        if answer.future.failed() or took_s > _SLOW_ANSWER_S:
            size = max(size // 2, _SMALLEST_ANSWER_BYTES)
        elif took_s < _QUICK_ANSWER_S:
            size = min(size * 2, _LARGEST_ANSWER_BYTES)
        self._answer_bytes[answer.node_id] = size

    def _ask_metadata_if_due(self) -> None:
        if self._metadata_in_flight or time.monotonic() < self._metadata_due_at:
            return
        self._metadata_in_flight = True
        self._metadata_due_at = time.monotonic() + _METADATA_EVERY_S
        topics = {topic for topic, _ in self._topology.partitions}
        self._link.send(metadata_request(topics), None, lambda future: self._events.put(_Metadata(future)))

    # What comes back.

    def _accept(self, answer: _Answer, take: Take) -> None:
        self._failures.pop(answer.node_id, None)
        fetched = self._usable(answer)
        for state, part in fetched:
            after = next_offset(memoryview(part.records))
            if after is not None:
                state.ahead = max(state.ahead, after)
                self._order.move_to_end((state.topic, state.partition))
        # The next answer is on its way while this one is being taken in.
        self._ask_leaders()
        for state, part in fetched:
            take(state, part)

    def _usable(self, answer: _Answer) -> list[tuple[PartitionState, FetchedPartition]]:
        """The partitions with records that continue what is there; errors are dealt with on the way."""
        usable = []
        for part in fetched_partitions(answer.future.value):
            key = part.topic, part.partition
            state = self._order.get(key)
            if state is None or state.ahead != answer.asked.get(key):
                continue
            if self._status.is_paused:
                state.ahead = state.position
            elif part.error_code:
                self._meet_error(state, part.error_code)
            else:
                self._note_ends(state, part)
                if part.records:
                    usable.append((state, part))
        return usable

    def _note_ends(self, state: PartitionState, part: FetchedPartition) -> None:
        is_committed_only = self._isolation is Isolation.READ_COMMITTED
        state.end = max(state.end, part.last_stable_offset if is_committed_only else part.high_watermark)
        if part.records or state.stop_at is None or part.high_watermark > state.ahead:
            state.stuck_since_s = None
        elif state.stuck_since_s is None:
            state.stuck_since_s = time.monotonic()
        elif time.monotonic() - state.stuck_since_s > _TRUNCATED_AFTER_S:
            lost = state.stop_at - state.position
            self._status.notice(
                tr(
                    "{partition} ends at {position}: its last {lost} offsets were lost meanwhile.",
                    partition=state.name,
                    position=state.position,
                    lost=lost,
                )
            )
            state.stop_at = state.position

    def _meet_error(self, state: PartitionState, code: int) -> None:
        if code == _OUT_OF_RANGE:
            self._repair(self._topology.refresh())
            if self._order.get((state.topic, state.partition)) is state:
                self._repairs.out_of_range(state)
        elif is_passing(code):
            state.leader = NO_LEADER
            self._hurry_metadata()
        else:
            raise refused(code, tr("Partition {partition}", partition=state.name))

    def _lose_broker(self, answer: _Answer) -> None:
        for key, offset in answer.asked.items():
            state = self._order.get(key)
            if state is not None and state.ahead == offset:
                state.ahead = state.position
        count = self._failures[answer.node_id] = self._failures.get(answer.node_id, 0) + 1
        if count == 2:
            self._status.notice(
                tr(
                    "Broker {node_id} does not answer ({error}); reading goes on as soon as its "
                    "partitions have a leader.",
                    node_id=answer.node_id,
                    error=answer.future.exception,
                )
            )
        # Who was away may come back with other topics under the same names: metadata first.
        self._unsure.add(answer.node_id)
        self._retry_at[answer.node_id] = time.monotonic() + _RETRY_S[min(count, len(_RETRY_S)) - 1]
        self._hurry_metadata()

    def _hurry_metadata(self) -> None:
        delay = _RETRY_S[min(self._metadata_failures, len(_RETRY_S) - 1)]
        self._metadata_due_at = min(self._metadata_due_at, time.monotonic() + delay)

    def _take_metadata(self, future: Future) -> None:
        if future.failed():
            self._metadata_failures += 1
            if isinstance(future.exception, kafka_errors.AuthenticationFailedError):
                raise ConnectionLost(
                    tr("The cluster refuses the sign-in now: {error}", error=future.exception)
                ) from future.exception
            self._hurry_metadata()
            return
        self._metadata_failures = 0
        self._unsure.clear()
        self._repair(self._topology.apply(future.value))
        if any(state.leader == NO_LEADER for state in self._order.values()):
            self._metadata_failures = 2
            self._hurry_metadata()

    def _repair(self, recreated: set[str]) -> None:
        if recreated:
            self._repairs.topics_recreated(recreated)
        self._repairs.partitions_added()
        if len(self._order) != len(self._topology.partitions) or recreated:
            self.reset()
        missing = self._topology.missing_topic(_MISSING_TOPIC_LIMIT_S)
        if missing is not None and all(s.stop_at is not None for s in self._topology.of_topics({missing})):
            raise BrokerRefused(
                tr("Topic “{topic}” was deleted while it was being read.", topic=missing),
                code="UNKNOWN_TOPIC_OR_PARTITION",
            )

    def _show_state(self) -> None:
        away = self._failures
        self._note_silence()
        is_stalled = bool(self._silent) or any(
            (s.leader == NO_LEADER or s.leader in away) and not s.is_done for s in self._order.values()
        )
        self._status.state = ReadState.WAITING if is_stalled else ReadState.READING

    def _note_silence(self) -> None:
        """A fetch waits at the broker for half a second; one that takes much longer is said."""
        now = time.monotonic()
        for node, sent_at in self._in_flight.items():
            if node not in self._silent and now - sent_at > _SILENT_AFTER_S:
                self._silent.add(node)
                self._status.notice(
                    tr(
                        "Broker {node} has not answered for {silent_s:.0f} s; reading goes on when it does.",
                        node=node,
                        silent_s=_SILENT_AFTER_S,
                    )
                )
        self._note_missing_leaders(now)

    def _note_missing_leaders(self, now: float) -> None:
        """Partitions that have no leader for some seconds are said once; a topic that is gone is said elsewhere."""
        orphans = [s for s in self._order.values() if s.leader == NO_LEADER and not s.is_done]
        orphans = [s for s in orphans if not self._topology.is_missing(s.topic)]
        if not orphans:
            self._leaderless_since_s = None
        elif self._leaderless_since_s is None:
            self._leaderless_since_s = now
        elif now - self._leaderless_since_s > _SILENT_AFTER_S:
            self._status.notice(no_leader_answers(orphans))
            self._leaderless_since_s = math.inf
