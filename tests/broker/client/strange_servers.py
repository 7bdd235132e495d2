"""Servers that are no Kafka: silent, talkative, or closing at once."""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def strange_server(answer: bytes | None) -> Iterator[str]:
    """A port that accepts connections; sends ``answer`` when spoken to, nothing for None, and closes for b""."""
    listener = socket.create_server(("127.0.0.1", 0))
    kept: list[socket.socket] = []

    def serve() -> None:
        while True:
            try:
                connection, _peer = listener.accept()
            except OSError:
                return
            kept.append(connection)
            if answer is None:
                continue
            connection.recv(4096)
            if answer:
                connection.sendall(answer)
            else:
                connection.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
        for connection in kept:
            connection.close()


@contextmanager
def relay(host: str, to: str) -> Iterator[str]:
    """A port on ``host`` that passes bytes on to the address ``to``."""
    to_host, _colon, to_port = to.rpartition(":")
    listener = socket.create_server((host, 0))
    kept: list[socket.socket] = []

    def pump(source: socket.socket, sink: socket.socket) -> None:
        try:
            while data := source.recv(65_536):
                sink.sendall(data)
            sink.shutdown(socket.SHUT_WR)
        except OSError:
            pass

    def serve() -> None:
        while True:
            try:
                near, _peer = listener.accept()
            except OSError:
                return
            far = socket.create_connection((to_host, int(to_port)))
            kept.extend((near, far))
            for pair in ((near, far), (far, near)):
                threading.Thread(target=pump, args=pair, daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"{host}:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
        for connection in kept:
            connection.close()


_API_VERSIONS, _METADATA = 18, 3


@contextmanager
def kafka_that_advertises(host: str, port: int) -> Iterator[str]:
    """The least of a Kafka: answers ApiVersions and Metadata, and says that its only broker is elsewhere."""
    name = host.encode()
    versions = struct.pack(">hB", 0, 3) + b"".join(
        struct.pack(">hhhB", api, low, high, 0) for api, low, high in ((_METADATA, 1, 1), (_API_VERSIONS, 0, 4))
    )
    answers = {
        _API_VERSIONS: versions + struct.pack(">iB", 0, 0),
        _METADATA: struct.pack(">iih", 1, 7, len(name)) + name + struct.pack(">ihii", port, -1, 7, 0),
    }
    listener = socket.create_server(("127.0.0.1", 0))

    def converse(connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as stream:
            while len(size := stream.read(4)) == 4:
                request = stream.read(int.from_bytes(size, "big"))
                api, correlation = int.from_bytes(request[:2], "big"), request[4:8]
                answer = correlation + answers[api]
                connection.sendall(struct.pack(">i", len(answer)) + answer)

    def serve() -> None:
        while True:
            try:
                connection, _peer = listener.accept()
            except OSError:
                return
            threading.Thread(target=converse, args=(connection,), daemon=True).start()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield f"127.0.0.1:{listener.getsockname()[1]}"
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join(5)
