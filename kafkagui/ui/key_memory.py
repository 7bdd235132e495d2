"""The keys that a person gave to actions, from one run to the next."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from kafkagui.ui.actions import KEYS_KEY, use_keys

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore


class KeyMemory:
    """Keeps chosen keys by the ids of their actions, in Qt's portable words, over a store."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """What was chosen; an action that is not named has its own keys. What makes no sense is passed over."""
        try:
            kept = json.loads(self._store.get(KEYS_KEY) or "{}")
        except ValueError:
            return {}
        if not isinstance(kept, dict):
            return {}
        return {str(name): tuple(str(k) for k in keys) for name, keys in kept.items() if isinstance(keys, list)}

    def put(self, chosen: Mapping[str, tuple[str, ...]]) -> None:
        """Keep these instead; they count at once in every table."""
        self._store.put(KEYS_KEY, json.dumps(chosen) if chosen else "")
        use_keys(chosen)

    def apply(self) -> None:
        """Have every table take what is kept."""
        use_keys(self.chosen())
