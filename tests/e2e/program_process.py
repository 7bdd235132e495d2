"""The program as a process of its own, with files of its own."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

START_S = 60.0
END_S = 20.0


class ProgramProcess:
    """A running window; its state file tells what it shows.

    Args:
        home: the folder of its files.
        words: the command line after the program's name, or after ``driver``.
        driver: a Python file that opens the window and works in it, run in place of the program.
    """

    def __init__(self, home: Path, words: list[str] | None = None, driver: Path | None = None) -> None:
        self.home = home
        command = [*([str(driver)] if driver is not None else ["-m", "kafkagui"]), *(words or [])]
        platform = "xcb" if os.environ.get("DISPLAY") else "offscreen"
        environment = os.environ | {"KAFKAGUI_HOME": str(home), "QT_QPA_PLATFORM": platform}
        self.process = subprocess.Popen(
            [sys.executable, *command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def tabs(self) -> list[str]:
        """The titles of the open tabs, as the state file has them."""
        try:
            content = json.loads((self.home / "config" / "state.json").read_text())
            return [tab["title"] for tab in json.loads(content["texts"]["window"])["tabs"]]
        except (OSError, ValueError, KeyError):
            return []

    def log(self) -> str:
        """What the program has logged."""
        files = list(self.home.rglob("kafkagui.log"))
        return files[0].read_text() if files else ""

    def children(self) -> set[int]:
        """Process ids of its children."""
        threads = Path(f"/proc/{self.process.pid}/task").glob("*/children")
        return {int(pid) for file in threads for pid in file.read_text().split()}

    def brokers(self) -> list[int]:
        """Process ids of its children that run Java."""
        return [pid for pid in self.children() if b"java" in Path(f"/proc/{pid}/cmdline").read_bytes()]

    def until(self, condition: Callable[[], object], limit_s: float = START_S) -> None:
        """Wait until the condition holds while the program lives."""
        wait_until(lambda: condition() or self.process.poll() is not None, limit_s)
        if not condition():
            raise AssertionError(f"the program ended: {self.process.communicate()}")

    def end(self, number: signal.Signals) -> tuple[int, str, str]:
        """Send a signal and wait for the end: exit code, standard output, standard error."""
        self.process.send_signal(number)
        out, err = self.process.communicate(timeout=END_S)
        return self.process.returncode, out, err

    def kill(self) -> None:
        """Make sure that nothing is left of it."""
        if self.process.poll() is None:
            self.process.kill()
        self.process.communicate()


def is_alive(pid: int) -> bool:
    """Whether a process runs; a zombie does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def wait_until(condition: Callable[[], object], limit_s: float) -> None:
    """Look at the condition until it holds.

    Raises:
        AssertionError: it did not hold in time.
    """
    deadline = time.monotonic() + limit_s
    pause = threading.Event()
    while not condition():
        if time.monotonic() > deadline:
            raise AssertionError(f"not true within {limit_s} s")
        pause.wait(0.05)
