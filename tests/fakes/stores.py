"""Stores in memory, with the mishaps that tests ask for."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from kafkagui.core.errors import StorageFailed
from kafkagui.core.profiles import Profile


class SecretStoreFake:
    """``SecretStore`` in memory; ``refusal`` is raised by every call while it is set, ``answers`` holds loads back."""

    def __init__(self, *, is_lasting: bool = True) -> None:
        self.is_lasting = is_lasting
        self.refusal: StorageFailed | None = None
        self.answers = asyncio.Event()
        self.answers.set()
        self._passwords: dict[str, str] = {}

    def _check(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    async def load(self, profile_id: str) -> str | None:
        await self.answers.wait()
        self._check()
        return self._passwords.get(profile_id)

    async def save(self, profile_id: str, password: str) -> None:
        self._check()
        self._passwords[profile_id] = password

    async def delete(self, profile_id: str) -> None:
        self._check()
        self._passwords.pop(profile_id, None)


class ProfileStoreFake:
    """``ProfileStore`` in memory; ``refusal`` is raised by ``save`` while it is set, ``notice`` is told once."""

    def __init__(self, profiles: Sequence[Profile] = ()) -> None:
        self._profiles = tuple(profiles)
        self.refusal: StorageFailed | None = None
        self.notice = ""

    def load(self) -> tuple[Profile, ...]:
        return self._profiles

    def save(self, profiles: Sequence[Profile]) -> None:
        if self.refusal is not None:
            raise self.refusal
        self._profiles = tuple(profiles)

    def take_notice(self) -> str:
        notice, self.notice = self.notice, ""
        return notice


class StateStoreFake:
    """``StateStore`` in memory; ``refusal`` is raised by ``flush`` while it is set, ``notice`` is told once."""

    def __init__(self) -> None:
        self._texts: dict[str, str] = {}
        self.refusal: StorageFailed | None = None
        self.notice = ""

    def get(self, key: str, default: str = "") -> str:
        return self._texts.get(key, default)

    def put(self, key: str, value: str) -> None:
        self._texts[key] = value

    def flush(self) -> None:
        if self.refusal is not None:
            raise self.refusal

    def take_notice(self) -> str:
        notice, self.notice = self.notice, ""
        return notice
