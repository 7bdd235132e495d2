"""One run of sending at a time, from the page's choices to rows in the log."""

from __future__ import annotations

import asyncio
import itertools
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.delivery import DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.delivery_block import Sending
from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.core.errors import InputRefused, KafkaGuiError, ReadOnlyRefused
from kafkagui.core.frozen import frozen
from kafkagui.core.producing import PartitionerKind, ProducerOptions, resolve
from kafkagui.core.records import OutgoingRecord
from kafkagui.services.pacing import Pace, StopSignal
from kafkagui.services.session import Session
from kafkagui.ui import tasks

if TYPE_CHECKING:
    from kafkagui.services.deliveries import DeliveryRecorder
    from kafkagui.services.send import SendSummary

_FAILED_ROWS = 100


@frozen
class SendPlan:
    """Everything that one run needs."""

    method: SendMethod
    options: ProducerOptions
    partitioner: PartitionerKind
    records: Iterable[OutgoingRecord]
    pace: Pace
    timeout_s: float


class SendRun(QObject):
    """Starts and stops runs.

    Signals:
        started: a run began.
        ended(summary): it ended; None when it failed before anything was sent.
        failed(error): why it could not begin or go on.
    """

    started = Signal()
    ended = Signal(object)
    failed = Signal(object)

    def __init__(self, session: Session, log: DeliveryLog, owner: QWidget) -> None:
        super().__init__(owner)
        self._session = session
        self._log = log
        self._owner = owner
        self._stop: StopSignal | None = None
        self._task: asyncio.Task[SendSummary] | None = None
        self._first_sequence = 1

    @property
    def is_running(self) -> bool:
        """Whether a run is going."""
        return self._task is not None

    @property
    def handed_over(self) -> int:
        """Records that the run has handed over so far."""
        return self._log.next_sequence - self._first_sequence

    def start(self, plan: SendPlan) -> None:
        """Begin a run; does nothing while one is going."""
        if self.is_running:
            return
        self._stop = StopSignal()
        self._first_sequence = self._log.next_sequence
        self._task = tasks.run(
            self._owner,
            self._send(plan, self._stop),
            name="send",
            on_error=self._on_failed,
            on_done=self._on_done,
        )
        self._task.add_done_callback(self._on_task_ended)
        self.started.emit()

    def stop(self) -> None:
        """Ask the run to stop; outcomes of what is in flight still come into their rows."""
        if self._stop is not None:
            self._stop.set()

    async def shut(self) -> None:
        """Stop and wait until the run has ended."""
        self.stop()
        if self._task is not None:
            await asyncio.wait((self._task,), timeout=2)
            if self._task is not None:
                self._task.cancel()

    async def _send(self, plan: SendPlan, stop: StopSignal) -> SendSummary:
        # Here, since the first paint sends nothing.
        from kafkagui.services.deliveries import DeliveryRecorder
        from kafkagui.services.send import SendOrders, send

        options, _ = resolve(plan.options)
        recorder = DeliveryRecorder(self._log, Sending(plan.method, options.acks))
        try:
            producer = await self._session.open_cluster().producer(options, plan.partitioner)
        except (InputRefused, ReadOnlyRefused):
            raise
        except KafkaGuiError as error:
            self._fail_first(plan, recorder, error)
            raise
        orders = SendOrders(plan.pace, self._first_sequence, plan.timeout_s)
        return await send(plan.method, producer, plan.records, recorder, stop, orders)

    def _fail_first(self, plan: SendPlan, recorder: DeliveryRecorder, error: KafkaGuiError) -> None:
        """What was to be sent without a producer is failed rows; of many records the first ones stand for all."""
        batch = list(enumerate(itertools.islice(plan.records, _FAILED_ROWS), self._first_sequence))
        recorder.on_handed_over(batch)
        recorder.on_send_error([DeliveryReport(number, DeliveryState.FAILED, error=error) for number, _ in batch])

    def _on_task_ended(self, task: asyncio.Task[SendSummary]) -> None:
        self._task = self._stop = None
        if task.cancelled() or task.exception() is not None:
            self.ended.emit(None)

    def _on_done(self, summary: SendSummary) -> None:
        self._task = self._stop = None
        self.ended.emit(summary)

    def _on_failed(self, error: KafkaGuiError) -> None:
        self.failed.emit(error)
