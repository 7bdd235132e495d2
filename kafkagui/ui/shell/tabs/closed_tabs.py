"""The tabs that were closed last, for whoever wants one back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from kafkagui.ui.shell.window_memory import TabMemory

_MOST: Final = 20


@dataclass(frozen=True, slots=True)
class ClosedTab:
    """How a tab was when it was closed, and where it stood: in which group, at which place."""

    memory: TabMemory
    group: int
    index: int


class ClosedTabs:
    """The newest closed tabs; each comes back once."""

    def __init__(self) -> None:
        self._tabs: list[ClosedTab] = []

    def __len__(self) -> int:
        return len(self._tabs)

    def add(self, tab: ClosedTab) -> None:
        """Keep a closed tab."""
        self._tabs = [*self._tabs, tab][-_MOST:]

    def take(self, memory: TabMemory | None = None) -> ClosedTab | None:
        """The closed tab of this memory, or the newest; None where it is not there any more."""
        for tab in reversed(self._tabs):
            if memory is None or tab.memory is memory:
                self._tabs.remove(tab)
                return tab
        return None
