"""Lets SIGINT and SIGTERM close the window as a click does, also while Qt waits in its own loop."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


class EndSignals(QObject):
    """Calls ``asked_to_end`` on the Qt thread when the system or Ctrl+C asks the program to end.

    Python runs a handler only between two bytecodes, and none runs while Qt waits; so the interpreter also writes a
    byte to a socket (``signal.set_wakeup_fd``), and Qt wakes up for that.
    """

    def __init__(self, asked_to_end: Callable[[], object]) -> None:
        super().__init__()
        self._asked_to_end = asked_to_end
        self._read_end, self._write_end = socket.socketpair()
        for end in (self._read_end, self._write_end):
            end.setblocking(False)
        self._wakeup_before = signal.set_wakeup_fd(self._write_end.fileno(), warn_on_full_buffer=False)
        self._handlers_before = [signal.signal(number, lambda *_: None) for number in _SIGNALS]
        self._notifier = QSocketNotifier(self._read_end.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_woken)

    def remove(self) -> None:
        """Put the handlers back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in zip(_SIGNALS, self._handlers_before, strict=True):
            signal.signal(number, handler)
        self._read_end.close()
        self._write_end.close()

    def _on_woken(self) -> None:
        if set(self._read_end.recv(64)) & set(_SIGNALS):
            self._asked_to_end()
