"""Throw-away data that a killed program left behind."""

from __future__ import annotations

import shutil
import tempfile
import time
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka.instance import InstanceLock

_PREFIX = "kafkagui-local-"
_OLD_ENOUGH_S = 60.0
"""A younger folder may belong to a program that is about to lock it."""


def make_throw_away_dir() -> Path:
    """A new folder for data that nobody keeps; folders of programs that died are removed on the way."""
    _sweep(Path(tempfile.gettempdir()))
    return Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()


def _sweep(parent: Path) -> None:
    for folder in parent.glob(f"{_PREFIX}*"):
        if _is_abandoned(folder):
            shutil.rmtree(folder, ignore_errors=True)


def _is_abandoned(folder: Path) -> bool:
    """Old, and locked by nobody: the system frees the lock of a program that died."""
    lock = InstanceLock(folder)
    try:
        if time.time() - folder.stat().st_mtime < _OLD_ENOUGH_S:
            return False
        lock.take()
    except (LocalKafkaFailed, OSError):
        return False
    lock.release()
    return True
