"""One proxied connection: two pumps that carry bytes each way, late by half a round trip, or not at all."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections import deque
from collections.abc import Callable
from typing import cast

from kafkagui.localkafka.faults.route import RouteState

_HIGH_WATER_BYTES = 8 * 1024 * 1024
"""Bytes that may wait in one direction before the sender is held back: a long fat network's worth."""


class Pump:
    """Carries bytes in one direction, in order, and the end of the stream behind them."""

    def __init__(self, route: RouteState, ended: Callable[[], None], *, carries_answers: bool = False) -> None:
        self._route = route
        self._carries_answers = carries_answers
        self._ended = ended
        self._is_ended = False
        self._loop = asyncio.get_running_loop()
        self._waiting: deque[tuple[float, bytes | None]] = deque()
        self._waiting_bytes = 0
        self._timer: asyncio.TimerHandle | None = None
        self._source: asyncio.Transport | None = None
        self._target: asyncio.Transport | None = None
        self._target_is_full = False

    def connect(self, source: asyncio.Transport, target: asyncio.Transport) -> None:
        """Name the two ends; bytes that arrived before wait no longer."""
        self._source = source
        self._target = target
        self.move()

    def arrive(self, data: bytes | None) -> None:
        """Take bytes, or None for the end of the stream, and pass them on when their time has come."""
        if self._is_ended:
            return
        self._waiting.append((self._loop.time() + self._route.one_way_s, data))
        self._waiting_bytes += len(data or b"")
        if self._waiting_bytes > _HIGH_WATER_BYTES and self._source is not None and not self._source.is_closing():
            self._source.pause_reading()
        self.move()

    def target_is_full(self, full: bool) -> None:
        """Hold back, or go on, as the receiving side's buffer fills and drains."""
        self._target_is_full = full
        self.move()

    def move(self) -> None:
        """Pass on all that is due; nothing while the route is cut."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        while self._waiting and self._target is not None and not self._target_is_full and not self._is_cut:
            due, data = self._waiting[0]
            if due > self._loop.time():
                self._timer = self._loop.call_at(due, self.move)
                break
            self._waiting.popleft()
            self._pass_on(data, self._target)
        self._let_source_go_on()

    def drop(self) -> None:
        """Forget what waits: the receiver is gone, or nobody wants this link any more."""
        if self._timer is not None:
            self._timer.cancel()
        self._waiting.clear()
        self._end()

    @property
    def _is_cut(self) -> bool:
        return self._route.is_cut or (self._carries_answers and self._route.answers_wait)

    def _pass_on(self, data: bytes | None, target: asyncio.Transport) -> None:
        self._waiting_bytes -= len(data or b"")
        if target.is_closing():
            return
        if data is not None:
            target.write(data)
        else:
            # A receiver that has gone meanwhile needs to hear of no end.
            with contextlib.suppress(OSError):
                target.write_eof()
            self._end()

    def _end(self) -> None:
        if not self._is_ended:
            self._is_ended = True
            self._source = self._target = None
            self._ended()

    def _let_source_go_on(self) -> None:
        source = self._source
        if source is None or source.is_closing() or self._waiting_bytes > _HIGH_WATER_BYTES // 2:
            return
        if not source.is_reading():
            source.resume_reading()


class End(asyncio.Protocol):
    """One end of a link: what it receives goes into one pump, what it may send comes out of the other."""

    def __init__(self, link: Link, out: Pump, into: Pump) -> None:
        self._link = link
        self._out = out
        self._into = into
        self._has_finished = False
        self.transport: asyncio.Transport | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Keep the transport; small requests must not wait for Nagle's algorithm."""
        self.transport = cast(asyncio.Transport, transport)
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._link.end_is_up(self)

    def data_received(self, data: bytes) -> None:
        """Hand the bytes to the pump to the other end."""
        self._out.arrive(data)

    def eof_received(self) -> bool:
        """Let the other end learn of it behind the bytes that came before; it may go on talking."""
        self._finish()
        return True

    def connection_lost(self, exc: Exception | None) -> None:
        """Nothing can be delivered here any more; the other end learns of it in its turn."""
        self._finish()
        self._into.drop()

    def pause_writing(self) -> None:
        """This end's buffer is full."""
        self._into.target_is_full(True)

    def resume_writing(self) -> None:
        """This end's buffer has drained."""
        self._into.target_is_full(False)

    def _finish(self) -> None:
        if not self._has_finished:
            self._has_finished = True
            self._out.arrive(None)


class Link:
    """A client's connection and the one to the broker that belongs to it."""

    def __init__(self, route: RouteState) -> None:
        self._route = route
        self._open_directions = 2
        self._to_broker = Pump(route, self._direction_ended)
        self._to_client = Pump(route, self._direction_ended, carries_answers=True)
        self.client_end = End(self, self._to_broker, self._to_client)
        self._broker_end = End(self, self._to_client, self._to_broker)
        self._opening: asyncio.Task[None] | None = None

    def end_is_up(self, end: End) -> None:
        """Open the way to the broker once the client is there; join both when both are."""
        if end is self.client_end:
            self._route.links.add(self)
            self._opening = asyncio.get_running_loop().create_task(self._open())
        client, broker = self.client_end.transport, self._broker_end.transport
        if client is not None and broker is not None:
            self._to_broker.connect(client, broker)
            self._to_client.connect(broker, client)

    def move(self) -> None:
        """Look again at what waits: the route was healed."""
        self._to_broker.move()
        self._to_client.move()

    def close(self) -> None:
        """End both connections at once."""
        if self._opening is not None:
            self._opening.cancel()
        self._to_broker.drop()
        self._to_client.drop()
        for end in (self.client_end, self._broker_end):
            if end.transport is not None:
                end.transport.abort()

    def _direction_ended(self) -> None:
        self._open_directions -= 1
        if self._open_directions:
            return
        self._route.links.discard(self)
        for end in (self.client_end, self._broker_end):
            if end.transport is not None:
                # Closes once what was written has gone out.
                end.transport.close()

    async def _open(self) -> None:
        await self._route.whole.wait()
        loop = asyncio.get_running_loop()
        try:
            await loop.create_connection(lambda: self._broker_end, self._route.host, self._route.target_port)
        except OSError:
            # The broker is down: to the client it looks as if it had hung up.
            self.close()
