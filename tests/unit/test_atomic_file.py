"""Files that are whole or unchanged, whatever happens while they are written."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import pytest

from kafkagui.atomic_file import AtomicFile, remove_leftovers, write_atomically
from kafkagui.core.errors import StorageFailed

posix_only = pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_writes_and_replaces(tmp_path: Path) -> None:
    path = tmp_path / "a.json"
    write_atomically(path, b"one two")
    write_atomically(path, b"three")
    assert path.read_bytes() == b"three"
    assert _names(tmp_path) == ["a.json"]


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EDQUOT, "your share"), (errno.EROFS, "read-only"), (9_999, "odd")],
)
def test_a_disk_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, words: str
) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(b"old")

    def fail(descriptor: int) -> None:
        raise OSError(number, "odd")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(StorageFailed, match=words) as caught:
        write_atomically(path, b"new")
    assert "a.json" in caught.value.message
    assert caught.value.hint
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["a.json"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs the device that is always full")
def test_a_full_disk_is_met_while_writing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is opened on a device that answers every write as a full disk does."""
    really = os.open

    def open_full(path: Path, flags: int, mode: int = 0o777) -> int:
        os.close(really(path, flags, mode))
        return really("/dev/full", os.O_WRONLY)

    monkeypatch.setattr(os, "open", open_full)
    with pytest.raises(StorageFailed, match="the disk is full"):
        write_atomically(tmp_path / "a", b"x" * 100_000)
    assert _names(tmp_path) == []


def test_what_is_not_committed_never_appears(tmp_path: Path) -> None:
    file = AtomicFile(tmp_path / "a")
    file.write(b"half")
    assert not (tmp_path / "a").exists()
    file.discard()
    file.discard()
    assert _names(tmp_path) == []


def test_discarding_after_a_commit_does_nothing(tmp_path: Path) -> None:
    file = AtomicFile(tmp_path / "a")
    file.write(b"one ")
    file.write(b"two")
    file.commit()
    file.discard()
    assert (tmp_path / "a").read_bytes() == b"one two"


@posix_only
def test_the_system_stops_a_file_that_grows_too_large(tmp_path: Path) -> None:
    import resource

    path = tmp_path / "a"
    path.write_bytes(b"old")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, before[1]))
    try:
        with pytest.raises(StorageFailed, match="larger than"):
            write_atomically(path, b"x" * 120_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert path.read_bytes() == b"old"
    assert _names(tmp_path) == ["a"]


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(StorageFailed, match="the folder is not there"):
        write_atomically(tmp_path / "none" / "a", b"x")
    write_atomically(tmp_path / "made" / "deep" / "a", b"x", private=True)
    assert (tmp_path / "made" / "deep" / "a").read_bytes() == b"x"


def test_a_file_where_a_folder_should_be(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StorageFailed, match="no folder"):
        write_atomically(tmp_path / "file" / "a", b"x")


@posix_only
def test_a_folder_that_may_not_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    user = os.geteuid()
    try:
        if user == 0:  # Root may write everywhere.
            os.seteuid(65_534)
        with pytest.raises(StorageFailed, match="may not be written"):
            write_atomically(tmp_path / "a", b"x")
    finally:
        os.seteuid(user)
        tmp_path.chmod(0o700)
    assert _names(tmp_path) == []


@pytest.mark.parametrize(("failures", "succeeds"), [(1, True), (2, True), (3, False)])
def test_a_reader_that_holds_the_file_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failures: int, succeeds: bool
) -> None:
    """As on Windows, where a file that is open cannot be replaced."""
    refusals = [PermissionError(errno.EACCES, "in use")] * failures
    really = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if refusals:
            raise refusals.pop()
        return really(self, target)

    monkeypatch.setattr("kafkagui.atomic_file._REPLACE_TRIES", 3)
    monkeypatch.setattr(Path, "replace", replace)
    if succeeds:
        write_atomically(tmp_path / "a", b"x")
    else:
        with pytest.raises(StorageFailed):
            write_atomically(tmp_path / "a", b"x")
    assert _names(tmp_path) == (["a"] if succeeds else [])


@posix_only
def test_private_files_are_for_this_user_alone(tmp_path: Path) -> None:
    write_atomically(tmp_path / "new" / "secret", b"x", private=True)
    assert (tmp_path / "new" / "secret").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


@posix_only
def test_other_files_follow_the_users_mask(tmp_path: Path) -> None:
    (tmp_path / "plain").touch()
    write_atomically(tmp_path / "a", b"x")
    assert (tmp_path / "a").stat().st_mode == (tmp_path / "plain").stat().st_mode


@posix_only
def test_a_link_is_followed(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real" / "file")
    write_atomically(tmp_path / "link", b"x")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "file").read_bytes() == b"x"


def test_a_very_long_name_is_written(tmp_path: Path) -> None:
    path = tmp_path / ("n" * 250)
    write_atomically(path, b"x")
    assert path.read_bytes() == b"x"


def test_writers_at_the_same_time_never_mix(tmp_path: Path) -> None:
    path = tmp_path / "a"
    contents = [bytes([letter]) * 50_000 for letter in b"abcd"]

    def write(content: bytes) -> None:
        for _ in range(10):
            write_atomically(path, content)

    write_atomically(path, contents[0])
    threads = [threading.Thread(target=write, args=(content,)) for content in contents]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):
        assert path.read_bytes() in contents
    for thread in threads:
        thread.join()
    assert path.read_bytes() in contents
    assert _names(tmp_path) == ["a"]


def test_only_old_leftovers_of_this_file_are_removed(tmp_path: Path) -> None:
    path = tmp_path / "a[1].json"
    fresh, old = AtomicFile(path), AtomicFile(path)
    (stale,) = {each.name for each in tmp_path.iterdir()} - {fresh._temporary.name}
    os.utime(tmp_path / stale, (0, 0))
    for name in ("other.json", ".other.json.1234.part"):
        (tmp_path / name).touch()
        os.utime(tmp_path / name, (0, 0))
    remove_leftovers(path)
    assert _names(tmp_path) == sorted((fresh._temporary.name, "other.json", ".other.json.1234.part"))
    fresh.discard()
    old.discard()


def test_there_need_be_no_folder_to_look_for_leftovers(tmp_path: Path) -> None:
    remove_leftovers(tmp_path / "none" / "a")
    assert _names(tmp_path) == []
