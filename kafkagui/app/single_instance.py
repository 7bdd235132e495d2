"""One window for a person and a home: a lock that the system lets go of with its process, also after a kill.

It is looked at before anything of the window is imported, so it costs a start next to nothing. Its file holds the
name of the socket at which the window of the process that has the lock can be called.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path

_LOCKED_AT = 1 << 30
"""Windows refuses to read what is locked, so a byte far behind the name is."""


class SingleInstance:
    """The lock of one home.

    Args:
        folder: of the configuration; made where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "window.lock"
        self._descriptor = -1

    def take(self) -> bool:
        """Try to be the first; True also where the file cannot be made, since then nobody can be asked."""
        if self._descriptor >= 0:
            return True
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError:
            return True
        try:
            lock_file(descriptor)
        except OSError:
            os.close(descriptor)
            return False
        self._descriptor = descriptor
        return True

    @property
    def is_held(self) -> bool:
        """Whether this process has the lock."""
        return self._descriptor >= 0

    def address(self) -> str:
        """The full name of the socket of who has the lock, or had it last; empty when there is none."""
        try:
            return self._path.read_text("utf-8")
        except (OSError, ValueError):
            return ""

    def tell_address(self, name: str) -> None:
        """Say where the window of this process can be called."""
        if self.is_held:
            os.ftruncate(self._descriptor, 0)
            os.lseek(self._descriptor, 0, os.SEEK_SET)
            os.write(self._descriptor, name.encode())

    def release(self) -> None:
        """Let go of it; the file stays, since taking it away could take it from the next one."""
        if self.is_held:
            with contextlib.suppress(OSError):
                self.tell_address("")
            os.close(self._descriptor)
            self._descriptor = -1


def lock_file(descriptor: int) -> None:
    """Lock an open file for this process.

    Raises:
        OSError: another process has it locked.
    """
    if sys.platform == "win32":
        import msvcrt

        os.lseek(descriptor, _LOCKED_AT, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        import fcntl

        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
