"""State on disk: written soon, in batches, and never at the price of another window's whole file."""

from __future__ import annotations

import errno
import json
import os
import threading
from pathlib import Path

import pytest

from kafkagui.core.errors import StorageFailed
from kafkagui.storage.state_file import FileStateStore

NEVER_S = 3_600.0
DEADLINE_S = 10.0


def _texts(folder: Path) -> dict[str, str]:
    texts: dict[str, str] = json.loads((folder / "state.json").read_text())["texts"]
    return texts


def _wait_for_writer() -> None:
    for thread in threading.enumerate():
        if thread.name == "state-file":
            thread.join(DEADLINE_S)
            assert not thread.is_alive()


def test_puts_are_written_soon_and_together(tmp_path: Path) -> None:
    store = FileStateStore(tmp_path, write_delay_s=0.05)
    store.put("a", "1")
    store.put("b", "2")
    assert [thread.name for thread in threading.enumerate()].count("state-file") == 1
    _wait_for_writer()
    assert _texts(tmp_path) == {"a": "1", "b": "2"}
    store.put("a", "3")
    _wait_for_writer()
    assert _texts(tmp_path) == {"a": "3", "b": "2"}


def test_flush_writes_at_once_and_leaves_no_thread(tmp_path: Path) -> None:
    store = FileStateStore(tmp_path, write_delay_s=NEVER_S)
    store.put("a", "1")
    assert not (tmp_path / "state.json").exists()
    store.flush()
    assert _texts(tmp_path) == {"a": "1"}
    _wait_for_writer()


def test_what_did_not_change_is_not_written(tmp_path: Path) -> None:
    store = FileStateStore(tmp_path, write_delay_s=NEVER_S)
    store.flush()
    assert not (tmp_path / "state.json").exists()
    store.put("a", "1")
    store.flush()
    (tmp_path / "state.json").unlink()
    store.put("a", "1")
    store.flush()
    assert not (tmp_path / "state.json").exists()


def test_a_failed_write_is_said_and_tried_again(tmp_path: Path) -> None:
    folder = tmp_path / "config"
    folder.write_bytes(b"a file in the way")
    store = FileStateStore(folder, write_delay_s=0.01)
    assert "cannot be read" in store.take_notice()
    folder.unlink()
    store = FileStateStore(folder, write_delay_s=0.01)
    folder.write_bytes(b"a file in the way")
    store.put("a", "1")
    _wait_for_writer()
    assert "could not be written" in store.take_notice()
    assert store.take_notice() == ""
    with pytest.raises(StorageFailed):
        store.flush()
    folder.unlink()
    store.flush()
    assert _texts(folder) == {"a": "1"}


def test_a_newer_file_is_left_alone_without_a_thread(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text('{"version": 2, "texts": {"a": "future"}}')
    store = FileStateStore(tmp_path, write_delay_s=0.01)
    assert "newer" in store.take_notice()
    store.put("a", "1")
    assert store.get("a") == "1"
    store.flush()
    assert json.loads((tmp_path / "state.json").read_text())["version"] == 2


def test_a_file_without_texts_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text('{"version": 1, "texts": []}')
    store = FileStateStore(tmp_path)
    assert store.get("a", "default") == "default"
    assert "no texts" in store.take_notice()


def test_entries_that_are_no_texts_are_kept_in_a_copy(tmp_path: Path) -> None:
    (tmp_path / "state.json").write_text('{"version": 1, "texts": {"a": "1", "b": 2}}')
    store = FileStateStore(tmp_path)
    assert store.get("a") == "1"
    assert store.get("b") == ""
    assert "1 of 2 entries" in store.take_notice()
    assert list(tmp_path.glob("state.json.broken-*"))


def test_of_two_windows_the_last_wins_whole(tmp_path: Path) -> None:
    first = FileStateStore(tmp_path, write_delay_s=NEVER_S)
    second = FileStateStore(tmp_path, write_delay_s=NEVER_S)
    for number in range(20):
        first.put("who", f"first {number}")
        first.put("also", f"first {number}")
        second.put("who", f"second {number}")
        writers = [threading.Thread(target=store.flush) for store in (first, second)]
        for writer in writers:
            writer.start()
        for writer in writers:
            writer.join()
        assert _texts(tmp_path) in (
            {"who": f"first {number}", "also": f"first {number}"},
            {"who": f"second {number}"},
        )
    _wait_for_writer()


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_the_file_is_for_this_user_alone(tmp_path: Path) -> None:
    store = FileStateStore(tmp_path / "config", write_delay_s=NEVER_S)
    store.put("draft", "secret plans")
    store.flush()
    assert (tmp_path / "config" / "state.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("number", "said"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "the disk is read-only"), (errno.EACCES, "may not be written")],
)
def test_why_nothing_can_be_written_is_said_and_the_old_file_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, said: str
) -> None:
    store = FileStateStore(tmp_path, write_delay_s=0.01)
    store.put("a", "1")
    store.flush()

    def refuse(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", refuse)
    store.put("a", "2")
    _wait_for_writer()
    assert said in store.take_notice()
    assert _texts(tmp_path) == {"a": "1"}
    monkeypatch.undo()
    store.flush()
    assert _texts(tmp_path) == {"a": "2"}
    assert [path.name for path in tmp_path.iterdir()] == ["state.json"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder_is_said(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    store = FileStateStore(tmp_path, write_delay_s=0.01)
    store.put("a", "1")
    _wait_for_writer()
    tmp_path.chmod(0o700)
    assert "may not be written" in store.take_notice()


@pytest.mark.parametrize("length", [1, 20, 60, 100])
def test_a_truncated_file_is_set_aside_whole(tmp_path: Path, length: int) -> None:
    store = FileStateStore(tmp_path, write_delay_s=NEVER_S)
    store.put("window", "x" * 100)
    store.flush()
    whole = (tmp_path / "state.json").read_bytes()
    (tmp_path / "state.json").write_bytes(whole[:length])
    again = FileStateStore(tmp_path)
    assert again.get("window") == ""
    (aside,) = tmp_path.iterdir()
    assert aside.name in again.take_notice()
    assert aside.read_bytes() == whole[:length]
