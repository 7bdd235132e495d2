"""The list of connections: kept, edited, duplicated, deleted, with each password in the secret store."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from kafkagui.core.errors import InputRefused
from kafkagui.core.profiles import Profile, check_profile
from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.core.ports import ProfileStore, SecretStore


class Connections:
    """All profiles in the order the person sees.

    Args:
        profiles: where profiles are kept.
        secrets: where passwords are kept.
    """

    def __init__(self, profiles: ProfileStore, secrets: SecretStore) -> None:
        self._store = profiles
        self.secrets = secrets
        self._profiles = list(profiles.load())

    @property
    def profiles(self) -> tuple[Profile, ...]:
        """All profiles."""
        return tuple(self._profiles)

    def take_notice(self) -> str:
        """What happened to a broken profile file, once."""
        return self._store.take_notice()

    def find(self, name: str) -> Profile:
        """The profile of this name, or of this id.

        Raises:
            InputRefused: naming the ones there are.
        """
        for profile in self._profiles:
            if name in (profile.profile_id, profile.name):
                return profile
        known = ", ".join(sorted(profile.name for profile in self._profiles)) or tr("none yet")
        raise InputRefused(
            tr("There is no connection called “{name}”.", name=name),
            field="profile",
            hint=tr("Known: {known}.", known=known),
        )

    async def password(self, profile: Profile) -> str | None:
        """The password of a profile that signs in, else None."""
        return await self.secrets.load(profile.profile_id) if profile.security.uses_sasl else None

    async def save(self, profile: Profile, password: str | None) -> None:
        """Keep a new or changed profile; ``password`` None leaves the kept one as it is.

        Raises:
            InputRefused: for a field that cannot be right, or a name that another connection has.
            StorageFailed: when the file or the keychain cannot be written.
        """
        if any(p.name == profile.name and p.profile_id != profile.profile_id for p in self._profiles):
            raise InputRefused(tr("Another connection is called “{profile}”.", profile=profile.name), field="name")
        known = await self.password(profile)
        check_profile(profile, has_password=bool(password or known))
        if password is not None and profile.security.uses_sasl:
            await self.secrets.save(profile.profile_id, password)
        ids = [p.profile_id for p in self._profiles]
        place = ids.index(profile.profile_id) if profile.profile_id in ids else len(ids)
        self._keep([*self._profiles[:place], profile, *self._profiles[place + 1 :]])

    async def duplicate(self, profile: Profile) -> Profile:
        """Keep a copy under a free name, with the password."""
        copy = replace(profile, name=self._free_name(profile.name), profile_id=os.urandom(16).hex())
        await self.save(copy, await self.password(profile))
        return copy

    async def delete(self, profile: Profile) -> None:
        """Forget a profile and its password."""
        self._keep([p for p in self._profiles if p.profile_id != profile.profile_id])
        await self.secrets.delete(profile.profile_id)

    def _keep(self, profiles: list[Profile]) -> None:
        """Write first: what could not be written is not shown as kept."""
        self._store.save(profiles)
        self._profiles = profiles

    def _free_name(self, name: str) -> str:
        names = {p.name for p in self._profiles}
        number = 2
        while f"{name} {number}" in names:
            number += 1
        return f"{name} {number}"
