"""A reading over topics in memory: same rules as the engine, no threads, no broker."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterator

from kafkagui.core.errors import BrokerRefused, KafkaGuiError
from kafkagui.core.ports import SpooledLog
from kafkagui.core.positions import (
    AfterCount,
    AtEnd,
    BeforeTime,
    FromEnd,
    FromLast,
    FromOffset,
    FromTime,
    PartitionProgress,
    ReadProgress,
    ReadRequest,
    ReadState,
)
from kafkagui.core.records import StoredRecord
from tests.fakes.batches import batch

Topics = dict[str, list[list[StoredRecord]]]
_LOOK_EVERY_S = 0.005


class FakeReading:
    """The Reading port. Records that are added to ``topics`` while it is live arrive like any other."""

    def __init__(self, topics: Topics, request: ReadRequest, log: SpooledLog) -> None:
        self._topics = topics
        self._request = request
        self.log = log
        self._state = ReadState.READING
        self._is_paused = False
        self.looks = 0
        """How often it has looked for records."""
        self._records = 0
        self._received_bytes = 0
        self._notices: list[str] = []
        self._counts: dict[tuple[str, int], int] = {}
        self._error: Exception | None = None
        self._keys = [(topic, number) for topic in request.topics for number in self._chosen(topic)]
        self._ends = {key: len(self._stored(key)) for key in self._keys}
        self._begins = {key: self._start(key) for key in self._keys}
        self._positions = dict(self._begins)
        self._task = asyncio.get_running_loop().create_task(self._run(), name="fake reading")

    @property
    def progress(self) -> ReadProgress:
        state = ReadState.PAUSED if self._is_paused and self._state is ReadState.READING else self._state
        parts = tuple(
            PartitionProgress(*key, self._begins[key], self._positions[key], self._end(key), self._counts.get(key, 0))
            for key in sorted(self._keys)
        )
        return ReadProgress(state, self._records, self._received_bytes, 0, parts, tuple(self._notices))

    @property
    def error(self) -> Exception | None:
        return self._error

    def pause(self) -> None:
        self._is_paused = True

    def resume(self) -> None:
        self._is_paused = False

    async def finished(self) -> ReadProgress:
        await asyncio.wait([self._task])
        return self.progress

    async def close(self) -> None:
        if self._state in (ReadState.READING, ReadState.WAITING) and not self._task.done():
            self._state = ReadState.STOPPED
        self._task.cancel()
        await asyncio.wait([self._task])

    def notice(self, sentence: str, state: ReadState | None = None) -> None:
        """Let something happen on the way."""
        self._notices.append(sentence)
        self._state = state or self._state

    def fail(self, error: Exception) -> None:
        """Let the reading end with an error."""
        self._error = error
        self._state = ReadState.FAILED
        self._task.cancel()

    def _chosen(self, topic: str) -> list[int]:
        numbers = range(len(self._topics[topic]))
        wanted = self._request.partitions
        for number in sorted(wanted or ()):
            if number not in numbers:
                raise BrokerRefused(f"“{topic}” has no partition {number}.", code="UNKNOWN_TOPIC_OR_PARTITION")
        return [number for number in numbers if wanted is None or number in wanted]

    def _stored(self, key: tuple[str, int]) -> list[StoredRecord]:
        return self._topics[key[0]][key[1]]

    def _end(self, key: tuple[str, int]) -> int:
        return self._ends[key] if self._is_bounded() else max(self._positions[key], len(self._stored(key)))

    def _is_bounded(self) -> bool:
        stop = self._request.stop
        return isinstance(stop, AtEnd) or (isinstance(stop, BeforeTime) and stop.timestamp_ms <= _now_ms())

    def _start(self, key: tuple[str, int]) -> int:
        start, end = self._request.start, self._ends[key]
        if isinstance(start, FromEnd):
            return end
        if isinstance(start, FromOffset):
            if start.offset > end:
                self._notices.append(f"{key[0]}-{key[1]}: offset {start.offset} is beyond the end, {end}.")
            return start.offset
        if isinstance(start, FromTime):
            late = (r.offset for r in self._stored(key) if r.timestamp_ms >= start.timestamp_ms)
            return next(late, end)
        return 0

    async def _run(self) -> None:
        try:
            if isinstance(self._request.start, FromLast):
                self._put_newest(self._request.start.count)
            while not self._is_over():
                self.looks += 1
                if not self._is_paused:
                    self._put_what_is_there()
                if not self._is_over():
                    await asyncio.sleep(_LOOK_EVERY_S)
            self._state = ReadState.FINISHED
        except KafkaGuiError as error:
            self._error = error
            self._state = ReadState.FAILED

    def _is_over(self) -> bool:
        stop = self._request.stop
        if isinstance(stop, AfterCount):
            return self._records >= stop.count
        return self._is_bounded() and all(self._positions[key] >= self._ends[key] for key in self._keys)

    def _put_newest(self, count: int) -> None:
        every = [r for key in self._keys for r in self._stored(key)[: self._ends[key]]]
        every.sort(key=lambda r: (r.timestamp_ms, r.topic, r.partition, r.offset))
        for record in every[len(every) - min(count, len(every)) :]:
            if self._lets_through(record):
                self._put(record)
        self._positions = dict(self._ends)

    def _put_what_is_there(self) -> None:
        for key in self._keys:
            for record in self._new(key):
                if self._lets_through(record):
                    self._put(record)
                self._positions[key] = record.offset + 1
                if isinstance(self._request.stop, AfterCount) and self._is_over():
                    return

    def _new(self, key: tuple[str, int]) -> Iterator[StoredRecord]:
        stored = self._stored(key)
        return iter(stored[self._positions[key] : self._end(key)])

    def _lets_through(self, record: StoredRecord) -> bool:
        stop = self._request.stop
        if isinstance(stop, AfterCount) and self._records >= stop.count:
            return False
        return not isinstance(stop, BeforeTime) or record.timestamp_ms < stop.timestamp_ms

    def _put(self, record: StoredRecord) -> None:
        raw = batch([record])
        self.log.append(record.topic, record.partition, raw, None, "")
        key = record.topic, record.partition
        self._records += 1
        self._received_bytes += len(raw)
        self._counts[key] = self._counts.get(key, 0) + 1


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
