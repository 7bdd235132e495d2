"""What this room uses of kafka-python 3.0.12 beyond its public names; checked by ``tests/unit/client``.

Importing this module repairs four faults of that version, for every connection of the process:

- ``_read_from_sock`` throws away what arrives together with the end of the stream, so a broker's reason for
  refusing a login is lost (``kafka/net/transport.py``). Here the data is delivered first.
- ``_sock_recv`` reads 4 KiB at a time; 256 KiB cost a fraction of the calls.
- ``handshake`` waits for TLS without a limit; here it ends. A handshake or ``sock_connect`` that fails or is
  cancelled leaves its socket open; here it is closed.

It also keeps passwords out of debug logs: kafka-python logs every request's bytes at that level.
"""

from __future__ import annotations

import contextlib
import itertools
import logging
import socket
import ssl
import threading
import time

import kafka
from kafka import KafkaAdminClient
from kafka import errors as kafka_errors
from kafka.net.compat import KafkaNetClient
from kafka.net.connection import KafkaConnection
from kafka.net.inet import KafkaNetSocket
from kafka.net.manager import KafkaConnectionManager
from kafka.net.selector import NetworkSelector
from kafka.net.transport import KafkaSSLTransport, KafkaTCPTransport
from kafka.protocol.metadata import MetadataRequest, MetadataResponse

from kafkagui.client.options import BOOTSTRAP_TIMEOUT_MS, Settings

SUPPORTED_VERSION = "3.0.12"
RECEIVE_BYTES = 262_144
_HANDSHAKE_LIMIT_S = 5.0
_REFUSAL_GRACE_S = 0.05
_END_WITHIN_S = 1.5
_LEAST_SHARE_MS = 1_000
_SETUP_LIMIT_MS = 3_000
_LEAKY_LOGGERS = ("kafka.protocol.parser", "kafka.net.connection", "kafka.admin.client", "kafka.net.sasl")
_WOULD_BLOCK = (BlockingIOError, InterruptedError, ssl.SSLWantReadError, ssl.SSLWantWriteError)


async def _read_from_sock(self: KafkaTCPTransport) -> None:
    """Receive until the stream ends; hand over what came before the end, then fail the connection."""
    while self._read and not self._closed:
        await self._net.wait_read(self._sock)
        data, error = self._sock_recv()
        if data:
            self.last_read = time.monotonic()
            try:
                self._protocol.data_received(data)
            except kafka_errors.KafkaProtocolError as broken:
                self.abort(error=broken)
                return
            except Exception as broken:  # noqa: BLE001 - garbage from a foreign server breaks the parser anyhow
                self.abort(error=kafka_errors.KafkaProtocolError(f"{type(broken).__name__}: {broken}"))
                return
        if error:
            if data:
                await self._net.sleep(_REFUSAL_GRACE_S)
            self.abort(error=error)
            return


def _sock_recv(self: KafkaTCPTransport) -> tuple[bytes, Exception | None]:
    """Receive all that is there; the error tells why the stream ended."""
    received: list[bytes] = []
    error: Exception | None = None
    while error is None:
        try:
            data = self._sock.recv(RECEIVE_BYTES)
        except _WOULD_BLOCK:
            break
        except OSError as broken:
            error = kafka_errors.KafkaConnectionError(broken)
        else:
            if data:
                received.append(data)
            else:
                error = kafka_errors.KafkaConnectionError("socket disconnected")
    return received[0] if len(received) == 1 else b"".join(received), error


async def _handshake(self: KafkaSSLTransport) -> None:
    """Shake hands, but not for ever."""
    ends_at = time.monotonic() + _HANDSHAKE_LIMIT_S
    try:
        while True:
            try:
                self._sock.do_handshake()
                return
            except ssl.SSLWantReadError:
                await self._net.wait_read(self._sock, timeout_at=ends_at)
            except ssl.SSLWantWriteError:
                await self._net.wait_write(self._sock, timeout_at=ends_at)
    except BaseException:
        self._sock.close()
        raise


_stock_connect = KafkaNetSocket.sock_connect


async def _sock_connect(
    self: KafkaNetSocket,
    net: NetworkSelector,
    sock: socket.socket,
    address: tuple[object, ...],
    timeout_at: float | None = None,
) -> socket.socket:
    """Connect, and close the socket when that fails or is cancelled."""
    try:
        connected: socket.socket = await _stock_connect(self, net, sock, address, timeout_at=timeout_at)
    except BaseException:
        sock.close()
        raise
    return connected


def _repair() -> None:
    if kafka.__version__ != SUPPORTED_VERSION:
        raise ImportError(f"kafkagui needs kafka-python {SUPPORTED_VERSION}, not {kafka.__version__}")
    for transport in (KafkaTCPTransport, KafkaSSLTransport):
        transport._read_from_sock = _read_from_sock
        transport._sock_recv = _sock_recv
    KafkaSSLTransport.handshake = _handshake
    KafkaNetSocket.sock_connect = _sock_connect
    for name in _LEAKY_LOGGERS:
        logging.getLogger(name).addFilter(_no_debug)


def _no_debug(record: logging.LogRecord) -> bool:
    return record.levelno > logging.DEBUG


_repair()


def net_client(**settings: object) -> KafkaNetClient:
    """A ``KafkaNetClient`` whose metadata requests never create a topic; silent brokers cost it little time.

    Version 3.0.12 takes ``allow_auto_create_topics`` but loses it on the way to ``ClusterMetadata``.
    """
    client = KafkaNetClient(**settings)
    client._manager.cluster.config["allow_auto_create_topics"] = False
    client._manager.config["socket_connection_setup_timeout_ms"] = _SETUP_LIMIT_MS
    _take_turns(client._manager)
    return client


