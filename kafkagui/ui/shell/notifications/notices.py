"""The notices that are kept, newest last, and which of them nobody has looked at."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, Signal

from kafkagui.ui.pages.page import Announce, Undo
from kafkagui.ui.shell.notifications.notice import Notice

CAPACITY = 200


class Notices(QObject):
    """The newest ones; older ones go.

    Signals:
        changed: there are more or fewer, or they were read.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kept: list[Notice] = []
        self._cleared: list[Notice] = []

    def __len__(self) -> int:
        return len(self._kept)

    def newest_first(self) -> Iterator[Notice]:
        """All, the newest first."""
        return reversed(self._kept)

    @property
    def unread(self) -> int:
        """How many nobody has looked at."""
        return sum(notice.is_unread for notice in self._kept)

    @property
    def cleared(self) -> int:
        """How many the last ``clear`` took, as long as they can come back."""
        return len(self._cleared)

    def add(self, message: Announce) -> Notice:
        """Keep one."""
        notice = Notice(message, time.time_ns() // 1_000_000)
        self._kept = [*self._kept, notice][-CAPACITY:]
        self.changed.emit()
        return notice

    def spend(self, notice: Notice) -> None:
        """Its link was followed; what is taken back can be taken back but once."""
        if isinstance(notice.message.request, Undo):
            notice.spend()
        notice.is_unread = False
        self.changed.emit()

    def mark_read(self) -> None:
        """Everything was looked at."""
        for notice in self._kept:
            notice.is_unread = False
        self.changed.emit()

    def clear(self) -> None:
        """Keep none of them; ``restore`` brings them back until the next clearing."""
        if self._kept:
            self._kept, self._cleared = [], self._kept
            self.changed.emit()

    def restore(self) -> None:
        """Bring back what was cleared, before what came since."""
        self._kept = [*self._cleared, *self._kept][-CAPACITY:]
        self._cleared = []
        self.changed.emit()
