"""Where spools live: one folder a run of the program, removed at its end, or by the next run after a crash."""

from __future__ import annotations

import contextlib
import itertools
import os
import shutil
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import platformdirs

from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import tr
from kafkagui.storage.spool import RecordSpool

_LOCK_NAME = "lock"


def default_spool_root() -> Path:
    """The user's cache folder for spools."""
    return platformdirs.user_cache_path("kafkagui", appauthor=False) / "spool"


class SpoolFactory:
    """Makes spools (the ``LogFactory`` port) in a folder of this run alone.

    The folder's lock file stays locked as long as this process lives, however it ends; folders that nobody holds
    are leftovers of a crash and are removed when the first spool is made.
    """

    def __init__(self, root: Path | None = None, limit_bytes: int | None = None) -> None:
        self._root = root or default_spool_root()
        self.limit_bytes = limit_bytes
        """How much each spool may hold, those that are open included; None is without limit."""
        self._folder: Path | None = None
        self._lock: BinaryIO | None = None
        self._numbers = itertools.count()
        self._spools: list[RecordSpool] = []

    def create(self) -> RecordSpool:
        """A new, empty spool.

        Raises:
            StorageFailed: when its file cannot be made.
        """
        try:
            folder = self._folder or self._claim_folder()
        except OSError as error:
            raise StorageFailed(
                tr(
                    "The folder {root} for received records cannot be made: {strerror}.",
                    root=self._root,
                    strerror=error.strerror,
                ),
                detail=str(error),
            ) from error
        spool = RecordSpool(folder / f"{next(self._numbers)}.batches", lambda: self.limit_bytes)
        self._spools = [other for other in self._spools if not other.is_closed] + [spool]
        return spool

    def close(self) -> None:
        """Close all spools made here and remove this run's folder."""
        if self._folder is None or self._lock is None:
            return
        for spool in self._spools:
            spool.close()
        self._lock.close()
        shutil.rmtree(self._folder, ignore_errors=True)
        self._folder = self._lock = None

    def _claim_folder(self) -> Path:
        self._root.mkdir(parents=True, exist_ok=True)
        # Nobody sweeps between the making of a folder and the locking of it.
        with _root_locked(self._root):
            _remove_leftovers(self._root)
            folder = self._root / f"run-{os.getpid()}-{uuid.uuid4().hex[:8]}"
            folder.mkdir(mode=0o700)
            lock = (folder / _LOCK_NAME).open("wb")
            _try_lock(lock)
        self._folder, self._lock = folder, lock
        return folder


@contextlib.contextmanager
def _root_locked(root: Path) -> Iterator[None]:
    with (root / _LOCK_NAME).open("wb") as lock:
        _wait_for_lock(lock)
        yield


def _remove_leftovers(root: Path) -> None:
    for folder in root.glob("run-*"):
        try:
            lock = (folder / _LOCK_NAME).open("ab")
        except OSError:
            shutil.rmtree(folder, ignore_errors=True)
            continue
        with lock:
            is_leftover = _try_lock(lock)
        if is_leftover:
            shutil.rmtree(folder, ignore_errors=True)


if sys.platform == "win32":
    import msvcrt

    def _try_lock(file: BinaryIO) -> bool:
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_for_lock(file: BinaryIO) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)

else:
    import fcntl

    def _try_lock(file: BinaryIO) -> bool:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        return True

    def _wait_for_lock(file: BinaryIO) -> None:
        fcntl.flock(file, fcntl.LOCK_EX)