def _take_turns(manager: KafkaConnectionManager) -> None:
    """Try several bootstrap servers in their order, each for a share of the time that grows from round to round.

    Version 3.0.12 draws lots each time, and one that accepts a connection and stays silent uses up all the time.
    """
    servers = manager.cluster.bootstrap_brokers()
    if len(servers) < 2:
        return
    turns, tries = itertools.cycle(servers), itertools.count()
    connect = manager.get_connection

    def get_connection(node_id: object, timeout_ms: float | None = None, **options: object) -> KafkaConnection:
        if timeout_ms is not None and manager.cluster.is_bootstrap(node_id):
            share_ms = max(_LEAST_SHARE_MS, BOOTSTRAP_TIMEOUT_MS / 2 / len(servers))
            timeout_ms = min(timeout_ms, share_ms * 2 ** (next(tries) // len(servers)))
        return connect(node_id, timeout_ms=timeout_ms, **options)

    manager.cluster.bootstrap_brokers = lambda: [next(turns)]
    manager.get_connection = get_connection


class Reins:
    """Remembers the net client inside a client under construction, so that it can be stopped and cleaned up.

    Pass ``reins.harness`` as ``kafka_client``. A constructor that fails leaves a thread and sockets behind, and
    one that still tries to connect cannot be cancelled; ``stop`` ends both.
    """

    def __init__(self) -> None:
        self._client: KafkaNetClient | None = None
        self._stopped = False

    def harness(self, **settings: object) -> KafkaNetClient:
        """Build the net client (the ``kafka_client`` factory)."""
        if self._stopped:
            raise kafka_errors.KafkaConnectionError("closed while connecting")
        self._client = net_client(**settings)
        return self._client

    def interrupt(self) -> None:
        """Make a constructor that is still connecting fail at once; callable from any thread."""
        self._stopped = True
        if self._client is not None:
            drop_connections(self._client)

    def clean_up(self) -> None:
        """Release what a failed constructor left behind; call from the thread that constructed."""
        if self._client is not None:
            close_net_client(self._client)


def drop_connections(client: KafkaNetClient) -> None:
    """Close all connections at once, so that whatever waits for an answer fails; callable from any thread."""
    with contextlib.suppress(RuntimeError):  # Closed meanwhile.
        client._net.call_soon_threadsafe(client._manager.close)


def close_net_client(client: KafkaNetClient) -> None:
    """Close connections, stop the thread and release the sockets of a net client, within about 3 s."""
    net, manager = client._net, client._manager
    if net._closed:
        return
    if net._io_thread is None:
        manager.close()
    else:
        _close_on_io_thread(client)
        # A thread that waits for the system's resolver ends when that answers.
        net.stop(timeout_ms=_END_WITHIN_S * 1000)
    net.close()


def _close_on_io_thread(client: KafkaNetClient) -> None:
    done = threading.Event()

    def close() -> None:
        try:
            client._manager.close()
        finally:
            done.set()

    with contextlib.suppress(RuntimeError):  # Closed meanwhile.
        client._net.call_soon_threadsafe(close)
        done.wait(_END_WITHIN_S)


def close_admin(admin: KafkaAdminClient) -> None:
    """``KafkaAdminClient.close`` with a limit in time."""
    admin._closed = True
    admin._metrics.close()
    close_net_client(admin._client)


class ProbeConnection:
    """One connection to one address, tried exactly once, whose failure is the true cause.

    Public clients retry until their deadline and then only say "unable to bootstrap".
    """

    def __init__(self, settings: Settings) -> None:
        self._client = net_client(**settings)
        self._client._net.start()
        self._connection: KafkaConnection = None
        self._interrupted = False

    def sign_in(self, timeout_ms: float) -> None:
        """Connect, ask for versions, and sign in where the settings say so.

        Raises:
            Exception: whatever kafka-python, ssl or the socket raised.
        """
        manager = self._client._manager

        async def go() -> None:
            self._go_on()
            node = manager.cluster.bootstrap_brokers()[0]
            connection = manager.get_connection(
                node.node_id, timeout_ms=timeout_ms, pop_on_close=False, refresh_metadata_on_err=False
            )
            self._connection = connection
            await manager.wait_for(connection.init_future, timeout_ms)

        self._client._net.run(go)

    def brokers(self, timeout_ms: float) -> list[tuple[int, str, int]]:
        """Node id, host and port of each broker, from metadata without topics.

        Raises:
            Exception: whatever kafka-python, ssl or the socket raised.
        """
        manager, connection = self._client._manager, self._connection

        async def go() -> MetadataResponse:
            self._go_on()
            request = MetadataRequest(topics=MetadataRequest.NO_TOPICS, allow_auto_topic_creation=False)
            return await manager.wait_for(connection.send_request(request), timeout_ms)

        answer = self._client._net.run(go)
        return [(broker.node_id, broker.host, broker.port) for broker in answer.brokers]

    @property
    def version(self) -> str:
        """The newest Kafka release whose requests the broker knows, such as ``4.3``; "" when unknown."""
        return version_text(getattr(self._connection, "broker_version", None))

    def _go_on(self) -> None:
        """Refuse a step that begins after the interruption closed the connections: it would make a new one."""
        if self._interrupted:
            raise ConnectionAbortedError("interrupted")

    def interrupt(self) -> None:
        """Make a running step fail at once, and those that follow; callable from any thread."""
        self._interrupted = True
        drop_connections(self._client)

    def close(self) -> None:
        """End the connection and its thread."""
        close_net_client(self._client)


def version_text(version: tuple[int, ...] | None) -> str:
    """``(4, 3)`` as ``4.3``; "" for None."""
    return ".".join(str(part) for part in version) if version else ""
