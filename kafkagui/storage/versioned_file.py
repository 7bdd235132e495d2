"""A JSON file with a version: migrated when old, left alone when newer, set aside when broken."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeAlias

from kafkagui.atomic_file import remove_leftovers, write_atomically
from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import mark, tr

Json: TypeAlias = "bool | int | float | str | list[Json] | dict[str, Json] | None"
JsonObject: TypeAlias = dict[str, Json]
Migration: TypeAlias = Callable[[JsonObject], JsonObject]


class _Broken(Exception):
    """The content is not what this file holds; the text says why."""


class VersionedFile:
    """One file of one object with a ``version``.

    ``migrations[n]`` turns content of version n into content of version n + 1. Nothing that reading meets is fatal:
    ``read`` gives None and ``take_notice`` says why.
    """

    def __init__(self, path: Path, version: int, migrations: Mapping[int, Migration] | None = None) -> None:
        self.path = path
        self._version = version
        self._migrations = migrations or {}
        self._notices: list[str] = []
        self._protected_because = ""

    @property
    def is_protected(self) -> bool:
        """Whether the file on disk is one that this program must not replace; known after ``read``."""
        return bool(self._protected_because)

    def read(self) -> JsonObject | None:
        """The content in the current version; None where there is no file or none that can be used."""
        self._protected_because = ""
        remove_leftovers(self.path)
        try:
            data = self.path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            self._protect(tr("{path} cannot be read ({strerror})", path=self.path, strerror=error.strerror))
            return None
        try:
            content, version = _parse(data)
        except _Broken as broken:
            self.set_aside(str(broken))
            return None
        if version > self._version:
            self._protect(
                tr(
                    "{path} was written by a newer Kafka GUI (version {version} of the file)",
                    path=self.path,
                    version=version,
                )
            )
            return None
        return self._migrated(content, version)

    def _migrated(self, content: JsonObject, version: int) -> JsonObject | None:
        try:
            for step in range(version, self._version):
                content = self._migrations[step](content)
        except (KeyError, TypeError, ValueError) as error:
            self.set_aside(
                tr("version {version} of it cannot be brought up to date: {error!r}", version=version, error=error)
            )
            return None
        return content

    def _protect(self, what: str) -> None:
        self._protected_because = what
        self._notices.append(
            tr("{what}, so it is left as it is: its content is not used, and changes are not kept.", what=what)
        )

    def write(self, content: JsonObject) -> None:
        """Write the content with the current version, atomically, readable by this user only.

        Raises:
            StorageFailed: when it cannot be written, or the file there must not be replaced.
        """
        if self._protected_because:
            raise StorageFailed(
                tr("{protected_because}, so it is not replaced.", protected_because=self._protected_because),
                hint=tr("Update Kafka GUI, or move the file away."),
            )
        text = json.dumps({"version": self._version, **content}, ensure_ascii=True, indent=1)
        write_atomically(self.path, f"{text}\n".encode("ascii"), private=True)

    def set_aside(self, reason: str, *, and_start: str = mark("Kafka GUI starts without it")) -> None:
        """Give a broken file another name, so that it is neither used nor lost, and say so."""
        try:
            aside = self._free_name()
            self.path.rename(aside)
        except OSError as error:
            self._protect(
                tr(
                    "{path} is broken ({reason}) and cannot be set aside ({strerror})",
                    path=self.path,
                    reason=reason,
                    strerror=error.strerror,
                )
            )
            return
        self._notices.append(
            tr(
                "{path} is broken ({reason}). It was set aside as {aside}; {and_start}.",
                path=self.path,
                reason=reason,
                aside=aside.name,
                and_start=tr(and_start),
            )
        )

    def keep_copy(self, what_was_wrong: str) -> None:
        """Copy a file of which only a part can be used, before the next write drops the rest, and say so."""
        try:
            copy = self._free_name()
            shutil.copy2(self.path, copy)
        except OSError as error:
            self._protect(
                tr(
                    "{what_was_wrong} in {path}, and it cannot be copied ({strerror})",
                    what_was_wrong=what_was_wrong,
                    path=self.path,
                    strerror=error.strerror,
                )
            )
            return
        self._notices.append(
            tr(
                "{what_was_wrong} in {path}. The file as it was is kept as {copy}.",
                what_was_wrong=what_was_wrong,
                path=self.path,
                copy=copy.name,
            )
        )

    def _free_name(self) -> Path:
        # Here, since hardly any start needs it.
        from datetime import datetime

        stem = f"{self.path.name}.broken-{datetime.now().astimezone():%Y%m%d-%H%M%S}"
        candidate, number = self.path.with_name(stem), 2
        while candidate.exists():
            candidate, number = self.path.with_name(f"{stem}-{number}"), number + 1
        return candidate

    def take_notice(self) -> str:
        """What happened to the file, once; then empty."""
        notice = " ".join(self._notices)
        self._notices.clear()
        return notice


def _parse(data: bytes) -> tuple[JsonObject, int]:
    try:
        content = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise _Broken(tr("byte {start} is not UTF-8", start=error.start)) from error
    except json.JSONDecodeError as error:
        raise _Broken(
            tr("it is not JSON at line {lineno}, column {colno}", lineno=error.lineno, colno=error.colno)
        ) from error
    except (RecursionError, ValueError) as error:
        raise _Broken(tr("it cannot be read: {error}", error=error)) from error
    if not isinstance(content, dict):
        raise _Broken(tr("it holds no object"))
    version = content.pop("version", None)
    if type(version) is not int or version < 1:
        raise _Broken(tr("it has no version"))
    return content, version
