"""One pair's way through a scenario: fed by the steps, sending all the while."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kafkagui.core.delivery import SendMethod
from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.lab.figures import Figures
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.lab.scenario import Send
from kafkagui.core.wording import tr
from kafkagui.services.lab.feed import Feed
from kafkagui.services.lab.lab import made_ready
from kafkagui.services.lab.patience import until
from kafkagui.services.lab.recorder import Recorder, Stopwatch
from kafkagui.services.lab.timed_producer import TimedProducer
from kafkagui.services.pacing import Pace, StopSignal, paced
from kafkagui.services.send import SendSummary, asynchronous, fire_and_forget, send, synchronous

if TYPE_CHECKING:
    from kafkagui.core.ports import Producer

_WARM_UP_S = 10.0
_GRACE_S = 10.0


class Lane:
    """Sends for one pair. All of its topic's records go to partition 0."""

    def __init__(self, pair: Pair, topic: str, producer: Producer, delivery_timeout_s: float) -> None:
        self.recorder = Recorder(pair, topic)
        self._producer = producer
        self._timed = TimedProducer(producer)
        self._feed = Feed()
        self._stop = StopSignal()
        self._delivery_timeout_s = delivery_timeout_s
        self._offered = 0
        self._sending: asyncio.Task[SendSummary] | None = None

    async def warm_up(self, payload: Payload, run_id: str) -> None:
        """Open the connection to the leader with a record that nobody counts."""
        pair, topic = self.recorder.pair, self.recorder.topic
        await send(
            pair.method, self._producer, payload.records(topic, run_id, 0, 1, 0), Recorder(pair, topic), StopSignal()
        )
        await self._producer.flush(_WARM_UP_S)

    def start(self) -> None:
        """Begin to send whatever comes."""
        self._sending = asyncio.create_task(self._send(), name=f"lab {self.recorder.topic}")

    async def _send(self) -> SendSummary:
        batches, timeout_s = self._feed.batches(), self._delivery_timeout_s + _GRACE_S
        if self.recorder.pair.method is SendMethod.FIRE_AND_FORGET:
            return await fire_and_forget(self._timed, batches, self.recorder, self._stop)
        if self.recorder.pair.method is SendMethod.SYNCHRONOUS:
            return await synchronous(self._timed, batches, self.recorder, self._stop, timeout_s)
        return await asynchronous(self._timed, batches, self.recorder, self._stop)

    async def feed(self, payload: Payload, run_id: str, step: Send) -> None:
        """Offer a step's records at their pace, and wait until all are handed over."""
        first = self._offered + 1
        records = await made_ready(payload, self.recorder.topic, run_id, first, step.count, 0)
        async for batch in paced(records, Pace(every_ms=step.every_ms), self._stop, first):
            self._feed.put(batch)
            self._offered += len(batch)
        await until(lambda: self.recorder.totals.sent >= self._offered or not self._is_sending)

    @property
    def _is_sending(self) -> bool:
        return self._sending is not None and not self._sending.done()

    @property
    def is_settled(self) -> bool:
        """Whether every record offered has its outcome, as far as the lab can know it."""
        return self.recorder.totals.sent == self._offered and self._timed.answered >= self._offered

    async def finish(self) -> None:
        """Send what is offered and wait for every outcome.

        Raises:
            LocalKafkaFailed: when one does not come though all time-outs have passed.
        """
        self._feed.close()
        limit_s = self._delivery_timeout_s + _GRACE_S
        try:
            async with asyncio.timeout(limit_s):
                if self._sending is not None:
                    await self._sending
                await self._timed.flush(limit_s)
        except TimeoutError as error:
            raise LocalKafkaFailed(
                tr(
                    "{pair}: some records have no outcome after {limit_s:g} s.",
                    pair=self.recorder.pair.label,
                    limit_s=limit_s,
                ),
                code="NO_OUTCOME",
            ) from error

    async def abandon(self) -> None:
        """End the sending at once."""
        self._stop.set()
        if self._sending is not None:
            self._sending.cancel()
            await asyncio.wait([self._sending])

    def figures(self, size_bytes: int, *, has_answers: bool) -> Figures:
        """The pair's numbers."""
        watch = Stopwatch()
        watch.add(self._timed)
        return watch.figures(self.recorder, size_bytes, has_answers=has_answers)
