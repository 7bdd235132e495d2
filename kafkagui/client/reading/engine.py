"""One reading from start to end, on a thread of its own."""

from __future__ import annotations

import time
from collections.abc import Callable

from kafka.net.compat import KafkaNetClient

from kafkagui.client.reading.broker_link import BrokerLink
from kafkagui.client.reading.deposit import Deposit
from kafkagui.client.reading.fetch_loop import FetchLoop, Repairs, Take
from kafkagui.client.reading.offsets import OffsetFinder
from kafkagui.client.reading.partition_state import PartitionState
from kafkagui.client.reading.requests import EARLIEST, LATEST
from kafkagui.client.reading.status import ReadingStatus
from kafkagui.client.reading.tail import TailReader
from kafkagui.client.reading.topology import Topology
from kafkagui.codecs.record_parser import compiled_parser
from kafkagui.core.ports import SpooledLog
from kafkagui.core.positions import (
    AfterCount,
    AtEnd,
    BeforeTime,
    FromBeginning,
    FromLast,
    FromOffset,
    FromTime,
    Isolation,
    ReadRequest,
)
from kafkagui.core.wording import mark, tr, trn

Offsets = dict[PartitionState, int]


class _StartOver(Exception):
    """A topic was made again while the newest records were being looked for."""


class ReadingEngine:
    """Plans where each partition starts and stops, then lets the fetch loop fill the log.

    Args:
        make_net_client: builds the private kafka-python client.
        request: what to read.
        log: where to put it.
        status: what to tell.
    """

    def __init__(
        self,
        make_net_client: Callable[[], KafkaNetClient],
        request: ReadRequest,
        log: SpooledLog,
        status: ReadingStatus,
    ) -> None:
        self._request = request
        self._log = log
        self._status = status
        self._link = BrokerLink(make_net_client, status)
        self._topology = Topology(self._link, request, status)
        self._finder = OffsetFinder(self._link, self._topology, status)
        self._deposit = Deposit(log, status, request.isolation)
        self._is_in_tail = False
        self._loop = FetchLoop(
            self._link,
            self._topology,
            status,
            request.isolation,
            Repairs(self._go_on_in_range, self._go_on_in_new_topics, self._take_new_partitions),
        )
        # A time to come ends the reading when it has come; until then nothing does.
        self._stop_time_ms = request.stop.timestamp_ms if isinstance(request.stop, BeforeTime) else None
        self._is_bounded = isinstance(request.stop, AtEnd)

    def wake(self) -> None:
        """Look around at once; callable from any thread."""
        self._loop.wake()

    def open(self) -> None:
        """Connect and find the partitions.

        Raises:
            BrokerRefused: for a topic or partition that does not exist or is not allowed.
            ConnectionLost: when no broker answers.
            ReadingClosed: when the reading is closed meanwhile.
        """
        self._link.open()
        self._topology.load()
        self._status.show(self._topology.partitions.values())
        # The first row is decoded on the window's thread: the import must not happen there.
        compiled_parser()

    def read(self) -> None:
        """Read to the end that was asked for.

        Raises:
            KafkaGuiError: when reading cannot go on.
            ReadingClosed: when the reading is closed.
        """
        self._deposit.before_ms = self._stop_time_ms
        if isinstance(self._request.stop, AfterCount):
            self._deposit.limit = self._request.stop.count
        if self._stop_time_ms is not None:
            self._is_bounded = self._stop_time_ms <= _now_ms()
        if isinstance(self._request.start, FromLast):
            self._read_tail(self._request.start.count)
        else:
            self._plan(list(self._topology.partitions.values()))
        self._loop.run(self._deposit.take, self._is_enough)
        if self._stop_time_ms is not None and not self._is_bounded:
            self._is_bounded = True
            self._bound(self._ends(list(self._topology.partitions.values())))
            self._loop.run(self._deposit.take, lambda: False)

    def close(self) -> None:
        """Let go of connections."""
        self._link.close()

    def _is_enough(self) -> bool:
        if self._deposit.is_full:
            return True
        return self._stop_time_ms is not None and not self._is_bounded and _now_ms() >= self._stop_time_ms

    # Where reading starts and stops.

    def _plan(self, states: list[PartitionState]) -> None:
        begins = self._finder.find(states, EARLIEST, self._request.isolation)
        ends = self._ends(states)
        starts = self._starts(begins, ends)
        for state, start in starts.items():
            state.seek(min(start, ends[state]), None)
            state.first = start
            state.end = ends[state]
        if self._is_bounded:
            self._bound(ends)

    def _bound(self, ends: Offsets) -> None:
        for state, end in ends.items():
            state.stop_at = end
            state.end = max(state.end, end)

    def _ends(self, states: list[PartitionState]) -> Offsets:
        ends = self._finder.find(states, LATEST, self._request.isolation)
        if self._request.isolation is Isolation.READ_COMMITTED:
            for state, newest in self._finder.find(states, LATEST, Isolation.READ_UNCOMMITTED).items():
                held_back = newest - ends.get(state, newest)
                if held_back > 0:
                    self._status.notice(
                        tr(
                            "{partition}: an open transaction holds back {held_back:,} offsets from {offset:,} on.",
                            partition=state.name,
                            held_back=held_back,
                            offset=ends[state],
                        )
                    )
        return ends

    def _starts(self, begins: Offsets, ends: Offsets) -> Offsets:
        start = self._request.start
        if isinstance(start, FromBeginning):
            return begins
        if isinstance(start, FromTime):
            if start.timestamp_ms < 0:
                return begins  # Before 1970, where the protocol's negative numbers have other meanings.
            found = self._finder.find(list(begins), start.timestamp_ms, self._request.isolation)
            return {state: offset if offset >= 0 else ends[state] for state, offset in found.items()}
        if isinstance(start, FromOffset):
            return {state: self._start_at(state, start.offset, begins[state], ends[state]) for state in begins}
        return ends

    def _start_at(self, state: PartitionState, offset: int, begin: int, end: int) -> int:
        if offset < begin:
            self._status.notice(
                tr(
                    "{partition}: offset {offset:,} is not there any more; reading begins at the first, {begin:,}.",
                    partition=state.name,
                    offset=offset,
                    begin=begin,
                )
            )
        elif offset > end:
            self._status.notice(tr(self._beyond_the_end(), partition=state.name, offset=offset, end=end))
        return max(offset, begin)

    def _beyond_the_end(self) -> str:
        if self._is_bounded:
            return mark("{partition}: offset {offset:,} is beyond the end, {end:,}; there is nothing to read.")
        return mark("{partition}: offset {offset:,} is beyond the end, {end:,}; reading waits for it.")

    # The newest records.

    def _read_tail(self, count: int) -> None:
        first_row = len(self._log)
        while True:
            states = list(self._topology.partitions.values())
            begins = self._finder.find(states, EARLIEST, self._request.isolation)
            ends = self._ends(states)
            tail = TailReader(self._log, self._status, self._request.isolation, self._finder, self._fetch_windows)
            self._is_in_tail = True
            try:
                found = tail.read(count, begins, {state: ends[state] for state in begins})
            except _StartOver:
                self._log.select(range(first_row))
                continue
            self._is_in_tail = False
            self._status.records = self._limit_tail(first_row, found)
            if not self._is_bounded:
                for state in begins:
                    state.stop_at = None
            return

    def _limit_tail(self, first_row: int, found: int) -> int:
        """Apply the stop to the rows that the tail left; returns how many stay."""
        rows = list(range(first_row, first_row + found))
        if self._stop_time_ms is not None:
            rows = [row for row in rows if self._log.record(row).timestamp_ms < self._stop_time_ms]
        if self._deposit.limit is not None:
            rows = rows[: self._deposit.limit]
        if len(rows) < found:
            self._log.select([*range(first_row), *rows])
        return len(rows)

    def _fetch_windows(self, take: Take) -> None:
        self._loop.run(take, lambda: False)

    # When the ground moves.

    def _go_on_in_range(self, state: PartitionState) -> None:
        begin = self._finder.find([state], EARLIEST, self._request.isolation).get(state)
        end = self._finder.find([state], LATEST, Isolation.READ_UNCOMMITTED).get(state)
        if begin is None or end is None:
            return
        wanted, stop_at = state.position, state.stop_at
        if begin <= wanted <= end:
            state.ahead = wanted
            return
        new = begin if wanted < begin else end
        words = mark(
            "{partition}: offset {wanted:,} is out of range ({begin:,} to {end:,}); "
            "reading goes on at the end, {new:,}."
        )
        if wanted < begin:
            words = mark(
                "{partition}: offset {wanted:,} is out of range ({begin:,} to {end:,}); "
                "reading goes on at the first that is left, {new:,}."
            )
        self._status.notice(tr(words, partition=state.name, wanted=wanted, begin=begin, end=end, new=new))
        if wanted < begin:
            self._status.hidden += max(0, min(begin, begin if stop_at is None else stop_at) - wanted)
            state.advance(begin)
        else:
            state.position = state.ahead = new
            state.stop_at = None if stop_at is None else new

    def _go_on_in_new_topics(self, topics: set[str]) -> None:
        for name in sorted(topics):
            self._status.notice(
                tr(
                    "Topic “{name}” was deleted and made again; reading starts over at its beginning, "
                    "from row {row:,} on.",
                    name=name,
                    row=len(self._log) + 1,
                )
            )
            states = self._topology.adopt(name, self._topology.layout(name))
            self._status.show(self._topology.partitions.values())
            if self._is_in_tail:
                raise _StartOver
            self._begin_anew(states)

    def _begin_anew(self, states: list[PartitionState]) -> None:
        begins = self._finder.find(states, EARLIEST, self._request.isolation)
        ends = self._ends(states)
        for state, begin in begins.items():
            state.seek(begin, ends[state] if self._is_bounded else None)
            state.end = ends[state]

    def _take_new_partitions(self) -> None:
        """A topic that got more partitions while it is followed: the new ones are read from their beginning."""
        if self._is_bounded or self._is_in_tail:
            return
        topics = {topic for topic, _ in self._topology.partitions}
        added = [state for name in topics for state in self._topology.add_new(name, self._topology.layout(name))]
        if added:
            names = ", ".join(state.name for state in added[:5])
            self._status.notice(
                trn(
                    "{count} new partition is read from its beginning: {names}.",
                    "{count} new partitions are read from their beginning: {names}.",
                    len(added),
                    names=names,
                )
            )
            self._status.show(self._topology.partitions.values())
            self._begin_anew(added)


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
