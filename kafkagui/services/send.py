"""The three methods of sending, by their names, over one port.

* ``fire_and_forget``: nothing is awaited and nobody asks; some records may be lost unnoticed.
* ``synchronous``: the next record goes only after the outcome of the one before.
* ``asynchronous``: many are in flight; a success and an error callback learn what became of each.
"""

from __future__ import annotations

import asyncio
import math
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from kafkagui.core.delivery import DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.errors import InputRefused
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr
from kafkagui.services.pacing import Batch, Pace, StopSignal, paced

if TYPE_CHECKING:
    from kafkagui.core.ports import Producer

MAX_IN_FLIGHT = 20_000
"""Records in flight at most: kafka-python has had no bound of its own since ``buffer_memory`` went."""

SYNC_TIMEOUT_S = 10.0


class SendObserver(Protocol):
    """Who learns what happens to the records of a run; called on the loop, in batches."""

    def on_handed_over(self, records: Batch) -> None:
        """These records go to the client now; each is a row from here on."""
        ...

    def on_send_success(self, reports: Sequence[DeliveryReport]) -> None:
        """The success callback: acknowledged, or unconfirmed where no broker answers (acks=0)."""
        ...

    def on_send_error(self, reports: Sequence[DeliveryReport]) -> None:
        """The error callback: failed, each with its reason."""
        ...

    def on_not_asked(self, reports: Sequence[DeliveryReport]) -> None:
        """Handed over by fire and forget: unconfirmed, and nothing more will come."""
        ...


@dataclass(frozen=True, slots=True)
class SendSummary:
    """How a run ended: records handed over, those still in flight at that moment, and whether it was stopped."""

    handed_over: int
    in_flight: int
    stopped: bool


class _Flight:
    """Counts what is in flight, and keeps work that a stop left behind."""

    def __init__(self, limit: int) -> None:
        self.handed_over = 0
        self.in_flight = 0
        self._limit = limit
        self._changed = asyncio.Event()
        self._left_behind: set[asyncio.Task[None]] = set()

    def took_off(self, count: int) -> None:
        self.handed_over += count
        self.in_flight += count

    def landed(self, count: int) -> None:
        self.in_flight -= count
        self._changed.set()

    async def wait_below(self, count: int, stop: StopSignal) -> None:
        """Wait until at most ``count`` are in flight, or a stop."""
        while self.in_flight > count and not stop.is_set:
            self._changed.clear()
            (await stop.race(self._changed.wait())).cancel()

    async def wait_room(self, count: int, stop: StopSignal) -> None:
        await self.wait_below(max(0, self._limit - count), stop)

    async def carry(self, work: asyncio.Task[None]) -> None:
        """Take over work that goes on after a stop, so that its outcome still reaches the rows."""
        if work.done():
            await work
        else:
            self._left_behind.add(work)
            work.add_done_callback(self._left_behind.discard)

    def summary(self, stop: StopSignal) -> SendSummary:
        return SendSummary(self.handed_over, self.in_flight, stop.is_set)


async def fire_and_forget(
    producer: Producer, batches: AsyncIterator[Batch], observer: SendObserver, stop: StopSignal
) -> SendSummary:
    """Hand the records over and ask nothing; only what fails on this side is known."""
    flight = _Flight(MAX_IN_FLIGHT)

    async def hand_over(batch: Batch) -> None:
        refused = await producer.hand_over(batch, None)
        failed = {report.sequence for report in refused}
        flight.landed(len(batch))
        _tell(observer, refused)
        rest = [DeliveryReport(number, DeliveryState.UNCONFIRMED) for number, _ in batch if number not in failed]
        if rest:
            observer.on_not_asked(rest)

    async for batch in batches:
        observer.on_handed_over(batch)
        flight.took_off(len(batch))
        await flight.carry(await stop.race(hand_over(batch)))
    return flight.summary(stop)


async def synchronous(
    producer: Producer,
    batches: AsyncIterator[Batch],
    observer: SendObserver,
    stop: StopSignal,
    timeout_s: float = SYNC_TIMEOUT_S,
) -> SendSummary:
    """Send one record, wait for its outcome, then the next; a failure is a row and the run goes on."""
    flight = _Flight(1)

    async def send(number: int, record: OutgoingRecord) -> None:
        report = await producer.send_and_wait(number, record, timeout_s)
        flight.landed(1)
        _tell(observer, (report,))

    async for batch in batches:
        for number, record in batch:
            if stop.is_set:
                return flight.summary(stop)
            observer.on_handed_over([(number, record)])
            flight.took_off(1)
            await flight.carry(await stop.race(send(number, record)))
    return flight.summary(stop)


async def asynchronous(
    producer: Producer,
    batches: AsyncIterator[Batch],
    observer: SendObserver,
    stop: StopSignal,
    max_in_flight: int = MAX_IN_FLIGHT,
) -> SendSummary:
    """Keep many in flight; ``on_send_success`` and ``on_send_error`` complete the rows as the answers come.

    Returns when every outcome is known; after a stop at once, and the outcomes still come to ``observer``.
    """
    flight = _Flight(max_in_flight)

    def arrived(reports: Sequence[DeliveryReport]) -> None:
        flight.landed(len(reports))
        _tell(observer, reports)

    async def hand_over(batch: Batch) -> None:
        refused = await producer.hand_over(batch, arrived)
        if refused:
            arrived(refused)

    async for batch in batches:
        await flight.wait_room(len(batch), stop)
        if stop.is_set:
            break
        observer.on_handed_over(batch)
        flight.took_off(len(batch))
        await flight.carry(await stop.race(hand_over(batch)))
    await flight.wait_below(0, stop)
    return flight.summary(stop)


def _tell(observer: SendObserver, reports: Sequence[DeliveryReport]) -> None:
    failed = [report for report in reports if report.state is DeliveryState.FAILED]
    succeeded = [report for report in reports if report.state is not DeliveryState.FAILED] if failed else reports
    if succeeded:
        observer.on_send_success(succeeded)
    if failed:
        observer.on_send_error(failed)


@dataclass(frozen=True, slots=True)
class SendOrders:
    """How a run goes: its pace, the number of its first record, and how long a synchronous send may wait."""

    pace: Pace = field(default_factory=Pace)
    first_sequence: int = 1
    timeout_s: float = SYNC_TIMEOUT_S

    def check(self) -> None:
        """Refuse numbers that make no sense.

        Raises:
            InputRefused: naming the field.
        """
        self.pace.check()
        if not 0 < self.timeout_s < math.inf:
            raise InputRefused(tr("The time-out must be above zero."), field="timeout_s")


async def send(
    method: SendMethod,
    producer: Producer,
    records: Iterable[OutgoingRecord],
    observer: SendObserver,
    stop: StopSignal,
    orders: SendOrders = SendOrders(),
) -> SendSummary:
    """Send ``records`` by the chosen method.

    Raises:
        InputRefused: for orders that make no sense; nothing is sent then.
    """
    orders.check()
    batches = paced(records, orders.pace, stop, orders.first_sequence)
    if method is SendMethod.FIRE_AND_FORGET:
        return await fire_and_forget(producer, batches, observer, stop)
    if method is SendMethod.SYNCHRONOUS:
        return await synchronous(producer, batches, observer, stop, orders.timeout_s)
    return await asynchronous(producer, batches, observer, stop)
