"""A versioned file: migrated, protected, set aside; reading is never fatal and nothing is destroyed."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kafkagui.core.errors import StorageFailed
from kafkagui.storage.versioned_file import JsonObject, VersionedFile

BROKEN = [
    (b"", "not JSON at line 1, column 1"),
    (b'{"version": 1,\n "a"', "not JSON at line 2"),
    (b"\xff\xfe", "byte 0 is not UTF-8"),
    (b"[1]", "no object"),
    (b"{}", "no version"),
    (b'{"version": true}', "no version"),
    (b'{"version": "1"}', "no version"),
    (b'{"version": 0}', "no version"),
    (b"[" * 100_000, "cannot be read"),
    (b'{"version": ' + b"1" * 5_000 + b"}", "cannot be read"),
]


def _file(tmp_path: Path, version: int = 1) -> VersionedFile:
    return VersionedFile(tmp_path / "f.json", version)


def test_no_file_is_no_content_and_no_notice(tmp_path: Path) -> None:
    file = _file(tmp_path)
    assert file.read() is None
    assert file.take_notice() == ""
    assert not file.is_protected


@pytest.mark.parametrize("text", ["plain", "\ud800\u2028", "ü" * 1_000])
def test_what_is_written_is_read(tmp_path: Path, text: str) -> None:
    _file(tmp_path).write({"a": text, "n": [1, None, True]})
    assert _file(tmp_path).read() == {"a": text, "n": [1, None, True]}


@pytest.mark.parametrize(("data", "reason"), BROKEN)
def test_a_broken_file_is_set_aside_and_said(tmp_path: Path, data: bytes, reason: str) -> None:
    (tmp_path / "f.json").write_bytes(data)
    file = _file(tmp_path)
    assert file.read() is None
    notice = file.take_notice()
    assert reason in notice
    assert file.take_notice() == ""
    (aside,) = tmp_path.iterdir()
    assert aside.name.startswith("f.json.broken-")
    assert aside.name in notice
    assert aside.read_bytes() == data
    file.write({"a": 1})
    assert file.read() == {"a": 1}


def test_files_broken_in_the_same_second_are_all_kept(tmp_path: Path) -> None:
    file = _file(tmp_path)
    for number in range(4):
        (tmp_path / "f.json").write_bytes(b"broken %d" % number)
        file.read()
    kept = {path.read_bytes() for path in tmp_path.iterdir()}
    assert kept == {b"broken %d" % number for number in range(4)}


@given(data=st.binary(max_size=60) | st.text(max_size=30).map(str.encode))
def test_any_content_is_survived(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("any") / "f.json"
    path.write_bytes(data)
    VersionedFile(path, 1).read()


def test_a_newer_file_is_left_alone(tmp_path: Path) -> None:
    content = b'{"version": 7, "future": true}'
    (tmp_path / "f.json").write_bytes(content)
    file = _file(tmp_path)
    assert file.read() is None
    assert "newer Kafka GUI (version 7" in file.take_notice()
    assert file.is_protected
    with pytest.raises(StorageFailed, match="newer"):
        file.write({"a": 1})
    assert (tmp_path / "f.json").read_bytes() == content


def test_a_file_that_cannot_be_read_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "f.json").mkdir()
    file = _file(tmp_path)
    assert file.read() is None
    assert "cannot be read" in file.take_notice()
    with pytest.raises(StorageFailed):
        file.write({"a": 1})


def test_old_versions_are_migrated_step_by_step(tmp_path: Path) -> None:
    (tmp_path / "f.json").write_text('{"version": 1, "path": "a"}')

    def split(content: JsonObject) -> JsonObject:
        return {"paths": [content["path"]]}

    def count(content: JsonObject) -> JsonObject:
        paths = content["paths"]
        assert isinstance(paths, list)
        return {**content, "count": len(paths)}

    file = VersionedFile(tmp_path / "f.json", 3, {1: split, 2: count})
    content = file.read()
    assert content == {"paths": ["a"], "count": 1}
    file.write(content)
    assert json.loads((tmp_path / "f.json").read_text())["version"] == 3


@pytest.mark.parametrize("content", ['{"version": 1}', '{"version": 1, "n": "x"}', '{"version": 1, "n": null}'])
def test_an_old_file_that_cannot_be_migrated_is_set_aside(tmp_path: Path, content: str) -> None:
    (tmp_path / "f.json").write_text(content)

    def to_number(old: JsonObject) -> JsonObject:
        return {"n": int(old["n"])}  # type: ignore[arg-type]

    file = VersionedFile(tmp_path / "f.json", 2, {1: to_number})
    assert file.read() is None
    assert "cannot be brought up to date" in file.take_notice()
    (aside,) = tmp_path.iterdir()
    assert aside.read_text() == content


def test_a_broken_file_that_cannot_be_set_aside_is_left_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "f.json").write_bytes(b"broken")
    file = _file(tmp_path)

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(Path, "rename", refuse)
    assert file.read() is None
    assert "cannot be set aside" in file.take_notice()
    with pytest.raises(StorageFailed, match="broken"):
        file.write({})
    assert (tmp_path / "f.json").read_bytes() == b"broken"


def test_a_copy_that_cannot_be_made_protects_the_file(tmp_path: Path) -> None:
    file = _file(tmp_path)
    file.keep_copy("1 of 2 entries is odd")
    assert "cannot be copied" in file.take_notice()
    assert file.is_protected


@pytest.mark.skipif(os.name != "posix", reason="file modes are POSIX's")
def test_files_are_for_this_user_alone(tmp_path: Path) -> None:
    file = VersionedFile(tmp_path / "config" / "f.json", 1)
    file.write({})
    assert file.path.stat().st_mode & 0o777 == 0o600
