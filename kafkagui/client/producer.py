"""The producer port over kafka-python: hands records over on a thread, brings outcomes back in batches."""

from __future__ import annotations

import asyncio
import time
from array import array
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from kafkagui.client.errors import no_acknowledgement, translate
from kafkagui.client.options import Settings
from kafkagui.client.outbox import Outbox
from kafkagui.client.producer_internals import BatchOutcome, Target
from kafkagui.client.reports import local_failure, reports_by_target
from kafkagui.client.route import MakeWorker, Route
from kafkagui.client.threads import call_threadsafe, in_own_thread
from kafkagui.core.delivery import DeliveryReport
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.ports import ReportsArrived
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr

_WAKE_EVERY_S = 0.04
_NEXT_SLICE_S = 0.002
_SLICE_RECORDS = 2_000
_GRACE_S = 2.0
_LOOK_EVERY_S = 1.0
_LAST_CHANCE_S = 0.5

Result = TypeVar("Result")
Waiter = asyncio.Future[DeliveryReport]


class KafkaProducerAdapter:
    """Hands records to a ``KafkaProducer`` and reports what becomes of each, exactly once.

    Args:
        settings: connection settings (``client.options.client_settings``).
        options: as ``core.producing.resolve`` left them.
        partitioner: who chooses the partition of a record that names none.
        make_worker: makes the sending process for big runs; None sends everything from this process.
    """

    def __init__(
        self,
        settings: Settings,
        options: ProducerOptions,
        partitioner: PartitionerKind,
        make_worker: MakeWorker | None = None,
    ) -> None:
        self._options = options
        self._route = Route(lambda sink: Outbox(settings, options, partitioner, sink), make_worker, self._batch_done)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="kafkagui-send")
        self._loop = asyncio.get_running_loop()
        self._done: deque[BatchOutcome] = deque()
        self._armed = False
        self._progress = asyncio.Event()
        self._jobs_begun = 0
        self._jobs_ended = 0
        self._watchdog: asyncio.TimerHandle | None = None
        self._closed = False

    @property
    def in_flight(self) -> int:
        """Records that the client has and whose outcome is not known yet."""
        return self._route.in_flight

    async def open(self) -> None:
        """Connect.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        try:
            await self._submit(self._route.outbox.open)
        except Exception as error:
            raise translate(error, tr("The producer")) from error

    async def hand_over(
        self,
        records: Sequence[tuple[int, OutgoingRecord]],
        reports_arrived: ReportsArrived | None,
        moments_ns: array[int] | None = None,
    ) -> Sequence[DeliveryReport]:
        """Hand over ``(sequence, record)`` pairs in order; returns the reports of those that failed on this side."""
        if self._closed:
            return [local_failure(sequence, record.partition, 0, _closed(record)) for sequence, record in records]
        self._watch()
        return await self._submit(self._route.put_all, records, reports_arrived, moments_ns)

    async def send_and_wait(self, sequence: int, record: OutgoingRecord, timeout_s: float) -> DeliveryReport:
        """Hand over one record and return its outcome; after ``timeout_s`` it is failed, ``maybe_written``."""
        if self._closed:
            return local_failure(sequence, record.partition, 0, _closed(record))
        self._watch()
        started_ns = time.perf_counter_ns()
        waiter: Waiter = self._loop.create_future()
        if self._thread_is_idle and self._route.outbox.takes_at_once(record.topic):
            # Nobody else uses the outbox now and nothing can block: spare the way over the sending thread.
            self._put_waiting(sequence, record, waiter)
        else:
            self._submit(self._put_waiting, sequence, record, waiter)
        try:
            async with asyncio.timeout(timeout_s):
                return await waiter
        except TimeoutError:
            elapsed_ns = time.perf_counter_ns() - started_ns
            refusal = self._route.outbox.refusal_for(waiter)
            failure = no_acknowledgement(record.topic, timeout_s, refusal)
            return local_failure(sequence, record.partition, elapsed_ns, failure)

    def _put_waiting(self, sequence: int, record: OutgoingRecord, waiter: Waiter) -> None:
        report = self._route.outbox.put(sequence, record, waiter)
        if report is not None:
            call_threadsafe(self._loop, lambda: _settle(waiter, report))

    @property
    def _thread_is_idle(self) -> bool:
        return self._jobs_begun == self._jobs_ended

    def _submit(self, job: Callable[..., Result], *args: object) -> asyncio.Future[Result]:
        """Run a job on the sending thread, after those before it."""
        self._jobs_begun += 1
        running = self._thread.submit(job, *args)
        running.add_done_callback(self._job_ended)
        return asyncio.wrap_future(running, loop=self._loop)

    def _job_ended(self, _job: object) -> None:
        self._jobs_ended += 1

    async def flush(self, timeout_s: float) -> int:
        """Wait until nothing is in flight or the time is up; returns how many records still are."""
        if self._closed:
            return self.in_flight
        intake = await self._submit(self._route.start_flush)
        ends_at = self._loop.time() + timeout_s
        try:
            while (self.in_flight or self._done) and self._loop.time() < ends_at:
                await self._some_progress(ends_at - self._loop.time())
        finally:
            if not self._closed:
                self._submit(self._route.end_flush, intake)
        return self.in_flight

    async def _some_progress(self, timeout_s: float) -> None:
        self._progress.clear()
        if self._done and not self._armed:
            self._arm()
        try:
            async with asyncio.timeout(timeout_s):
                await self._progress.wait()
        except TimeoutError:
            pass

    async def close(self) -> None:
        """End the producer within about 2 s; what is still in flight is reported as failed, ``maybe_written``."""
        if self._closed:
            return
        self._closed = True
        self._route.interrupt()
        if self._watchdog is not None:
            self._watchdog.cancel()
        if self.in_flight:
            await self._submit(self._route.start_flush)
            await self._wait_briefly()
        await in_own_thread(self._end_blocking, "kafkagui-send-close")
        while self._done:
            self._drain()

    async def _wait_briefly(self) -> None:
        ends_at = self._loop.time() + _LAST_CHANCE_S
        while self.in_flight and self._loop.time() < ends_at:
            await self._some_progress(ends_at - self._loop.time())

    def _end_blocking(self) -> None:
        self._thread.shutdown(wait=True)
        self._route.end()

    # What the client's thread tells, and how it reaches the loop.

    def _batch_done(self, outcome: BatchOutcome) -> None:
        self._done.append(outcome)
        if any(isinstance(target, asyncio.Future) for _start, target in outcome.targets):
            call_threadsafe(self._loop, self._drain)
        elif not self._armed:
            self._armed = True
            call_threadsafe(self._loop, self._arm)

    def _arm(self) -> None:
        self._armed = True
        self._loop.call_later(_WAKE_EVERY_S, self._drain)

    def _drain(self) -> None:
        """Deliver a slice of the outcomes, each target once; the rest follows soon, so that the loop breathes."""
        self._armed = False
        left = _SLICE_RECORDS
        waiting: dict[Target, list[DeliveryReport]] = {}
        while self._done and left > 0:
            outcome = self._done.popleft()
            left -= len(outcome.entries)
            for target, reports in reports_by_target(outcome, self._options.acks):
                waiting.setdefault(target, []).extend(reports)
        if self._done:
            self._armed = True
            self._loop.call_later(_NEXT_SLICE_S, self._drain)
        for target, reports in waiting.items():
            self._deliver(target, reports)
        self._progress.set()
        if self._route.outbox.broken and not self._closed:
            self._submit(self._route.outbox.replace_if_broken)

    def _deliver(self, target: Target, reports: list[DeliveryReport]) -> None:
        if isinstance(target, asyncio.Future):
            _settle(target, reports[0])
        elif callable(target):
            try:
                target(reports)
            except Exception as error:  # noqa: BLE001 - one listener's fault must not cost the others their reports
                self._loop.call_exception_handler({"message": "A delivery callback failed", "exception": error})

    def _watch(self) -> None:
        if self._watchdog is None:
            self._watchdog = self._loop.call_later(_LOOK_EVERY_S, self._look)

    def _look(self) -> None:
        """No record stays without an outcome: a producer that lets one pass its time-out is given up."""
        self._watchdog = None
        if self._closed or self._route.is_idle:
            return
        limit_s = self._options.delivery_timeout_ms / 1000 + _GRACE_S
        self._submit(self._route.look, limit_s)
        self._watch()


def _settle(waiter: Waiter, report: DeliveryReport) -> None:
    if not waiter.done():
        waiter.set_result(report)


def _closed(record: OutgoingRecord) -> DeliveryFailed:
    return DeliveryFailed(
        tr("{topic}: The connection is closed.", topic=record.topic),
        hint=tr("Connect again, then send."),
        code="CLOSED",
    )
