"""What was chosen in the palette before, from one run to the next."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from kafkagui.ui.shell.palette.entries import Line

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore

_KEY: Final = "palette.chosen"
_MOST: Final = 20


class ChoiceMemory:
    """Remembers which entries were chosen, over a store."""

    def __init__(self, store: StateStore) -> None:
        self._store = store

    def names(self) -> Sequence[str]:
        """``source:key`` of each, the newest first; none where what is kept makes no sense."""
        try:
            kept = json.loads(self._store.get(_KEY) or "[]")
        except ValueError:
            return []
        return [name for name in kept if isinstance(name, str)] if isinstance(kept, list) else []

    def add(self, line: Line) -> None:
        """Put one in front; what has no name is not remembered."""
        if line.source_id and line.entry.key:
            name = f"{line.source_id}:{line.entry.key}"
            names = [name, *(other for other in self.names() if other != name)]
            self._store.put(_KEY, json.dumps(names[:_MOST], ensure_ascii=False))
