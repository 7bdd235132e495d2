"""Writing a file so that its readers find the old content or the new one, never a part.

It belongs to no room: settings, profiles and exports are all written by it.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import sys
import threading
from collections.abc import Iterable
from pathlib import Path

from kafkagui.core.errors import StorageFailed

_REPLACE_TRIES = 6 if sys.platform == "win32" else 1
_REPLACE_PAUSE_S = 0.05
_PRIVATE_FILE = 0o600
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


def write_atomically(path: Path, chunks: Iterable[bytes], *, private: bool = False) -> None:
    """Write ``chunks`` to a new file beside ``path``, force it to the disk, then put it in the old one's place.

    Whatever fails, also in ``chunks`` itself, leaves the old file as it was and no other file behind. A link is
    followed, not replaced. ``private`` makes missing folders and lets only this user read (POSIX).

    Raises:
        StorageFailed: with the reason, such as a full disk.
    """
    try:
        target = path.resolve()
        if private:
            target.parent.mkdir(mode=_PRIVATE_FOLDER, parents=True, exist_ok=True)
        temporary = target.with_name(f".{target.name[:200]}.{secrets.token_hex(6)}.part")
        try:
            _write(temporary, chunks, _PRIVATE_FILE if private else 0o666)
            _replace(temporary, target)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
        _sync_folder(target.parent)
    except OSError as error:
        raise _failed(path, error) from error


def _failed(path: Path, error: OSError) -> StorageFailed:
    reason, hint = _REASONS.get(error.errno or 0, (error.strerror or str(error), "Choose another place."))
    return StorageFailed(f"{path.name} could not be written to {path.parent}: {reason}.", hint=hint, detail=str(error))


def _write(path: Path, chunks: Iterable[bytes], mode: int) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, mode), "wb") as file:
        for chunk in chunks:
            file.write(chunk)
        file.flush()
        os.fsync(file.fileno())


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
