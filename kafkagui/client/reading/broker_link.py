"""A reading's own kafka-python client: requests out, answers in.

Connections, TLS, sign-in and proxies are kafka-python's; so is the thread that does the input and output.
"""

from __future__ import annotations

import random
import threading
from collections.abc import Callable

from kafka.errors import KafkaError, NodeNotReadyError
from kafka.future import Future
from kafka.net.compat import KafkaNetClient
from kafka.net.manager import KafkaConnectionManager

from kafkagui.client.reading.status import ReadingStatus
from kafkagui.core.errors import ConnectionLost
from kafkagui.core.wording import tr

_LARGEST_ANSWER_BYTES = 1 << 30
_RECONNECT_LIMIT_MS = 1_000
_BOOTSTRAP_MS = 8_000
_FETCH_MS = 30_000
_ANY_NODE_MS = 15_000
_CALL_MS = 6_000
_STOP_MS = 150

# kafka-python has no annotations; its requests and answers pass through here as they are.
Message = object


class BrokerLink:
    """Sends requests to brokers by node id; ``open`` and ``call`` wait, ``send`` does not."""

    def __init__(self, make_net_client: Callable[[], KafkaNetClient], status: ReadingStatus) -> None:
        self._make_net_client = make_net_client
        self._status = status
        self._client: KafkaNetClient | None = None
        self._failed: set[int | str] = set()

    def open(self) -> None:
        """Connect to any of the bootstrap servers.

        Raises:
            ConnectionLost: when none answers in time.
            ReadingClosed: when the reading is closed meanwhile.
        """
        client = self._make_net_client()
        manager = client._manager
        manager.config["receive_message_max_bytes"] = _LARGEST_ANSWER_BYTES
        manager.config["reconnect_backoff_max_ms"] = _RECONNECT_LIMIT_MS
        manager.cluster.config["allow_auto_create_topics"] = False
        client._net.start()
        self._client = client
        self._status.raise_if_closing()
        try:
            self._wait(client._net.call_soon_with_future(manager.bootstrap_async, _BOOTSTRAP_MS))
        except KafkaError as error:
            servers = ", ".join(manager.cluster.config["bootstrap_servers"])
            raise ConnectionLost(
                tr("No broker answers at {servers}.", servers=servers),
                hint=tr("Check that the cluster runs and can be reached, then try again."),
                detail=str(error),
                retriable=True,
            ) from error

    def call(self, request: Message, node_id: int | None = None) -> Message:
        """Send a request and wait for the answer; without a node to any broker.

        Raises:
            KafkaError: what kafka-python raises.
            ReadingClosed: when the reading is closed meanwhile.
        """
        return self._wait(self._start(request, node_id, _CALL_MS))

    def send(self, request: Message, node_id: int | None, answered: Callable[[Future], None]) -> None:
        """Send a request; ``answered`` is called on the client's thread with the future that is done."""
        future = self._start(request, node_id, _ANY_NODE_MS if node_id is None else _FETCH_MS)
        future.add_both(lambda _: answered(future))

    def _start(self, request: Message, node_id: int | None, timeout_ms: float) -> Future:
        self._status.raise_if_closing()
        client = self._client
        if client is None:
            return Future().failure(NodeNotReadyError("not connected"))
        return client._net.call_soon_with_future(self._exchange, client, request, node_id, timeout_ms)

    async def _exchange(
        self, client: KafkaNetClient, request: Message, node_id: int | None, timeout_ms: float
    ) -> Message:
        manager = client._manager
        node = self._any_node(manager) if node_id is None else node_id
        try:
            connection = manager.get_connection(node)
            await connection.init_future
            answer = await connection.send_request(request, request_timeout_ms=timeout_ms)
        except KafkaError:
            self._failed.add(node)
            raise
        self._failed.discard(node)
        return answer

    def _any_node(self, manager: KafkaConnectionManager) -> int | str:
        """A broker that any question goes to: a connected one, else one that may be tried again, else where we came in.

        Those that failed last come last. ``least_loaded_node`` would name a dead broker again and again, since nothing
        is in flight there.
        """
        connections = manager._conns
        brokers = [broker.node_id for broker in manager.cluster.brokers()]
        sound = [node for node in brokers if node not in self._failed]
        connected = [node for node in sound if node in connections and connections[node].connected]
        entrances = [broker.node_id for broker in manager.cluster.bootstrap_brokers()]
        worth_trying = [node for node in sound if manager.connection_delay(node) <= 0]
        chosen: int | str = random.choice(connected or worth_trying or brokers + entrances)
        return chosen

    def _wait(self, future: Future) -> Message:
        done = threading.Event()
        future.add_both(lambda _: done.set())
        while not done.wait(0.05):
            self._status.raise_if_closing()
        self._status.raise_if_closing()
        if future.failed():
            raise future.exception
        return future.value

    def learn_brokers(self, metadata: Message) -> None:
        """Take the brokers' addresses from a metadata answer."""
        client = self._client
        if client is not None:
            client._net.call_soon_threadsafe(lambda: client._manager.cluster.update_metadata(metadata))

    def close(self) -> None:
        """End the connections and the client's thread, within about 0.15 s."""
        client, self._client = self._client, None
        if client is None or client._net._closed:
            return
        net = client._net
        thread = net._io_thread
        net.call_soon_threadsafe(client._manager.close)
        net.stop(timeout_ms=_STOP_MS)
        # A thread that hangs in a name look-up ends by itself afterwards; its sockets must not vanish under it.
        if thread is None or not thread.is_alive():
            net.close()
