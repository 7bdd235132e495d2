"""Filter lines that were given a name, remembered from run to run."""

from __future__ import annotations

import json

from kafkagui.core.ports import StateStore

_STATE_KEY = "consume.searches"


class KeptSearches:
    """Named filter lines in the order of their names.

    Args:
        store: where they are kept.
    """

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def all(self) -> list[tuple[str, str]]:
        """Each name with its line."""
        try:
            kept = json.loads(self._store.get(_STATE_KEY) or "{}")
        except ValueError:
            return []
        if not isinstance(kept, dict):
            return []
        return sorted((name, line) for name, line in kept.items() if isinstance(line, str))

    def keep(self, name: str, line: str) -> None:
        """Keep a line under a name, in place of the one that had it."""
        self._write({**dict(self.all()), name: line})

    def forget(self, name: str) -> None:
        """Keep it no longer."""
        self._write({kept: line for kept, line in self.all() if kept != name})

    def _write(self, searches: dict[str, str]) -> None:
        self._store.put(_STATE_KEY, json.dumps(searches, ensure_ascii=False))
