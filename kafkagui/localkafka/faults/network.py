"""The network between clients and brokers, with its faults at hand.

All proxies share one thread with an asyncio loop of its own. On the program's loop each piece of traffic would
wait for the window's painting, and painting for the traffic; a process of its own would be one more that can be
left behind. The thread does little but hand on pieces of up to 256 KiB, so it rarely holds the interpreter.
"""

from __future__ import annotations

import asyncio
import os
import socket
import threading
from collections.abc import Callable, Iterable

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.wording import tr
from kafkagui.localkafka.faults.link import End, Link
from kafkagui.localkafka.faults.route import Route, RouteState

_ANSWER_TIMEOUT_S = 5.0


class FaultyNetwork:
    """Proxies for some routes. Every method may be called from any thread and returns when it is done."""

    def __init__(self, routes: Iterable[Route]) -> None:
        self._routes = tuple(routes)
        self._states: dict[int, RouteState] = {}
        self._servers: dict[int, asyncio.Server] = {}
        self._held: dict[int, socket.socket] = {}
        """Sockets that keep the port of a route that refuses, without listening."""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, name="faulty-network", daemon=True)

    def start(self) -> None:
        """Listen on every route.

        Raises:
            LocalKafkaFailed: when a port is taken; nothing is left running then.
        """
        self._thread.start()
        try:
            ports = [route.listen_port for route in self._routes]
            asyncio.run_coroutine_threadsafe(self._listen(ports), self._loop).result(_ANSWER_TIMEOUT_S)
        except OSError as error:
            self.stop()
            raise _port_taken(error) from error

    def set_round_trip(self, round_trip_s: float, listen_ports: Iterable[int] | None = None) -> None:
        """Delay each direction by half of this, on all routes or on these; holds for bytes that arrive from now on."""

        def change() -> None:
            for state in self._chosen(listen_ports):
                state.one_way_s = round_trip_s / 2

        self._on_loop(change)

    def cut(self, listen_ports: Iterable[int] | None = None) -> None:
        """Let bytes wait: connections stay open, new ones are taken and wait, nothing arrives."""

        def change() -> None:
            for state in self._chosen(listen_ports):
                state.whole.clear()

        self._on_loop(change)

    def cut_answers(self, listen_ports: Iterable[int] | None = None) -> None:
        """Let what brokers send wait, while what clients send arrives."""

        def change() -> None:
            for state in self._chosen(listen_ports):
                state.answers_wait = True

        self._on_loop(change)

    def refuse(self, listen_ports: Iterable[int]) -> None:
        """Refuse new connections, as the host of a dead broker does; the ports stay taken."""
        ports = tuple(listen_ports)

        def change() -> None:
            for port in ports:
                if (server := self._servers.pop(port, None)) is not None:
                    server.close()
                    self._hold(port)

        self._on_loop(change)

    def accept(self, listen_ports: Iterable[int]) -> None:
        """Listen again after ``refuse``.

        Raises:
            LocalKafkaFailed: when another program has taken the port meanwhile.
        """
        ports = tuple(port for port in listen_ports if port not in self._servers)
        try:
            asyncio.run_coroutine_threadsafe(self._listen(ports), self._loop).result(_ANSWER_TIMEOUT_S)
        except OSError as error:
            raise _port_taken(error) from error

    def heal(self, listen_ports: Iterable[int] | None = None) -> None:
        """Let the bytes that wait arrive, in order, and all that follows."""

        def change() -> None:
            for state in self._chosen(listen_ports):
                state.whole.set()
                state.answers_wait = False
                for link in list(state.links):
                    link.move()

        self._on_loop(change)

    def is_cut(self, listen_port: int) -> bool:
        """Whether the route is cut now."""
        return self._states[listen_port].is_cut

    def answers_are_cut(self, listen_port: int) -> bool:
        """Whether the way back alone is cut now."""
        return self._states[listen_port].answers_wait

    def stop(self) -> None:
        """End all connections, the ports and the thread; does nothing the second time."""
        if not self._thread.is_alive():
            return
        asyncio.run_coroutine_threadsafe(self._close(), self._loop).result(_ANSWER_TIMEOUT_S)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(_ANSWER_TIMEOUT_S)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_forever()
        self._loop.close()

    async def _listen(self, ports: Iterable[int]) -> None:
        loop = asyncio.get_running_loop()
        wanted = frozenset(ports)
        for route in self._routes:
            port = route.listen_port
            if port not in wanted:
                continue
            if port not in self._states:
                self._states[port] = RouteState(route.host, route.target_port)
                self._states[port].whole.set()
            accepting, held = _accepting(self._states[port]), self._held.pop(port, None)
            if held is not None:
                self._servers[port] = await loop.create_server(accepting, sock=held)
            else:
                self._servers[port] = await loop.create_server(accepting, route.host, port)

    def _hold(self, port: int) -> None:
        """Keep the port from becoming the near end of somebody's connection."""
        held = socket.socket()
        if os.name == "posix":
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            held.bind((self._states[port].host, port))
        except OSError:
            held.close()  # Without it the port is merely more likely to be taken by another.
        else:
            self._held[port] = held

    async def _close(self) -> None:
        """Close links, then the servers in a turn in which no connection is being taken.

        asyncio leaves a connection open for good that it has accepted but not yet wrapped when its server closes
        (`Server._attach` fails), so those are waited for first.
        """
        while True:
            for state in self._states.values():
                for link in list(state.links):
                    link.close()
            others = asyncio.all_tasks() - {asyncio.current_task()}
            if not others:
                break
            await asyncio.wait(others)
        for server in self._servers.values():
            server.close()
        for held in self._held.values():
            held.close()
        # One more turn, so that aborted transports close their sockets.
        await asyncio.sleep(0)

    def _chosen(self, listen_ports: Iterable[int] | None) -> list[RouteState]:
        if listen_ports is None:
            return list(self._states.values())
        return [self._states[port] for port in listen_ports]

    def _on_loop(self, change: Callable[[], None]) -> None:
        async def run() -> None:
            change()

        asyncio.run_coroutine_threadsafe(run(), self._loop).result(_ANSWER_TIMEOUT_S)


def _port_taken(error: OSError) -> LocalKafkaFailed:
    return LocalKafkaFailed(
        tr("A port for the proxy before the brokers is taken by another program."),
        hint=tr("Start again: it takes other ports."),
        detail=str(error),
        code="PORT_TAKEN",
    )


def _accepting(state: RouteState) -> Callable[[], End]:
    return lambda: Link(state).client_end
