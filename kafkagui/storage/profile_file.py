"""Profiles in a file of their own; passwords are never in it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

from kafkagui.core.profiles import Environment, Profile, SaslMechanism, SecurityProtocol
from kafkagui.core.wording import mark, tr
from kafkagui.storage.versioned_file import Json, JsonObject, VersionedFile

PROFILES_VERSION = 1
_DEFAULTS = Profile("", "", profile_id="")

_KINDS: dict[type[object], str] = {str: "text", bool: "true or false"}
_Field = TypeVar("_Field", str, bool)


class FileProfileStore:
    """``ProfileStore`` over a versioned file, by default ``profiles.json`` in the configuration folder."""

    def __init__(self, folder: Path) -> None:
        self._file = VersionedFile(folder / "profiles.json", PROFILES_VERSION)

    def load(self) -> tuple[Profile, ...]:
        """All profiles; one that cannot be understood is left out, said, and kept in a copy of the file."""
        content = self._file.read()
        if content is None:
            return ()
        entries = content.get("profiles")
        if not isinstance(entries, list):
            self._file.set_aside(tr("it has no list of profiles"), and_start=mark("Kafka GUI starts with no profiles"))
            return ()
        profiles, wrong = _understood(entries)
        if wrong:
            self._file.keep_copy(
                tr(
                    "{count} of {total} connections cannot be understood ({example})",
                    count=len(wrong),
                    total=len(entries),
                    example=wrong[0],
                )
            )
        return profiles

    def save(self, profiles: Sequence[Profile]) -> None:
        """Write all profiles, atomically.

        Raises:
            StorageFailed: when the file cannot be written, or a newer program wrote it.
        """
        self._file.write({"profiles": [_entry(profile) for profile in profiles]})

    def take_notice(self) -> str:
        """A sentence on what happened to a broken file, once; then empty."""
        return self._file.take_notice()


def _understood(entries: list[Json]) -> tuple[tuple[Profile, ...], list[str]]:
    profiles: list[Profile] = []
    wrong: list[str] = []
    for number, entry in enumerate(entries, 1):
        try:
            if not isinstance(entry, dict):
                raise ValueError("it is no object")
            profiles.append(_profile(entry))
        except ValueError as error:
            wrong.append(tr("number {number}: {error}", number=number, error=error))
    return tuple(profiles), wrong


def _entry(profile: Profile) -> JsonObject:
    return {
        "id": profile.profile_id,
        "name": profile.name,
        "bootstrap_servers": profile.bootstrap_servers,
        "environment": profile.environment.value,
        "security": profile.security.value,
        "mechanism": profile.mechanism.value,
        "username": profile.username,
        "ca_file": profile.ca_file,
        "check_host_name": profile.check_host_name,
        "read_only": profile.read_only,
    }


def _profile(entry: JsonObject) -> Profile:
    """Read one entry; a field that is missing has its default, but for those that make it a connection.

    Raises:
        ValueError: naming the field that is wrong.
    """
    profile_id = _field(entry, "id", "")
    if not profile_id:
        raise ValueError("it has no id")
    return Profile(
        name=_field(entry, "name", _DEFAULTS.name),
        bootstrap_servers=_field(entry, "bootstrap_servers", _DEFAULTS.bootstrap_servers),
        environment=Environment(_field(entry, "environment", _DEFAULTS.environment.value)),
        security=SecurityProtocol(_field(entry, "security", _DEFAULTS.security.value)),
        mechanism=SaslMechanism(_field(entry, "mechanism", _DEFAULTS.mechanism.value)),
        username=_field(entry, "username", _DEFAULTS.username),
        ca_file=_field(entry, "ca_file", _DEFAULTS.ca_file),
        check_host_name=_field(entry, "check_host_name", _DEFAULTS.check_host_name),
        read_only=_field(entry, "read_only", _DEFAULTS.read_only),
        profile_id=profile_id,
    )


def _field(entry: JsonObject, name: str, default: _Field) -> _Field:
    value = entry.get(name, default)
    if not isinstance(value, type(default)):
        raise ValueError(f"“{name}” is no {_KINDS[type(default)]}")
    return value
