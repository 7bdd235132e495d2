"""Keeps what outlives the program: secrets, profiles, small texts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from kafkagui.core.profiles import Profile


class SecretStore(Protocol):
    """Keeps passwords: in the system's keychain, or for this run only."""

    @property
    def is_lasting(self) -> bool:
        """Whether secrets outlive the program."""
        ...

    async def load(self, profile_id: str) -> str | None:
        """The profile's password, None if there is none."""
        ...

    async def save(self, profile_id: str, password: str) -> None:
        """Keep the profile's password.

        Raises:
            StorageFailed: when the keychain refuses.
        """
        ...

    async def delete(self, profile_id: str) -> None:
        """Forget the profile's password; does nothing when there is none."""
        ...


class ProfileStore(Protocol):
    """Keeps profiles in a versioned file."""

    def load(self) -> tuple[Profile, ...]:
        """All profiles; a broken file is set aside and ``take_notice`` says so."""
        ...

    def save(self, profiles: Sequence[Profile]) -> None:
        """Write all profiles, atomically.

        Raises:
            StorageFailed: when the file cannot be written.
        """
        ...

    def take_notice(self) -> str:
        """A sentence on what happened to a broken file, once; then empty."""
        ...


class StateStore(Protocol):
    """Keeps small texts (window state, drafts, settings) by key in a versioned file, written atomically."""

    def get(self, key: str, default: str = "") -> str:
        """The text under ``key``."""
        ...

    def put(self, key: str, value: str) -> None:
        """Keep a text; written soon, and at ``flush`` at the latest."""
        ...

    def flush(self) -> None:
        """Write what is not written yet.

        Raises:
            StorageFailed: when the file cannot be written.
        """
        ...

    def take_notice(self) -> str:
        """A sentence on what happened to a broken file, once; then empty."""
        ...
