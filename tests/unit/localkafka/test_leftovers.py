"""Data of killed programs is cleared, data in use is not."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from kafkagui.localkafka.instance import InstanceLock
from kafkagui.localkafka.leftovers import make_throw_away_dir


def folder(parent: Path, name: str, *, age_s: float) -> Path:
    """A throw-away folder of some age."""
    made = parent / name
    (made / "node-1").mkdir(parents=True)
    then = made.stat().st_mtime - age_s
    os.utime(made, (then, then))
    return made


def test_only_old_folders_that_nobody_holds_are_removed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    abandoned = folder(tmp_path, "kafkagui-local-dead", age_s=3600)
    young = folder(tmp_path, "kafkagui-local-young", age_s=0)
    foreign = folder(tmp_path, "other-tool", age_s=3600)
    used = folder(tmp_path, "kafkagui-local-used", age_s=0)
    lock = InstanceLock(used)
    lock.take()
    os.utime(used, (1, 1))

    made = make_throw_away_dir()
    lock.release()

    assert not abandoned.exists()
    assert young.exists() and foreign.exists() and used.exists() and made.exists()
