"""Sends what is logged to memory, for the Log page, and to a rotating file; never with a secret."""

from __future__ import annotations

import contextlib
import logging
from pathlib import Path

from kafkagui.app.masking import Masking
from kafkagui.core.settings import LOG_LEVEL, LogLevel, Settings
from kafkagui.services.program_log import ProgramLog

_FILE_BYTES = 1_000_000
_OLD_FILES = 2
_LINE = "%(asctime)s %(levelname)s %(name)s: %(message)s"
_LEVELS = {
    LogLevel.WARNINGS: (logging.WARNING, logging.WARNING),
    LogLevel.INFO: (logging.INFO, logging.WARNING),
    LogLevel.DEBUG: (logging.DEBUG, logging.WARNING),
    LogLevel.EVERYTHING: (logging.DEBUG, logging.DEBUG),
}
"""For the program itself, and for the libraries below it."""

_TALKATIVE = ("kafka", "aiokafka", "asyncio", "qasync", "urllib3")


class _MaskingFormatter(logging.Formatter):
    """Formats a record, its exception included, and masks the result."""

    def __init__(self, line: str, masking: Masking) -> None:
        super().__init__(line)
        self._masking = masking

    def format(self, record: logging.LogRecord) -> str:
        """The record as text without secrets."""
        return self._masking.mask(super().format(record))


class _MemoryHandler(logging.Handler):
    def __init__(self, log: ProgramLog, masking: Masking) -> None:
        super().__init__()
        self._log = log
        self.setFormatter(_MaskingFormatter("%(message)s", masking))

    def emit(self, record: logging.LogRecord) -> None:
        self._log.add(record.created, record.levelno, record.name, self.format(record))


class Logging:
    """The program's log while it runs; ``stop`` takes the handlers off again.

    Args:
        log: where the newest lines are kept.
        masking: what to hide.
    """

    def __init__(self, log: ProgramLog, masking: Masking) -> None:
        self._masking = masking
        self._handlers: list[logging.Handler] = [_MemoryHandler(log, masking)]
        self._root = logging.getLogger()
        self._level_before = self._root.level
        self.set_level(LogLevel.INFO)
        self._root.addHandler(self._handlers[0])

    def set_level(self, level: LogLevel) -> None:
        """Write down this much from now on."""
        own, below = _LEVELS[level]
        self._root.setLevel(own)
        for name in _TALKATIVE:
            logging.getLogger(name).setLevel(below)

    def follow(self, settings: Settings) -> None:
        """Write down as much as the setting says, also when it changes."""
        self.set_level(settings.get(LOG_LEVEL))
        settings.subscribe(lambda key: self.set_level(settings.get(LOG_LEVEL)) if key == LOG_LEVEL.key else None)

    def keep_in(self, file: Path) -> None:
        """Write to a rotating file, too; one that cannot be written is said in the log, never fatal."""
        from logging.handlers import RotatingFileHandler  # Here, since it brings sockets and pickles along.

        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            handler = RotatingFileHandler(
                file, maxBytes=_FILE_BYTES, backupCount=_OLD_FILES, encoding="utf-8", errors="backslashreplace"
            )
        except OSError as error:
            logging.getLogger(__name__).warning("The log file cannot be written: %s", error)
            return
        handler.setFormatter(_MaskingFormatter(_LINE, self._masking))
        self._handlers.append(handler)
        self._root.addHandler(handler)

    def stop(self) -> None:
        """Close the file and let the log be as it was."""
        self._root.setLevel(self._level_before)
        for handler in self._handlers:
            self._root.removeHandler(handler)
            with contextlib.suppress(OSError):
                handler.close()
