"""Text files that a person chooses."""

from __future__ import annotations

from pathlib import Path

import pytest

from kafkagui.core.errors import StorageFailed
from kafkagui.storage import text_files
from kafkagui.storage.text_files import TextFilesOnDisk


async def test_what_is_written_is_read(tmp_path: Path) -> None:
    files = TextFilesOnDisk()
    await files.write(tmp_path / "a.kafkarun", "Größe ✔\n")
    assert await files.read(tmp_path / "a.kafkarun") == "Größe ✔\n"


async def test_what_cannot_be_read_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = TextFilesOnDisk()
    with pytest.raises(StorageFailed, match="cannot be read: No such file"):
        await files.read(tmp_path / "none")
    (tmp_path / "bytes").write_bytes(b"\xff\xfe")
    with pytest.raises(StorageFailed, match="is no text"):
        await files.read(tmp_path / "bytes")
    monkeypatch.setattr(text_files, "MOST_BYTES", 1)
    with pytest.raises(StorageFailed, match="too large"):
        await files.read(tmp_path / "bytes")


async def test_what_cannot_be_written_is_said(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed):
        await TextFilesOnDisk().write(tmp_path / "no" / "folder", "x")
