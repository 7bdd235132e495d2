"""Writing a file so that its readers find the old content or the new one, never a part.

It belongs to no room: settings, profiles and exports are all written by it.
"""

from __future__ import annotations

import contextlib
import errno
import io
import os
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from kafkagui.core.errors import StorageFailed

_REPLACE_TRIES = 6 if sys.platform == "win32" else 1
_REPLACE_PAUSE_S = 0.05
_LEFTOVER_AGE_S = 3_600
_PRIVATE_FILE = 0o600
_ORDINARY_FILE = 0o666
_PRIVATE_FOLDER = 0o700
_REASONS = {
    errno.ENOSPC: ("the disk is full", "Free some space and try again."),
    errno.EDQUOT: ("your share of the disk is used up", "Free some space and try again."),
    errno.EFBIG: ("it would be larger than this disk or account allows", "Choose another place."),
    errno.EACCES: ("it may not be written there", "Check the permissions of the folder, or choose another place."),
    errno.EPERM: ("it may not be written there", "Check the permissions of the folder, or choose another place."),
    errno.EROFS: ("the disk is read-only", "Choose another place."),
    errno.ENOENT: ("the folder is not there", "Choose another place."),
    errno.ENOTDIR: ("a part of the path is no folder", "Choose another place."),
    errno.EISDIR: ("there is a folder of that name", "Choose another name."),
}


class AtomicFile:
    """A file that appears at ``path`` when it is committed, and never if it is not.

    A link is followed, not replaced. ``private`` makes missing folders and lets only this user read (POSIX).

    Raises:
        StorageFailed: when it cannot be made.
    """

    def __init__(self, path: Path, *, private: bool = False) -> None:
        self._path = path
        with self._translated():
            self._target = path.resolve()
            if private:
                self._target.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
            self._temporary = self._target.with_name(f"{_part_stem(self._target)}.{os.urandom(6).hex()}.part")
            self._file = _create(self._temporary, _PRIVATE_FILE if private else _ORDINARY_FILE)

    def write(self, data: bytes) -> None:
        """Add bytes.

        Raises:
            StorageFailed: with the reason, such as a full disk.
        """
        with self._translated():
            self._file.write(data)

    def commit(self) -> None:
        """Force everything to the disk and put it in the place of what was there.

        Raises:
            StorageFailed: with the reason; what was there stays.
        """
        with self._translated():
            self._file.flush()
            os.fsync(self._file.fileno())
            self._file.close()
            _replace(self._temporary, self._target)
            _sync_folder(self._target.parent)

    def discard(self) -> None:
        """Throw away what was not committed; does nothing after a commit."""
        with contextlib.suppress(OSError):
            self._file.close()
        with contextlib.suppress(OSError):
            self._temporary.unlink()

    @contextlib.contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise _failed(self._path, error) from error


def write_atomically(path: Path, data: bytes, *, private: bool = False) -> None:
    """Write a whole file by an ``AtomicFile``; whatever fails leaves the old file and no other one behind.

    Raises:
        StorageFailed: with the reason, such as a full disk.
    """
    file = AtomicFile(path, private=private)
    try:
        file.write(data)
        file.commit()
    finally:
        file.discard()


def remove_leftovers(path: Path) -> None:
    """Remove the parts that killed programs left beside ``path``; younger ones may be another window's work."""
    with contextlib.suppress(OSError):
        target = path.resolve()
        oldest = time.time() - _LEFTOVER_AGE_S
        stem = f"{_part_stem(target)}."
        for part in target.parent.iterdir():
            if not (part.name.startswith(stem) and part.name.endswith(".part")):
                continue
            if part.stat().st_mtime < oldest:
                part.unlink()


def _part_stem(target: Path) -> str:
    """Cut, so that a long name with what is added stays a name that file systems take."""
    return f".{target.name[:60]}"


def _failed(path: Path, error: OSError) -> StorageFailed:
    reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), "Choose another place."))
    return StorageFailed(f"{path.name} could not be written to {path.parent}: {reason}.", hint=hint, detail=str(error))


def _create(path: Path, mode: int) -> io.BufferedWriter:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return io.BufferedWriter(io.FileIO(os.open(path, flags, mode), "wb"))


def _replace(temporary: Path, target: Path) -> None:
    """Rename over the target. Windows refuses while a reader has it open, which it has for a moment only."""
    for _ in range(_REPLACE_TRIES - 1):
        with contextlib.suppress(PermissionError):
            temporary.replace(target)
            return
        threading.Event().wait(_REPLACE_PAUSE_S)
    temporary.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the new name last over a power cut; where a folder cannot be synced, the system sees to it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
