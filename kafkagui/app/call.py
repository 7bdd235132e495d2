"""Calls the window that is open already, and gives it what this start was asked for."""

from __future__ import annotations

import json
import os
import threading
import time
from dataclasses import dataclass

from kafkagui.app.single_instance import SingleInstance
from kafkagui.app.window_words import WindowWords

ANSWER = b"here\n"
_PATIENCE_S = 10.0
_ANSWER_MS = 3_000
_PAUSE_S = 0.05
_TOKENS = ("XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID")


@dataclass(frozen=True, slots=True)
class Call:
    """What a second start gives the first: its words, and the desktop's leave to come forward."""

    words: WindowWords
    token: str = ""

    def to_line(self) -> bytes:
        """The call as one line."""
        return json.dumps([self.words.to_text(), self.token]).encode() + b"\n"

    @classmethod
    def from_line(cls, line: bytes) -> Call:
        """Read ``to_line`` back.

        Raises:
            ValueError: it is none.
        """
        found = json.loads(line)
        if not isinstance(found, list) or len(found) != 2:
            raise ValueError("no call")
        return cls(WindowWords.from_text(str(found[0])), str(found[1]))


def hand_over(instance: SingleInstance, words: WindowWords, patience_s: float = _PATIENCE_S) -> bool:
    """Call the window that is open; True when it answered, False when this process is to open one of its own.

    A window that is being opened or closed is waited for. One that is silent keeps nobody out.
    """
    call = Call(words, next((os.environ[name] for name in _TOKENS if os.environ.get(name)), ""))
    deadline = time.monotonic() + patience_s
    pause = threading.Event()
    while not instance.take():
        address = instance.address()
        if address and _is_answered(address, call):
            return True
        if time.monotonic() > deadline:
            return False
        pause.wait(_PAUSE_S)
    return False


def _is_answered(address: str, call: Call) -> bool:
    from PySide6.QtNetwork import QLocalSocket

    socket = QLocalSocket()
    socket.connectToServer(address)
    if not socket.waitForConnected(_ANSWER_MS):
        return False
    socket.write(call.to_line())
    socket.flush()
    while not socket.canReadLine():
        if not socket.waitForReadyRead(_ANSWER_MS):
            return False
    return socket.readLine().data() == ANSWER
