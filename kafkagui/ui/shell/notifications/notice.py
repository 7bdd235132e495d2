"""One announcement that is kept."""

from __future__ import annotations

from kafkagui.ui.pages.page import Announce, Undo


class Notice:
    """One announcement and what became of it; ``at_ms`` is when, in milliseconds since the epoch."""

    def __init__(self, message: Announce, at_ms: int) -> None:
        self.message = message
        self.at_ms = at_ms
        # What a person did a moment ago and may take back is no news to them.
        self.is_unread = not isinstance(message.request, Undo)
        self._is_spent = False

    @property
    def action(self) -> str:
        """The words of its link; empty when there is none, or when it was taken back already."""
        return "" if self._is_spent or self.message.request is None else self.message.action

    def spend(self) -> None:
        """Its link leads nowhere any more."""
        self._is_spent = True
