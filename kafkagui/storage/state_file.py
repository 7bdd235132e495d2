"""Small texts by key (window state, drafts, settings) in one file, written a moment after they change."""

from __future__ import annotations

import threading
from pathlib import Path

from kafkagui.core.errors import StorageFailed
from kafkagui.core.wording import mark, tr
from kafkagui.storage.versioned_file import JsonObject, VersionedFile

STATE_VERSION = 1
_WRITE_DELAY_S = 0.5


class FileStateStore:
    """``StateStore`` over a versioned file, by default ``state.json`` in the configuration folder.

    ``put`` only remembers; one write half a second later, on a thread of its own, carries all that changed. Of two
    windows that write the same file the last one wins, whole.
    """

    def __init__(self, folder: Path, *, write_delay_s: float = _WRITE_DELAY_S) -> None:
        self._file = VersionedFile(folder / "state.json", STATE_VERSION)
        self._write_delay_s = write_delay_s
        self._changing = threading.Lock()
        self._writing = threading.Lock()
        self._is_dirty = False
        self._timer: threading.Timer | None = None
        self._failure = ""
        self._texts = self._read()

    def _read(self) -> dict[str, str]:
        content = self._file.read()
        if content is None:
            return {}
        texts = content.get("texts")
        if not isinstance(texts, dict):
            self._file.set_aside(tr("it has no texts"), and_start=mark("Kafka GUI starts with its defaults"))
            return {}
        good = {key: text for key, text in texts.items() if isinstance(text, str)}
        if len(good) < len(texts):
            self._file.keep_copy(
                tr("{count} of {total} entries are no texts", count=len(texts) - len(good), total=len(texts))
            )
        return good

    def get(self, key: str, default: str = "") -> str:
        """The text under ``key``."""
        return self._texts.get(key, default)

    def put(self, key: str, value: str) -> None:
        """Keep a text; written within about half a second, and at ``flush`` at the latest."""
        with self._changing:
            if self._texts.get(key) == value:
                return
            self._texts[key] = value
            self._is_dirty = True
            if self._timer is None and not self._file.is_protected:
                self._timer = threading.Timer(self._write_delay_s, self._write_soon)
                self._timer.name = "state-file"
                self._timer.daemon = True
                self._timer.start()

    def _write_soon(self) -> None:
        try:
            self._write()
        except StorageFailed as failed:
            with self._changing:
                self._failure = str(failed)

    def flush(self) -> None:
        """Write what is not written yet; a file that a newer program wrote is left alone without a word.

        Raises:
            StorageFailed: when the file cannot be written.
        """
        self._write()

    def _write(self) -> None:
        with self._writing:
            with self._changing:
                if self._timer is not None:
                    self._timer.cancel()
                    self._timer = None
                if not self._is_dirty or self._file.is_protected:
                    return
                self._is_dirty = False
                content: JsonObject = {"texts": dict(self._texts)}
            try:
                self._file.write(content)
            except StorageFailed:
                with self._changing:
                    self._is_dirty = True
                raise

    def take_notice(self) -> str:
        """What happened to a broken file, or why the last write failed, once; then empty."""
        with self._changing:
            failure, self._failure = self._failure, ""
        return " ".join(filter(None, (self._file.take_notice(), failure)))
