"""What the engine's thread tells and others ask: counters, state, notices."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Iterable

from kafkagui.client.reading.partition_state import PartitionState
from kafkagui.core.positions import ReadProgress, ReadState

_KEPT_NOTICES = 200
_RUNNING = (ReadState.READING, ReadState.WAITING)


class ReadingClosed(Exception):
    """The reading was closed while something was under way."""


class ReadingStatus:
    """Written by the engine's thread alone, but for ``is_paused`` and ``closing``; read by any."""

    def __init__(self) -> None:
        self.state = ReadState.STARTING
        self.error: Exception | None = None
        self.is_paused = False
        self.closing = threading.Event()
        self.records = 0
        self.received_bytes = 0
        self.hidden = 0
        self.partitions: tuple[PartitionState, ...] = ()
        self._notices: deque[str] = deque(maxlen=_KEPT_NOTICES)

    def notice(self, sentence: str) -> None:
        """Say what happened on the way."""
        self._notices.append(sentence)

    def raise_if_closing(self) -> None:
        """Leave what is being done when the reading is being closed.

        Raises:
            ReadingClosed: then.
        """
        if self.closing.is_set():
            raise ReadingClosed

    def show(self, partitions: Iterable[PartitionState]) -> None:
        """Set the partitions whose progress is shown."""
        self.partitions = tuple(sorted(partitions, key=lambda p: (p.topic, p.partition)))

    def progress(self) -> ReadProgress:
        """A snapshot."""
        state = ReadState.PAUSED if self.is_paused and self.state in _RUNNING else self.state
        partitions = tuple(partition.progress() for partition in self.partitions)
        return ReadProgress(
            state, self.records, self.received_bytes, self.hidden, partitions, tuple(self._notices.copy())
        )
