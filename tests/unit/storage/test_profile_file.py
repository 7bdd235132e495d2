"""Profiles on disk: nothing secret, nothing lost when one entry is odd."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from kafkagui.core.errors import StorageFailed
from kafkagui.core.profiles import Environment, Profile, SaslMechanism, SecurityProtocol
from kafkagui.storage.profile_file import FileProfileStore

FULL = Profile(
    "Pröd",
    "a:1, [::1]:2",
    Environment.PRODUCTION,
    SecurityProtocol.SASL_SSL,
    SaslMechanism.SCRAM_SHA_512,
    "ann",
    "/ca.pem",
    check_host_name=False,
    read_only=True,
)


def test_the_file_holds_every_field_and_no_password(tmp_path: Path) -> None:
    FileProfileStore(tmp_path).save([FULL])
    content = json.loads((tmp_path / "profiles.json").read_text())
    assert content["version"] == 1
    (entry,) = content["profiles"]
    assert set(entry) == {name.replace("profile_id", "id") for name in Profile.__dataclass_fields__}
    assert not [name for name in entry if "password" in name or "secret" in name]
    assert FileProfileStore(tmp_path).load() == (FULL,)


def _write(tmp_path: Path, *entries: object) -> None:
    (tmp_path / "profiles.json").write_text(json.dumps({"version": 1, "profiles": list(entries)}))


def test_missing_fields_have_their_defaults(tmp_path: Path) -> None:
    _write(tmp_path, {"id": "1", "name": "n", "bootstrap_servers": "h:1"})
    assert FileProfileStore(tmp_path).load() == (Profile("n", "h:1", profile_id="1"),)


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"id": "2", "security": "QUANTUM"}, "QUANTUM"),
        ({"id": "2", "environment": 5}, "“environment” is no text"),
        ({"id": "2", "read_only": "yes"}, "“read_only” is no true or false"),
        ({"name": "n"}, "no id"),
        ("text", "no object"),
    ],
)
def test_an_entry_that_cannot_be_understood_is_kept_in_a_copy(tmp_path: Path, entry: object, words: str) -> None:
    good = {"id": "1", "name": "n", "bootstrap_servers": "h:1"}
    _write(tmp_path, good, entry)
    before = (tmp_path / "profiles.json").read_bytes()
    store = FileProfileStore(tmp_path)
    profiles = store.load()
    assert [profile.profile_id for profile in profiles] == ["1"]
    notice = store.take_notice()
    assert "1 of 2 connections" in notice
    assert words in notice
    store.save(profiles)
    (copy,) = tmp_path.glob("*.broken-*")
    assert copy.read_bytes() == before


def test_a_file_without_a_list_is_set_aside(tmp_path: Path) -> None:
    (tmp_path / "profiles.json").write_text('{"version": 1, "profiles": {}}')
    store = FileProfileStore(tmp_path)
    assert store.load() == ()
    assert "no list of profiles" in store.take_notice()
    assert list(tmp_path.glob("profiles.json.broken-*"))


def test_a_newer_file_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "profiles.json").write_text('{"version": 2, "profiles": []}')
    store = FileProfileStore(tmp_path)
    assert store.load() == ()
    with pytest.raises(StorageFailed, match="newer"):
        store.save([FULL])
    assert json.loads((tmp_path / "profiles.json").read_text())["version"] == 2


def test_of_two_windows_the_last_wins_whole(tmp_path: Path) -> None:
    first, second = FileProfileStore(tmp_path), FileProfileStore(tmp_path)
    first.save([FULL])
    second.save([Profile("b", "b:1")])
    assert [profile.name for profile in first.load()] == ["b"]
