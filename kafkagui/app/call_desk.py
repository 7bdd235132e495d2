"""Listens for second starts, and brings the window forward for them."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from kafkagui.app.call import ANSWER, Call
from kafkagui.app.single_instance import SingleInstance

_log = logging.getLogger(__name__)
_STEM = "kafkagui-"
_MOST_BYTES = 1_000_000


class CallDesk(QObject):
    """Takes calls at a socket that only this user may use.

    Args:
        instance: the lock that this process has; it tells others where the socket is.
        called: what a call is given to.
        parent: the owner.
    """

    def __init__(self, instance: SingleInstance, called: Callable[[Call], None], parent: QObject) -> None:
        super().__init__(parent)
        self._called = called
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._on_connected)
        _remove_left(instance.address())
        if self._server.listen(f"{_STEM}{os.getpid()}-{os.urandom(6).hex()}"):
            instance.tell_address(self._server.fullServerName())
        else:
            _log.warning("A second start cannot call this window: %s", self._server.errorString())

    def close(self) -> None:
        """Take no more calls."""
        self._server.close()

    def _on_connected(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            socket.readyRead.connect(lambda caller=socket: self._on_ready(caller))
            socket.disconnected.connect(socket.deleteLater)
            self._on_ready(socket)

    def _on_ready(self, socket: QLocalSocket) -> None:
        if not socket.canReadLine():
            if socket.bytesAvailable() > _MOST_BYTES:
                socket.abort()
            return
        try:
            call = Call.from_line(bytes(socket.readLine().data()))
        except ValueError as error:
            _log.warning("A call that makes no sense: %s", error)
            socket.abort()
            return
        socket.write(ANSWER)
        socket.disconnectFromServer()
        _log.info("A second start asked for the window.")
        self._called(call)


def _remove_left(address: str) -> None:
    """Remove the socket's file that a killed program left; on Windows there is none."""
    if Path(address).name.startswith(_STEM):
        QLocalServer.removeServer(address)
