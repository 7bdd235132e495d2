"""What this room uses of kafka-python 3.0.12 beyond its public names; checked by ``tests/unit/client``.

Importing this module repairs three faults of that version, for every connection of the process:

- ``_read_from_sock`` throws away what arrives together with the end of the stream, so a broker's reason for
  refusing a login is lost (``kafka/net/transport.py``). Here the data is delivered first.
- ``_sock_recv`` reads 4 KiB at a time; 256 KiB cost a fraction of the calls.
- ``handshake`` waits for TLS without a limit; here it ends.

It also keeps passwords out of debug logs: kafka-python logs every request's bytes at that level.
"""

from __future__ import annotations

import logging
import ssl
import time
from collections.abc import Callable

import kafka
from kafka import errors as kafka_errors
from kafka.net.compat import KafkaNetClient
from kafka.net.connection import KafkaConnection
from kafka.net.transport import KafkaSSLTransport, KafkaTCPTransport
from kafka.protocol.metadata import MetadataRequest, MetadataResponse

from kafkagui.client.options import Settings

SUPPORTED_VERSION = "3.0.12"
RECEIVE_BYTES = 262_144
_HANDSHAKE_LIMIT_S = 5.0
_REFUSAL_GRACE_S = 0.05
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
    while True:
        try:
            self._sock.do_handshake()
            return
        except ssl.SSLWantReadError:
            await self._net.wait_read(self._sock, timeout_at=ends_at)
        except ssl.SSLWantWriteError:
            await self._net.wait_write(self._sock, timeout_at=ends_at)


def _repair() -> None:
    if kafka.__version__ != SUPPORTED_VERSION:
        raise ImportError(f"kafkagui needs kafka-python {SUPPORTED_VERSION}, not {kafka.__version__}")
    for transport in (KafkaTCPTransport, KafkaSSLTransport):
        transport._read_from_sock = _read_from_sock
        transport._sock_recv = _sock_recv
    KafkaSSLTransport.handshake = _handshake
    for name in _LEAKY_LOGGERS:
        logging.getLogger(name).addFilter(_no_debug)


def _no_debug(record: logging.LogRecord) -> bool:
    return record.levelno > logging.DEBUG


_repair()


def net_client(**settings: object) -> KafkaNetClient:
    """A ``KafkaNetClient`` whose metadata requests never create a topic.

    Version 3.0.12 takes ``allow_auto_create_topics`` but loses it on the way to ``ClusterMetadata``.
    """
    client = KafkaNetClient(**settings)
    client._manager.cluster.config["allow_auto_create_topics"] = False
    return client


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
        client = self._client
        if client is not None:
            client._net.call_soon_threadsafe(client._manager.close)

    def clean_up(self) -> None:
        """Release what a failed constructor left behind; call from the thread that constructed."""
        if self._client is not None:
            close_net_client(self._client)


def close_net_client(client: KafkaNetClient) -> None:
    """Close connections, stop the thread and release the sockets of a net client."""
    net, manager = client._net, client._manager
    if net._closed:
        return
    if net._io_thread is None:
        manager.close()
    else:
        net.call_soon_threadsafe(manager.close)
    net.close()


class ProbeConnection:
    """One connection to one address, tried exactly once, whose failure is the true cause.

    Public clients retry until their deadline and then only say "unable to bootstrap".
    """

    def __init__(self, settings: Settings) -> None:
        self._client = net_client(**settings)
        self._client._net.start()
        self._connection: KafkaConnection = None

    def sign_in(self, timeout_ms: float) -> None:
        """Connect, ask for versions, and sign in where the settings say so.

        Raises:
            Exception: whatever kafka-python, ssl or the socket raised.
        """
        manager = self._client._manager

        async def go() -> None:
            node = manager.cluster.bootstrap_brokers()[0]
            connection = manager.get_connection(
                node.node_id, timeout_ms=timeout_ms, pop_on_close=False, refresh_metadata_on_err=False
            )
            self._connection = connection
            await manager.wait_for(connection.init_future, timeout_ms)

        self._run(go)

    def metadata(self, timeout_ms: float) -> MetadataResponse:
        """Ask for brokers and cluster id, no topics.

        Raises:
            Exception: whatever kafka-python, ssl or the socket raised.
        """
        manager, connection = self._client._manager, self._connection

        async def go() -> MetadataResponse:
            request = MetadataRequest(topics=MetadataRequest.NO_TOPICS, allow_auto_topic_creation=False)
            return await manager.wait_for(connection.send_request(request), timeout_ms)

        return self._run(go)

    def _run(self, coroutine: Callable[[], object]) -> MetadataResponse:
        return self._client._net.run(coroutine)

    @property
    def version(self) -> str:
        """The newest Kafka release whose requests the broker knows, such as ``4.3``; "" when unknown."""
        return version_text(getattr(self._connection, "broker_version", None))

    def interrupt(self) -> None:
        """Make a running step fail at once; callable from any thread."""
        self._client._net.call_soon_threadsafe(self._client._manager.close)

    def close(self) -> None:
        """End the connection and its thread."""
        close_net_client(self._client)


def version_text(version: tuple[int, ...] | None) -> str:
    """``(4, 3)`` as ``4.3``; "" for None."""
    return ".".join(str(part) for part in version) if version else ""
