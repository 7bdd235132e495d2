"""What is left of a program that the system ended in the middle of native code, such as by a bad memory access.

While the program runs, Python's ``faulthandler`` has a file open, to which it writes the stacks of all threads when
that happens. The file is locked: one that is not belongs to a program that is gone.
"""

from __future__ import annotations

import contextlib
import faulthandler
import os
from pathlib import Path
from typing import IO

from kafkagui.app.crash import versions
from kafkagui.app.single_instance import lock_file

_STEM = "native-"
_REPORT_STEM = "crash-"
_REPORTS_KEPT = 5
_LOG_LINES = 40
_LOG_END_BYTES = 20_000


class NativeCrashes:
    """Watches for native crashes of this program, and finds those of earlier ones.

    Args:
        folder: where the log is.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._path = folder / f"{_STEM}{os.getpid()}.txt"
        self._file: IO[bytes] | None = None

    def watch(self) -> None:
        """Have crashes of this program written down from now on; a folder that cannot be written to is passed over."""
        with contextlib.suppress(OSError):
            self._folder.mkdir(parents=True, exist_ok=True)
            self._file = self._path.open("w+b")
            lock_file(self._file.fileno())
        if self._file is not None:
            faulthandler.enable(self._file, all_threads=True)

    def end(self) -> None:
        """The program ends well."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None
            with contextlib.suppress(OSError):
                self._path.unlink()

    def take_left(self) -> Path | None:
        """Make a report of the newest crash that is not reported yet; asked before this program writes to the log."""
        report = None
        for path in sorted(self._folder.glob(f"{_STEM}*.txt"), key=_age):
            if path != self._path and not _is_in_use(path):
                with contextlib.suppress(OSError):
                    stacks = path.read_text("utf-8", "replace")
                    report = self._write_report(stacks, _age(path)) if stacks.strip() else report
                    path.unlink()
        return report

    def _write_report(self, stacks: str, at_s: float) -> Path:
        """Beside the log; only the newest reports are kept."""
        from datetime import datetime  # Here, since hardly any start needs it.

        when = datetime.fromtimestamp(at_s).astimezone()
        log = _end_of(self._folder / "kafkagui.log")
        story = [*versions(), f"Ended: {when:%Y-%m-%d %H:%M:%S}", "", stacks.rstrip(), "", "Log before it:", *log]
        path = self._folder / f"{_REPORT_STEM}{when:%Y%m%d-%H%M%S}.txt"
        path.write_text("\n".join(story) + "\n", "utf-8")
        for old in sorted(self._folder.glob(f"{_REPORT_STEM}*.txt"))[:-_REPORTS_KEPT]:
            old.unlink()
        return path


def _age(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def _is_in_use(path: Path) -> bool:
    """Whether the program whose file it is still runs."""
    try:
        descriptor = os.open(path, os.O_RDWR)
    except OSError:
        return True
    try:
        lock_file(descriptor)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def _end_of(log: Path) -> list[str]:
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - _LOG_END_BYTES))
            return file.read().decode("utf-8", "replace").splitlines()[-_LOG_LINES:]
    except OSError:
        return []
