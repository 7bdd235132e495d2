"""A file that one thread appends to while another reads what is there already."""

from __future__ import annotations

import threading
from pathlib import Path

from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import tr

_CHUNK_BYTES = 262_144


class AppendFile:
    """Appends are gathered and written in chunks, outside the lock: a reader never waits for the disk's writing."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._reading = threading.Lock()
        self._pending = bytearray()
        self._in_writing = b""
        self._written = 0
        self._size = 0
        try:
            self._writer = path.open("xb", buffering=0)
            self._reader = path.open("rb", buffering=0)
        except OSError as error:
            raise StorageFailed(
                tr("The file for received records cannot be made: {strerror}.", strerror=error.strerror),
                detail=str(error),
            ) from error

    @property
    def size_bytes(self) -> int:
        """Bytes appended so far."""
        return self._size

    def append(self, data: bytes | memoryview) -> int:
        """Add bytes and return where they begin.

        Raises:
            StorageFailed: when the disk is full or the file is gone.
        """
        with self._lock:
            position = self._size
            self._pending += data
            self._size += len(data)
            if len(self._pending) < _CHUNK_BYTES:
                return position
            self._in_writing, self._pending = bytes(self._pending), bytearray()
        self._write_out()
        return position

    def _write_out(self) -> None:
        rest = memoryview(self._in_writing)
        try:
            while rest:
                rest = rest[self._writer.write(rest) :]
        except (OSError, ValueError) as error:
            raise StorageFailed(
                tr(
                    "Received records cannot be written to {parent}: {reason}.",
                    parent=self.path.parent,
                    reason=_reason(error),
                ),
                hint=tr("Free some disk space, then read again."),
                detail=str(error),
            ) from error
        with self._lock:
            self._written += len(self._in_writing)
            self._in_writing = b""

    def read(self, position: int, size: int) -> bytes:
        """Bytes that were appended.

        Raises:
            StorageFailed: when the file cannot be read.
        """
        with self._lock:
            in_file = max(0, min(size, self._written - position))
            rest = self._not_yet_written(position + in_file - self._written, size - in_file)
        if not in_file:
            return rest
        with self._reading:
            return self._read_file(position, in_file) + rest

    def _not_yet_written(self, start: int, size: int) -> bytes:
        """Bytes counted from the end of what is in the file."""
        if not size:
            return b""
        ahead = len(self._in_writing)
        in_writing = self._in_writing[start : start + size] if start < ahead else b""
        start = max(0, start - ahead)
        return in_writing + self._pending[start : start + size - len(in_writing)]

    def _read_file(self, position: int, size: int) -> bytes:
        try:
            self._reader.seek(position)
            data = self._reader.read(size)
            while len(data) < size:
                more = self._reader.read(size - len(data))
                if not more:
                    raise OSError("the file is shorter than it was")
                data += more
        except (OSError, ValueError) as error:
            raise StorageFailed(
                tr("Received records cannot be read: {reason}.", reason=_reason(error)), detail=str(error)
            ) from error
        return data

    def close(self) -> None:
        """Remove the file."""
        with self._reading, self._lock:
            self._writer.close()
            self._reader.close()
            self._pending = bytearray()
        self.path.unlink(missing_ok=True)


def _reason(error: Exception) -> str:
    return getattr(error, "strerror", None) or str(error)
