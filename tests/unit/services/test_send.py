"""The three methods over a producer in memory."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Sequence

import pytest

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.errors import DeliveryFailed, InputRefused
from kafkagui.core.ports import ReportsArrived
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.services.pacing import Batch, Pace, StopSignal, paced
from kafkagui.services.send import SendOrders, SendSummary, asynchronous, send
from tests.fakes.cluster import ClusterInMemory, FakeProducer


class Notes:
    """A SendObserver that keeps what it is told."""

    def __init__(self) -> None:
        self.handed_over: list[int] = []
        self.successes: list[DeliveryReport] = []
        self.errors: list[DeliveryReport] = []
        self.not_asked: list[int] = []
        self.steps: list[str] = []

    def on_handed_over(self, records: Batch) -> None:
        self.handed_over += [number for number, _ in records]
        self.steps += [f"out {number}" for number, _ in records]

    def on_send_success(self, reports: Sequence[DeliveryReport]) -> None:
        self.successes += reports
        self.steps += [f"back {report.sequence}" for report in reports]

    def on_send_error(self, reports: Sequence[DeliveryReport]) -> None:
        self.errors += reports
        self.steps += [f"back {report.sequence}" for report in reports]

    def on_not_asked(self, reports: Sequence[DeliveryReport]) -> None:
        self.not_asked += [report.sequence for report in reports]


async def until(holds: Callable[[], bool]) -> None:
    """Give the loop its turns until something holds."""
    for _ in range(100_000):
        if holds():
            return
        await asyncio.sleep(0)
    raise AssertionError("it never came to hold")


@pytest.fixture
def memory() -> ClusterInMemory:
    made = ClusterInMemory()
    made.add_topic("t", 3)
    return made


def _producer(memory: ClusterInMemory, acks: Acks = Acks.ALL) -> FakeProducer:
    return FakeProducer(memory, ProducerOptions(acks=acks), PartitionerKind.KEY)


def _records(count: int) -> list[OutgoingRecord]:
    return [OutgoingRecord("t", b"k", b"%d" % number) for number in range(count)]


@pytest.mark.parametrize("method", list(SendMethod))
async def test_every_record_goes_out_in_order_and_is_heard_of_exactly_once(
    memory: ClusterInMemory, method: SendMethod
) -> None:
    notes = Notes()
    summary = await send(method, _producer(memory), _records(1000), notes, StopSignal())
    assert (summary.handed_over, summary.in_flight, summary.stopped) == (1000, 0, False)
    assert notes.handed_over == list(range(1, 1001))
    heard = [report.sequence for report in notes.successes + notes.errors] + notes.not_asked
    assert sorted(heard) == notes.handed_over
    stored = next(part for part in memory.topics["t"] if part)
    assert [record.value for record in stored] == [b"%d" % number for number in range(1000)]


async def test_fire_and_forget_confirms_nothing(memory: ClusterInMemory) -> None:
    notes = Notes()
    await send(SendMethod.FIRE_AND_FORGET, _producer(memory), _records(3), notes, StopSignal())
    assert (notes.successes, notes.errors, notes.not_asked) == ([], [], [1, 2, 3])


async def test_fire_and_forget_tells_of_what_fails_on_this_side(memory: ClusterInMemory) -> None:
    memory.failures.append(DeliveryFailed("Too large."))
    notes = Notes()
    await send(SendMethod.FIRE_AND_FORGET, _producer(memory), _records(3), notes, StopSignal())
    assert ([report.sequence for report in notes.errors], notes.not_asked) == ([1], [2, 3])


async def test_synchronous_sends_the_next_only_after_the_outcome(memory: ClusterInMemory) -> None:
    memory.failures.append(DeliveryFailed("Refused."))
    notes = Notes()
    await send(SendMethod.SYNCHRONOUS, _producer(memory), _records(3), notes, StopSignal())
    assert notes.steps == ["out 1", "back 1", "out 2", "back 2", "out 3", "back 3"]
    assert [report.sequence for report in notes.errors] == [1]


async def test_asynchronous_completes_each_row_by_its_callback(memory: ClusterInMemory) -> None:
    memory.holds_back = True
    memory.failures.append(DeliveryFailed("Not enough replicas.", maybe_written=True))
    producer, notes = HoldingProducer(memory), Notes()
    run = asyncio.create_task(send(SendMethod.ASYNCHRONOUS, producer, _records(5), notes, StopSignal()))
    await until(lambda: producer.held == 5)
    assert (notes.successes, notes.errors, run.done()) == ([], [], False)
    producer.release()
    summary = await run
    assert [report.sequence for report in notes.errors] == [1]
    assert [report.sequence for report in notes.successes] == [2, 3, 4, 5]
    assert summary.in_flight == 0


async def test_acks_none_is_unconfirmed_and_shows_no_offset(memory: ClusterInMemory) -> None:
    notes = Notes()
    await send(SendMethod.ASYNCHRONOUS, _producer(memory, Acks.NONE), _records(2), notes, StopSignal())
    assert {(report.state, report.offset) for report in notes.successes} == {(DeliveryState.UNCONFIRMED, None)}


async def test_no_more_than_the_bound_are_in_flight(memory: ClusterInMemory) -> None:
    memory.holds_back = True
    producer, notes, stop = _producer(memory), Notes(), StopSignal()
    batches = paced(_records(10_000), Pace(), stop)
    run = asyncio.create_task(asynchronous(producer, batches, notes, stop, max_in_flight=2500))
    most = 0

    def landed() -> bool:
        nonlocal most
        most = max(most, flying := len(notes.handed_over) - len(notes.successes))
        if flying > 1500 or len(notes.handed_over) == 10_000:
            producer.release()
        return run.done()

    await until(landed)
    assert (await run).handed_over == 10_000
    assert 1500 < most <= 2500


@pytest.mark.parametrize("method", [SendMethod.SYNCHRONOUS, SendMethod.ASYNCHRONOUS])
async def test_stop_returns_at_once_with_a_true_count_and_late_outcomes_still_come(
    memory: ClusterInMemory, method: SendMethod
) -> None:
    producer, notes, stop = SlowProducer(memory), Notes(), StopSignal()
    run = asyncio.create_task(send(method, producer, _records(100_000), notes, stop))
    await until(lambda: bool(notes.handed_over))
    began = time.monotonic()
    stop.set()
    summary = await run
    assert time.monotonic() - began < 0.3
    assert summary.stopped
    assert summary.handed_over == len(notes.handed_over)
    assert summary.in_flight == len(notes.handed_over) > 0
    producer.answer.set()
    await until(lambda: len(notes.successes) == summary.in_flight)
    assert sorted(report.sequence for report in notes.successes) == notes.handed_over


async def test_stop_ends_a_slow_repeat(memory: ClusterInMemory) -> None:
    notes, stop = Notes(), StopSignal()
    orders = SendOrders(Pace(repeat=None, every_ms=3_600_000))
    run = asyncio.create_task(send(SendMethod.SYNCHRONOUS, _producer(memory), _records(1), notes, stop, orders))
    await until(lambda: bool(notes.successes))
    stop.set()
    assert await run == SendSummary(1, 0, stopped=True)


async def test_a_pace_without_sense_sends_nothing(memory: ClusterInMemory) -> None:
    notes = Notes()
    with pytest.raises(InputRefused):
        await send(
            SendMethod.ASYNCHRONOUS, _producer(memory), _records(1), notes, StopSignal(), SendOrders(Pace(repeat=0))
        )
    assert notes.handed_over == []


class HoldingProducer(FakeProducer):
    """Tells how many outcomes it holds back."""

    def __init__(self, memory: ClusterInMemory) -> None:
        super().__init__(memory, ProducerOptions(), PartitionerKind.KEY)

    @property
    def held(self) -> int:
        return len(self._held)


class SlowProducer(FakeProducer):
    """Answers nothing before ``answer`` is set, neither the hand-over nor the outcome."""

    def __init__(self, memory: ClusterInMemory) -> None:
        super().__init__(memory, ProducerOptions(), PartitionerKind.KEY)
        self.answer = asyncio.Event()

    async def hand_over(
        self,
        records: Sequence[tuple[int, OutgoingRecord]],
        reports_arrived: ReportsArrived | None,
        moments_ns: object = None,
    ) -> Sequence[DeliveryReport]:
        await self.answer.wait()
        return await super().hand_over(records, reports_arrived)

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        await self.answer.wait()
        return await super().send_and_wait(sequence, record, timeout_s)
