"""One broker process: started under the guard, stopped by closing its standard input."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.wording import tr

_POLL_S = 0.02
_KILL_TIMEOUT_S = 5.0
if sys.platform == "win32":
    _NO_WINDOW = subprocess.CREATE_NO_WINDOW
else:
    _NO_WINDOW = 0


class BrokerProcess:
    """A running Java process. Its output goes to a file: a full pipe would block the broker.

    It has a session of its own, so that a Ctrl-C in the terminal reaches this program only.
    """

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self._process = process
        self._waker: subprocess.Popen[bytes] | None = None

    @classmethod
    async def start(cls, command: Sequence[str], log: Path) -> BrokerProcess:
        """Start; a former log is kept beside the new one with `.1` at its end.

        Raises:
            LocalKafkaFailed: when Java cannot be started.
        """
        spawning = asyncio.ensure_future(asyncio.to_thread(_spawn, command, log))
        try:
            return cls(await asyncio.shield(spawning))
        except asyncio.CancelledError:
            # The thread cannot be stopped half way: what it starts must be ended here.
            nobodys = cls(await spawning)
            nobodys.kill()
            await nobodys.wait(_KILL_TIMEOUT_S)
            raise

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def exit_code(self) -> int | None:
        """The exit code, negative for a signal; None while it runs."""
        return self._process.poll()

    def ask_to_stop(self) -> None:
        """Close its standard input: the guard then exits cleanly. A process that anybody has frozen is woken first."""
        self.resume()
        self._wake()
        if self._process.stdin is not None:
            with contextlib.suppress(OSError):
                self._process.stdin.close()

    def give_way(self) -> None:
        """Let it have only what other programs leave; on Windows its priority stays."""
        if sys.platform != "win32":
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self.pid, 19)

    def kill(self) -> None:
        """End it at once, as a crash would."""
        self._process.kill()
        self.ask_to_stop()

    async def freeze(self) -> None:
        """Stop its clock: connections stay open and nothing answers (SIGSTOP).

        Raises:
            LocalKafkaFailed: on Windows, which has no such signal.
        """
        if sys.platform == "win32":
            raise LocalKafkaFailed(tr("A broker cannot be frozen on Windows."), hint=tr("Cut its network instead."))
        if self._waker is None:
            self._waker = await asyncio.to_thread(_start_waker, self.pid)
        self._process.send_signal(signal.SIGSTOP)

    def resume(self) -> None:
        """Let a frozen process go on; does nothing to another."""
        waker, self._waker = self._waker, None
        if waker is not None:
            self._wake()
            waker.communicate()

    def _wake(self) -> None:
        if sys.platform != "win32":
            self._process.send_signal(signal.SIGCONT)

    async def wait(self, timeout_s: float) -> bool:
        """Wait for its end; False when the time is up."""
        deadline = time.monotonic() + timeout_s
        while self._process.poll() is None:
            if time.monotonic() >= deadline:
                return False
            await asyncio.sleep(_POLL_S)
        return True


def _spawn(command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
    if log.exists():
        log.replace(log.with_name(f"{log.name}.1"))
    try:
        with log.open("ab") as output:
            return _popen(command, output.fileno(), log.parent)
    except OSError as error:
        raise LocalKafkaFailed(
            tr("The broker's Java could not be started: {command}.", command=command[0]),
            hint=tr("Check that the file exists and may be run."),
            detail=f"{type(error).__name__}: {error}",
            code="JAVA_NOT_STARTED",
        ) from error


def _popen(command: Sequence[str], output: int, folder: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=output,
        stderr=subprocess.STDOUT,
        cwd=folder,
        start_new_session=True,
        creationflags=_NO_WINDOW,
    )


def _start_waker(pid: int) -> subprocess.Popen[bytes]:
    """A tiny process that wakes a frozen one when this program ends, however: frozen, its guard cannot see it."""
    return subprocess.Popen(
        ["/bin/sh", "-c", 'read -r line; kill -CONT "$1"', "waker", str(pid)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
