"""The program's end of the matching process: starts it, hands batches over, hears which records match, ends it."""

from __future__ import annotations

import contextlib
import subprocess
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO, cast

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.own_processes import MATCHING_PROCESS
from kafkagui.core.wording import tr
from kafkagui.matching import messages
from kafkagui.matching.batch_sieve import Candidate, Found

SLOW_AFTER_S = 10.0
"""How long one batch may take: a regular expression that takes longer may never end."""
_LOOK_EVERY_S = 0.25
_WINDOWS_FLAGS = getattr(subprocess, "CREATE_NO_WINDOW", 0) | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)


def matching_process() -> list[str]:
    """The command that starts a matching process.

    A packed program is no interpreter: it knows itself by a word. On Windows its twin with standard streams is started.
    """
    if not getattr(sys, "frozen", False):
        return [sys.executable, "-m", "kafkagui.matching.process"]
    twin = Path(sys.executable).with_name("kafkagui-cli.exe")
    return [str(twin) if twin.is_file() else sys.executable, MATCHING_PROCESS]


class ProcessLink:
    """One matching process for one filter line; answers come in the order of the batches.

    Args:
        line: what to look for.
        answered: takes each answer, on the link's own thread.
        ended: told once that no more answers come, with the reason when that is too early.
        slow_after_s: how long one batch may take.
    """

    def __init__(
        self,
        line: FilterLine,
        answered: Callable[[Found], None],
        ended: Callable[[KafkaGuiError | None], None],
        slow_after_s: float = SLOW_AFTER_S,
    ) -> None:
        self._line = line
        self._answered = answered
        self._ended = ended
        self._slow_after_s = slow_after_s
        self._sent_at: deque[float] = deque()
        self._last_answer_at = time.monotonic()
        self._stopped = threading.Event()
        self._failure: KafkaGuiError | None = None
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the process.

        Raises:
            KafkaGuiError: when it cannot be started.
        """
        try:
            self._process = process = subprocess.Popen(
                matching_process(),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=_WINDOWS_FLAGS,
            )
        except OSError as error:
            raise KafkaGuiError(
                tr("The process that looks through records does not start."), detail=str(error)
            ) from error
        self._write(messages.line_message(self._line))
        threading.Thread(target=self._listen, args=(process,), name="kafkagui-matches", daemon=True).start()
        threading.Thread(target=self._watch, args=(process,), name="kafkagui-matching-watch", daemon=True).start()

    def put(self, candidate: Candidate) -> None:
        """Hand a batch over; waits while the process has enough to do."""
        self._sent_at.append(time.monotonic())
        self._write(messages.candidate_message(candidate))

    def stop(self) -> None:
        """End the process at once; what it has is not answered. Callable from any thread, and more than once."""
        self._stopped.set()
        if self._process is not None:
            self._process.kill()

    def _write(self, message: messages.Message) -> None:
        process = self._process
        if process is None:
            return
        try:
            messages.write(cast("BinaryIO", process.stdin), message)
        except (OSError, ValueError):
            return  # It is gone, which `_listen` tells.

    def _listen(self, process: subprocess.Popen[bytes]) -> None:
        stream = cast("BinaryIO", process.stdout)
        failure: KafkaGuiError | None = None
        try:
            while (message := messages.read(stream)) is not None:
                self._sent_at.popleft()
                self._last_answer_at = time.monotonic()
                self._answered(messages.found_of(message))
        except KafkaGuiError as error:
            failure = error  # The matches have no room any more.
        finally:
            was_stopped = self._stopped.is_set()
            self.stop()
            process.wait()
            stream.close()
            with contextlib.suppress(OSError):  # What was not taken any more cannot be written.
                cast("BinaryIO", process.stdin).close()
        lost = None if was_stopped else _gone()
        self._ended(failure or self._failure or lost)

    def _watch(self, process: subprocess.Popen[bytes]) -> None:
        while not self._stopped.wait(_LOOK_EVERY_S):
            if self._sent_at and time.monotonic() - max(self._sent_at[0], self._last_answer_at) > self._slow_after_s:
                self._failure = _too_slow(self._slow_after_s)
                process.kill()
                return


def _too_slow(limit_s: float) -> KafkaGuiError:
    return KafkaGuiError(
        tr("Looking through one batch of records took longer than {limit_s:.0f} s and was ended.", limit_s=limit_s),
        hint=tr("A regular expression with a repeat inside a repeat can take forever: write it in a simpler way."),
        code="SLOW_FILTER",
    )


def _gone() -> KafkaGuiError:
    return KafkaGuiError(
        tr("The process that looks through records ended by itself."),
        hint=tr("Search again; the memory may have been short."),
        code="MATCHING_ENDED",
    )
