"""Which connections were used last, and when."""

from __future__ import annotations

import time
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kafkagui.core.profiles import Profile

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore

KEY = "connection.used"
_KEPT = 50


class RecentConnections:
    """The times of use, kept in the state store as lines of profile id and milliseconds since the epoch.

    Args:
        state: where they are kept.
    """

    def __init__(self, state: StateStore) -> None:
        self._state = state

    def note(self, profile: Profile, at_ms: int | None = None) -> None:
        """This connection was made, now or at a time in milliseconds since the epoch."""
        used = self._times()
        used[profile.profile_id] = time.time_ns() // 1_000_000 if at_ms is None else at_ms
        newest = sorted(used.items(), key=lambda pair: -pair[1])[:_KEPT]
        self._state.put(KEY, "\n".join(f"{profile_id} {moment}" for profile_id, moment in newest))

    def newest(self, profiles: Sequence[Profile], most: int) -> list[tuple[Profile, int | None]]:
        """Of these profiles those used last, each with its time; those never used follow in their order."""
        used = self._times()
        by_time = sorted(profiles, key=lambda profile: -used.get(profile.profile_id, 0))
        return [(profile, used.get(profile.profile_id)) for profile in by_time[:most]]

    def _times(self) -> dict[str, int]:
        pairs = (line.split(" ") for line in self._state.get(KEY).splitlines())
        return {pair[0]: int(pair[1]) for pair in pairs if len(pair) == 2 and pair[1].isdecimal()}
