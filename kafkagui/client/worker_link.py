"""The program's end of the sending process: starts it, hands records over, hears outcomes, ends it."""

from __future__ import annotations

import queue
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import BinaryIO, cast

from kafkagui.client import worker_messages as messages
from kafkagui.client.producer_internals import BatchOutcome, Sink, Target
from kafkagui.core.delivery import DeliveryReport
from kafkagui.core.errors import DeliveryFailed
from kafkagui.core.languages import spoken_language
from kafkagui.core.own_processes import SENDING_PROCESS
from kafkagui.core.producing import PartitionerKind, ProducerOptions
from kafkagui.core.profiles import Profile
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr

_END_WITHIN_S = 2.5
_WINDOWS_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


def sending_process() -> list[str]:
    """The command that starts a sending process, without the language.

    A packed program is no interpreter: it knows itself by a word. On Windows its twin with standard streams is started.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "kafkagui.client.worker"]
    twin = Path(sys.executable).with_name("kafkagui-cli.exe")
    return [str(twin) if twin.is_file() else sys.executable, SENDING_PROCESS]


class WorkerLink:
    """One sending process.

    ``put_all`` and the other requests run on one thread; ``sink`` gets outcomes on the link's own thread. When
    the process dies, whatever it had gets a failed outcome.
    """

    def __init__(
        self, profile: Profile, password: str | None, options: ProducerOptions, partitioner: PartitionerKind, sink: Sink
    ) -> None:
        self._opening = ("open", messages.profile_row(profile), password, *messages.options_row(options, partitioner))
        self._sink = sink
        self._process: subprocess.Popen[bytes] | None = None
        self._handed: queue.Queue[list[DeliveryReport] | None] = queue.Queue()
        self._targets: dict[int, Target] = {0: None}
        self._numbers: dict[Target, int] = {None: 0}
        self._waiting: dict[tuple[int, int], OutgoingRecord] = {}
        self._lock = threading.Lock()
        self.ready = False
        """Whether it takes records."""
        self.dead = False
        """Whether it is gone."""
        self.handed = 0
        """Records that it has taken so far."""

    def start(self) -> None:
        """Start the process; ``ready`` or ``dead`` follows."""
        threading.Thread(target=self._live, name="kafkagui-worker-link", daemon=True).start()

    def _live(self) -> None:
        try:
            self._process = process = subprocess.Popen(
                [*sending_process(), spoken_language()],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_WINDOWS_FLAGS,
            )
        except OSError:
            self.dead = True
            return
        self._write(self._opening)
        stream = cast("BinaryIO", process.stdout)
        try:
            while (message := messages.read(stream)) is not None:
                self._hear(message)
        finally:
            process.kill()  # It has ended, or what it says makes no sense.
            self._gone(process)

    def _hear(self, message: messages.Message) -> None:
        kind = message[0]
        if kind == "ready":
            self.ready = True
        elif kind == "handed":
            self._handed.put(messages.failures_of(cast("list[messages.FailureRow]", message[1])))
        elif kind == "batch":
            self._forward(messages.outcome_of(cast("messages.BatchRow", message[1])))

    def _forward(self, outcome: BatchOutcome) -> None:
        # Looked up before the records are struck off: `_number` forgets targets that nobody waits for.
        targets = [(start, self._targets[cast("int", number)]) for start, number in outcome.targets]
        ends = [start for start, _number in outcome.targets[1:]] + [len(outcome.entries)]
        for (start, number), end in zip(outcome.targets, ends, strict=True):
            for sequence, _started_ns, _timestamp_ms in outcome.entries[start:end]:
                self._waiting.pop((cast("int", number), sequence), None)
        self._sink(outcome._replace(targets=targets))

    def put_all(self, records: Sequence[tuple[int, OutgoingRecord]], target: Target) -> list[DeliveryReport]:
        """Hand records over in order; returns the reports of those that failed on this side."""
        number = self._number(target)
        self._waiting.update({(number, sequence): record for sequence, record in records})
        self.handed += len(records)
        self._write(("put", number, messages.record_rows(records)))
        failed = self._handed.get()
        if failed is None:
            self._fail_waiting()
            return []
        for report in failed:
            self._waiting.pop((number, report.sequence), None)
        self.handed -= len(failed)
        return failed

    def _number(self, target: Target) -> int:
        """What stands for a target over there; forgotten when nobody waits any more."""
        if not self._waiting:
            self._targets, self._numbers = {0: None}, {None: 0}
        number = self._numbers.setdefault(target, len(self._numbers))
        self._targets[number] = target
        return number

    def ask(self, *message: object) -> None:
        """Send a request that has no answer."""
        self._write(message)

    def _write(self, message: messages.Message) -> bool:
        process = self._process
        if process is None or process.stdin is None or self.dead:
            return False
        with self._lock:
            try:
                messages.write(cast("BinaryIO", process.stdin), message)
            except (OSError, ValueError):
                return False
        return True

    def end(self) -> None:
        """End the process, within about 3 s; what it has gets its outcome before this returns."""
        process = self._process
        if process is None:
            return
        self._write(("end",))
        try:
            process.wait(_END_WITHIN_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def _gone(self, process: subprocess.Popen[bytes]) -> None:
        """Nothing more comes from it: fail what it still had."""
        self.ready, self.dead = False, True
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with self._lock:
                    _close_quietly(pipe)
        self._handed.put(None)
        self._fail_waiting()

    def _fail_waiting(self) -> None:
        with self._lock:
            waiting, self._waiting = self._waiting, {}
        now_ns = time.perf_counter_ns()
        for (number, sequence), record in waiting.items():
            self._sink(_lost(sequence, record, self._targets[number], now_ns))


def _lost(sequence: int, record: OutgoingRecord, target: Target, now_ns: int) -> BatchOutcome:
    error = DeliveryFailed(
        tr("{topic}: The process that sent it ended before an answer came.", topic=record.topic),
        hint=tr("Read the topic back to see whether it arrived."),
        code="WORKER_ENDED",
        retriable=True,
        maybe_written=True,
    )
    partition = -1 if record.partition is None else record.partition
    entries = [(sequence, now_ns, 0)]
    return BatchOutcome(
        record.topic, partition, entries, [(0, target)], -1, -1, lambda _index: error, True, 0.0, now_ns
    )


def _close_quietly(pipe: object) -> None:
    try:
        pipe.close()  # type: ignore[attr-defined]
    except OSError:
        return
