"""What of a fetch becomes rows: compaction, aborted transactions, limits, bytes that make no sense."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from kafkagui.client.reading import tail as tail_module
from kafkagui.client.reading.deposit import Deposit
from kafkagui.client.reading.partition_state import PartitionState
from kafkagui.client.reading.requests import FetchedPartition
from kafkagui.client.reading.status import ReadingClosed, ReadingStatus
from kafkagui.client.reading.tail import TailReader, Take
from kafkagui.codecs.record_parser import ABORT
from kafkagui.core.positions import Isolation, ReadState
from kafkagui.core.records import StoredRecord
from tests.fakes.batches import TRANSACTIONAL, batch, marker, raw_batch, record
from tests.fakes.record_log import FakeRecordLog

COMMITTED, UNCOMMITTED = Isolation.READ_COMMITTED, Isolation.READ_UNCOMMITTED
COMMIT = 1


def _fetched(raw: bytes, aborted: Sequence[tuple[int, int]] = ()) -> FetchedPartition:
    return FetchedPartition("t", 0, 0, 99, 99, aborted, raw)


def _deposit(isolation: Isolation = COMMITTED) -> tuple[Deposit, FakeRecordLog, ReadingStatus, PartitionState]:
    log, status = FakeRecordLog(), ReadingStatus()
    return Deposit(log, status, isolation), log, status, PartitionState("t", 0)


def _offsets(log: FakeRecordLog) -> list[int]:
    return [r.offset for r in log.records(0, len(log))]


def _in_transaction(offsets: Sequence[int], producer: int) -> bytes:
    return batch([record(o) for o in offsets], attributes=TRANSACTIONAL, producer_id=producer)


def test_offsets_that_compaction_took_away_are_counted_as_hidden() -> None:
    deposit, log, status, state = _deposit()
    state.seek(2, 30)
    raw = batch([record(1), record(4), record(6)], span=(0, 9)) + batch([record(20)], span=(15, 24))
    deposit.take(state, _fetched(raw))
    assert _offsets(log) == [4, 6, 20]
    assert (state.position, status.records, status.hidden) == (25, 3, 20)
    deposit.take(state, _fetched(batch([], span=(25, 29))))
    assert state.is_done
    assert (status.records, status.hidden) == (3, 25)


def test_aborted_transactions_are_hidden_until_their_marker() -> None:
    raw = b"".join(
        [
            _in_transaction([0, 1], 7),
            _in_transaction([2], 8),
            batch([record(3)]),
            marker(4, 7, ABORT),
            _in_transaction([5], 7),
            marker(6, 8, COMMIT),
            marker(7, 7, COMMIT),
            _in_transaction([8], 8),
            marker(9, 8, ABORT),
        ]
    )
    aborted = [(8, 8), (7, 0)]
    deposit, log, status, state = _deposit()
    deposit.take(state, _fetched(raw, aborted))
    assert _offsets(log) == [2, 3, 5]
    assert (state.position, status.hidden) == (10, 7)
    deposit, log, status, state = _deposit(UNCOMMITTED)
    deposit.take(state, _fetched(raw, aborted))
    assert _offsets(log) == [0, 1, 2, 3, 5, 8]
    assert status.hidden == 4


def test_an_abort_that_began_before_the_fetch() -> None:
    deposit, log, _, state = _deposit()
    state.seek(50, None)
    raw = _in_transaction([50], 7) + batch([record(51)], producer_id=7) + marker(52, 7, ABORT)
    deposit.take(state, _fetched(raw, [(7, 3)]))
    assert _offsets(log) == [51]


def test_no_more_than_the_limit_and_no_further_than_the_end() -> None:
    deposit, log, status, state = _deposit()
    deposit.limit = 5
    raw = batch([record(o) for o in range(4)]) + batch([record(o) for o in range(4, 8)])
    deposit.take(state, _fetched(raw))
    assert _offsets(log) == [0, 1, 2, 3, 4]
    assert deposit.is_full
    assert (state.position, status.hidden) == (5, 0)
    deposit, log, status, state = _deposit()
    state.seek(0, 6)
    deposit.take(state, _fetched(raw + batch([record(8)])))
    assert _offsets(log) == [0, 1, 2, 3, 4, 5]
    assert state.is_done
    assert status.hidden == 0


def test_a_start_beyond_the_end_lets_nothing_earlier_in() -> None:
    deposit, log, status, state = _deposit()
    state.seek(3, None)
    state.first = 5
    deposit.take(state, _fetched(batch([record(o) for o in range(3, 8)])))
    assert _offsets(log) == [5, 6, 7]
    assert status.hidden == 0


def test_a_bad_batch_is_one_row_and_its_neighbours_stay() -> None:
    deposit, log, status, state = _deposit()
    bad = bytearray(batch([record(1), record(2)]))
    bad[-1] ^= 1
    deposit.take(state, _fetched(batch([record(0)]) + bytes(bad) + batch([record(3)])))
    assert _offsets(log) == [0, 1, 3]
    assert "CRC" in log.record(1).problem
    assert (state.position, status.records, status.hidden) == (4, 3, 0)


def test_bytes_that_make_no_sense_end_the_partition_with_a_row() -> None:
    deposit, log, status, state = _deposit()
    broken = (5).to_bytes(8, "big") + (1).to_bytes(4, "big") + b"\0\0\0\0\x02" + bytes(80)
    deposit.take(state, _fetched(batch([record(4)]) + broken))
    assert _offsets(log) == [4, 5]
    assert "impossible batch length 1" in log.record(1).problem
    assert state.is_done
    assert "cannot be read on at offset 5" in status.progress().notices[0]


def test_closing_stops_between_two_batches() -> None:
    deposit, log, status, state = _deposit()
    status.closing.set()
    with pytest.raises(ReadingClosed):
        deposit.take(state, _fetched(batch([record(0)])))
    assert len(log) == 0


def test_progress_stays_within_its_range() -> None:
    status, state = ReadingStatus(), PartitionState("t", 0)
    state.seek(10, 20)
    status.show([state])
    state.advance(25)
    (progress,) = status.progress().partitions
    assert progress.begin <= progress.position <= progress.end
    assert progress.fraction == 1.0
    status.state, status.is_paused = ReadState.READING, True
    assert status.progress().state is ReadState.PAUSED


class _Partitions:
    """Partitions in memory that answer as leaders do: whole batches from the asked offset on."""

    def __init__(self, seed: int) -> None:
        rng = random.Random(seed)
        self.states: dict[PartitionState, list[bytes]] = {}
        self.visible: list[StoredRecord] = []
        for number in range(rng.randint(1, 4)):
            self._fill(rng, PartitionState("t", number))

    def _fill(self, rng: random.Random, state: PartitionState) -> None:
        batches, offset = [], 0
        for _ in range(rng.randint(0, 12)):
            last = offset + rng.randint(0, 4)
            kept = [o for o in range(offset, last + 1) if rng.random() < 0.6]
            if rng.random() < 0.25:
                batches.append(marker(offset, 9, COMMIT))
                last = offset
            else:
                times = [rng.choice([-1, 5, 5, rng.randint(0, 50)]) for _ in kept]
                rows = [
                    record(o, b"%d" % o, None, time, partition=state.partition)
                    for o, time in zip(kept, times, strict=True)
                ]
                batches.append(batch(rows, span=(offset, last)))
                self.visible += rows
            offset = last + 1
        state.end = offset
        self.states[state] = batches

    def fetch_all(self, take: Take) -> None:
        for state, batches in self.states.items():
            while not state.is_done:
                left = [raw for raw in batches if _next(raw) > state.position]
                take(state, FetchedPartition("t", state.partition, 0, 0, 0, (), b"".join(left[:2])))

    def find(self, states: object, timestamp_ms: int, isolation: Isolation) -> dict[PartitionState, int]:
        found = {}
        for state in self.states:
            offsets = [
                r.offset for r in self.visible if r.partition == state.partition and r.timestamp_ms >= timestamp_ms
            ]
            found[state] = min(offsets, default=-1)
        return found


def _next(raw: bytes) -> int:
    return int.from_bytes(raw[:8], "big") + int.from_bytes(raw[23:27], "big") + 1


@pytest.mark.parametrize("seed", range(150))
def test_the_newest_are_the_newest_whatever_is_stored(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tail_module, "_KEPT_AT_LEAST", 4)
    stored = _Partitions(seed)
    count = random.Random(seed + 1).choice([0, 1, 2, 3, 7, 50])
    log, status = FakeRecordLog(), ReadingStatus()
    log.append("t", 0, raw_batch(b"", count=0), None, "a row from before")
    tail = TailReader(log, status, COMMITTED, stored, stored.fetch_all)  # type: ignore[arg-type]
    found = tail.read(count, dict.fromkeys(stored.states, 0), {state: state.end for state in stored.states})
    stored.visible.sort(key=lambda r: (r.timestamp_ms, r.topic, r.partition, r.offset))
    expected = stored.visible[len(stored.visible) - min(count, len(stored.visible)) :]
    assert log.records(1, 99) == expected
    assert found == len(expected)
    assert log.record(0).problem == "a row from before"
    assert all(state.position == state.end for state in stored.states)
    assert sum(state.records for state in stored.states) == found


def test_a_stop_in_offsets_that_compaction_emptied_is_reached() -> None:
    deposit, log, status, state = _deposit()
    state.seek(0, 8)
    deposit.take(state, _fetched(batch([record(0), record(1)]) + batch([record(12)])))
    assert _offsets(log) == [0, 1]
    assert state.is_done
    assert (state.position, status.records, status.hidden) == (8, 2, 6)


def test_the_newest_are_found_where_compaction_emptied_whole_windows() -> None:
    log, status, state = FakeRecordLog(), ReadingStatus(), PartitionState("t", 0)
    kept = [0, 1, 493, 494, 495]

    def fetch_all(take: Take) -> None:
        # As a broker does: batches from the first one that is left at or after the position, however far that is.
        raw = b"".join(batch([record(o, timestamp_ms=o)]) for o in kept if o >= state.position)
        if not state.is_done:
            take(state, _fetched(raw))
        assert state.is_done, "the reading would ask on for ever"

    class Finder:
        def find(self, begins: dict[PartitionState, int], *_: object) -> dict[PartitionState, int]:
            return dict(begins)

    reader = TailReader(log, status, UNCOMMITTED, Finder(), fetch_all)  # type: ignore[arg-type]
    assert reader.read(4, {state: 0}, {state: 496}) == 4
    assert _offsets(log) == [1, 493, 494, 495]
