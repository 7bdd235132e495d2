"""When records go out: rates, repeats, and a stop that is immediate. The clock is the loop's own, turned by hand."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any, TypeVar

import pytest

from kafkagui.core.errors import InputRefused
from kafkagui.core.records import OutgoingRecord
from kafkagui.services.pacing import Pace, StopSignal, paced

RECORD = OutgoingRecord("t", b"k", b"v")
T = TypeVar("T")


class TurnedClockLoop(asyncio.SelectorEventLoop):
    """A loop whose time jumps to the next timer instead of waiting for it."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 0.0

    def time(self) -> float:
        return self.now

    def _run_once(self) -> None:
        if not self._ready and self._scheduled:  # type: ignore[attr-defined]
            self.now = max(self.now, self._scheduled[0]._when)  # type: ignore[attr-defined]
        super()._run_once()  # type: ignore[misc]


def run(work: Coroutine[Any, Any, T]) -> T:
    with asyncio.Runner(loop_factory=TurnedClockLoop) as runner:
        return runner.run(work)


async def _times(pace: Pace, count: int, records: int = 1) -> list[float]:
    """When each of the first ``count`` records went out."""
    times: list[float] = []
    stop = StopSignal()
    async for batch in paced([RECORD] * records, pace, stop):
        times.extend([asyncio.get_running_loop().time()] * len(batch))
        if len(times) >= count:
            stop.set()
    return times[:count]


def test_every_ms_spaces_records() -> None:
    times = run(_times(Pace(repeat=None, every_ms=50), 5))
    assert times == pytest.approx([0.0, 0.05, 0.1, 0.15, 0.2])


def test_repeat_sends_the_whole_input_again() -> None:
    assert len(run(_times(Pace(repeat=3), 100, records=4))) == 12


def test_a_rate_is_kept_over_each_second_and_never_exceeded_by_more_than_a_slice() -> None:
    times = run(_times(Pace(repeat=None, per_second=5000), 10_000))
    for second in (0.5, 1.0, 1.5):
        sent = sum(time < second for time in times)
        assert 5000 * second * 0.95 <= sent <= 5000 * (second + 0.02) + 1


def test_the_slower_of_interval_and_rate_wins() -> None:
    assert Pace(every_ms=10, per_second=10).interval_s == pytest.approx(0.1)
    assert Pace(every_ms=200, per_second=10).interval_s == pytest.approx(0.2)


def test_numbers_begin_where_they_are_told() -> None:
    async def numbers() -> list[int]:
        return [number async for batch in paced([RECORD] * 3, Pace(), StopSignal(), 41) for number, _ in batch]

    assert run(numbers()) == [41, 42, 43]


def test_stop_ends_a_sleep_at_once() -> None:
    async def scenario() -> float:
        stop = StopSignal()
        loop = asyncio.get_running_loop()
        loop.call_later(0.01, stop.set)
        await stop.sleep(3600)
        return loop.time()

    assert run(scenario()) == pytest.approx(0.01)


def test_nothing_more_goes_out_after_a_stop() -> None:
    async def scenario() -> int:
        stop = StopSignal()
        asyncio.get_running_loop().call_later(0.125, stop.set)
        return sum([len(batch) async for batch in paced([RECORD], Pace(repeat=None, every_ms=50), stop)])

    assert run(scenario()) == 3


def test_an_endless_repeat_of_nothing_ends() -> None:
    assert run(_times(Pace(repeat=None), 1, records=0)) == []


@pytest.mark.parametrize(
    ("pace", "field"),
    [(Pace(repeat=0), "repeat"), (Pace(every_ms=-1), "every_ms"), (Pace(per_second=0), "per_second")],
)
def test_a_pace_without_sense_is_refused(pace: Pace, field: str) -> None:
    with pytest.raises(InputRefused) as caught:
        pace.check()
    assert caught.value.field == field
