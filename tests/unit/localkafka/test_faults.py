"""The proxies before the brokers: delay, order, cut, heal."""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import socket
import time
from collections.abc import AsyncIterator

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka.faults.network import FaultyNetwork
from kafkagui.localkafka.faults.route import Route
from kafkagui.localkafka.free_ports import free_ports

Streams = tuple[asyncio.StreamReader, asyncio.StreamWriter]

QUIET_S = 0.15
"""How long nothing must arrive to be called cut: the claim is that nothing comes, so time must pass."""


class Setup:
    """An echo server behind a proxy."""

    def __init__(self, network: FaultyNetwork, port: int, server: asyncio.Server) -> None:
        self.network = network
        self.port = port
        self.server = server
        self.connections = 0

    @contextlib.asynccontextmanager
    async def connect(self) -> AsyncIterator[Streams]:
        """A client's connection through the proxy."""
        reader, writer = await asyncio.open_connection("127.0.0.1", self.port)
        try:
            yield reader, writer
        finally:
            writer.close()


@pytest.fixture
async def setup() -> AsyncIterator[Setup]:
    async def echo(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        made.connections += 1
        with contextlib.suppress(OSError):
            while data := await reader.read(65536):
                writer.write(data)
                await writer.drain()
        writer.close()

    behind, before = free_ports(2)
    server = await asyncio.start_server(echo, "127.0.0.1", behind)
    network = FaultyNetwork([Route(before, behind)])
    network.start()
    made = Setup(network, before, server)
    yield made
    await asyncio.to_thread(network.stop)
    server.close()


async def round_trip_s(streams: Streams) -> float:
    """How long one byte takes there and back."""
    reader, writer = streams
    began = time.perf_counter()
    writer.write(b"x")
    assert await asyncio.wait_for(reader.readexactly(1), 5) == b"x"
    return time.perf_counter() - began


async def arrives(reader: asyncio.StreamReader, within_s: float) -> bytes:
    """What arrives in that time; empty for nothing."""
    try:
        return await asyncio.wait_for(reader.read(65536), within_s)
    except TimeoutError:
        return b""


async def test_without_faults_it_is_nearly_as_fast_as_without_a_proxy(setup: Setup) -> None:
    async with setup.connect() as streams:
        await round_trip_s(streams)
        assert sorted([await round_trip_s(streams) for _ in range(50)])[25] < 0.005


@pytest.mark.parametrize("wanted_s", [0.02, 0.1])
async def test_a_round_trip_takes_as_long_as_asked(setup: Setup, wanted_s: float) -> None:
    async with setup.connect() as streams:
        await round_trip_s(streams)
        setup.network.set_round_trip(wanted_s)
        times = sorted([await round_trip_s(streams) for _ in range(9)])
        assert times[0] >= wanted_s
        assert times[4] < wanted_s + 0.015
        setup.network.set_round_trip(0)
        assert await round_trip_s(streams) < wanted_s


async def test_delayed_messages_travel_together_and_not_one_after_the_other(setup: Setup) -> None:
    setup.network.set_round_trip(0.1)
    async with setup.connect() as (reader, writer):
        began = time.perf_counter()
        for number in range(20):
            writer.write(b"%02d" % number)
            await asyncio.sleep(0.002)
        received = await asyncio.wait_for(reader.readexactly(40), 5)
        assert received == b"".join(b"%02d" % number for number in range(20))
        assert 0.1 <= time.perf_counter() - began < 0.4


async def test_order_and_every_byte_are_kept_while_the_delay_changes(setup: Setup) -> None:
    sent = b"".join(hashlib.sha256(b"%d" % number).digest() * 100 for number in range(1000))

    async def send(writer: asyncio.StreamWriter) -> None:
        for at in range(0, len(sent), 50_000):
            setup.network.set_round_trip(0.02 if at % 100_000 else 0)
            writer.write(sent[at : at + 50_000])
            await writer.drain()

    async with setup.connect() as (reader, writer):
        sending = asyncio.create_task(send(writer))
        assert await asyncio.wait_for(reader.readexactly(len(sent)), 20) == sent
        await sending


async def test_more_than_the_buffers_hold_passes_a_slow_reader(setup: Setup) -> None:
    sent = bytes(1_000_000)

    async def send(writer: asyncio.StreamWriter) -> None:
        for _ in range(80):
            writer.write(sent)
            await writer.drain()

    async with setup.connect() as (reader, writer):
        sending = asyncio.create_task(send(writer))
        await asyncio.sleep(QUIET_S)
        assert not sending.done()
        got = 0
        async with asyncio.timeout(20):
            while got < 80_000_000:
                got += len(await reader.read(1 << 20))
        await sending


async def test_a_cut_lets_bytes_wait_and_a_heal_delivers_them(setup: Setup) -> None:
    async with setup.connect() as (reader, writer):
        await round_trip_s((reader, writer))
        setup.network.cut()
        assert setup.network.is_cut(setup.port)
        writer.write(b"first ")
        assert await arrives(reader, QUIET_S) == b""
        writer.write(b"second")
        setup.network.heal()
        assert await asyncio.wait_for(reader.readexactly(12), 5) == b"first second"
        assert not setup.network.is_cut(setup.port)


async def test_a_connection_made_during_a_cut_waits_too(setup: Setup) -> None:
    setup.network.cut([setup.port])
    async with setup.connect() as (reader, writer):
        writer.write(b"hello")
        assert await arrives(reader, QUIET_S) == b""
        assert setup.connections == 0
        setup.network.heal([setup.port])
        assert await asyncio.wait_for(reader.readexactly(5), 5) == b"hello"


async def test_the_end_of_a_stream_comes_behind_its_bytes(setup: Setup) -> None:
    setup.network.set_round_trip(0.05)
    async with setup.connect() as (reader, writer):
        writer.write(b"last words")
        writer.write_eof()
        assert await asyncio.wait_for(reader.read(), 5) == b"last words"


async def test_a_broker_that_is_down_hangs_up(setup: Setup) -> None:
    setup.server.close()
    await setup.server.wait_closed()
    async with setup.connect() as (reader, _writer):
        with contextlib.suppress(ConnectionResetError):
            assert await asyncio.wait_for(reader.read(), 5) == b""


async def test_stop_ends_connections_that_wait(setup: Setup) -> None:
    async with setup.connect() as streams:
        await round_trip_s(streams)
        setup.network.cut()
        async with setup.connect() as (reader, _writer):
            await asyncio.to_thread(setup.network.stop)
            with contextlib.suppress(ConnectionResetError):
                assert await asyncio.wait_for(reader.read(), 5) == b""


def test_a_taken_port_is_told_and_nothing_is_left() -> None:
    (port,) = free_ports(1)
    first = FaultyNetwork([Route(port, 1)])
    first.start()
    with pytest.raises(LocalKafkaFailed) as refused:
        FaultyNetwork([Route(port, 2)]).start()
    assert refused.value.code == "PORT_TAKEN"
    first.stop()
    first.stop()


async def test_a_route_that_refuses_keeps_its_port_and_takes_connections_again(setup: Setup) -> None:
    setup.network.refuse([setup.port])
    with pytest.raises(ConnectionRefusedError):
        await asyncio.open_connection("127.0.0.1", setup.port)
    with contextlib.closing(socket.socket()) as other, pytest.raises(OSError, match="in use"):
        other.bind(("127.0.0.1", setup.port))
    setup.network.refuse([setup.port])  # Does nothing the second time.
    setup.network.accept([setup.port])
    setup.network.accept([setup.port])
    async with setup.connect() as (reader, writer):
        writer.write(b"x")
        assert await asyncio.wait_for(reader.readexactly(1), 5) == b"x"


async def test_a_route_that_refuses_at_the_end_leaves_no_port(setup: Setup) -> None:
    setup.network.refuse([setup.port])
    setup.network.stop()
    with contextlib.closing(socket.socket()) as other:
        other.bind(("127.0.0.1", setup.port))


async def test_answers_wait_while_requests_arrive(setup: Setup) -> None:
    async with setup.connect() as (reader, writer):
        writer.write(b"a")
        assert await asyncio.wait_for(reader.readexactly(1), 5) == b"a"
        setup.network.cut_answers([setup.port])
        assert setup.network.answers_are_cut(setup.port)
        assert not setup.network.is_cut(setup.port)
        writer.write(b"b")
        with pytest.raises(TimeoutError):
            await asyncio.wait_for(reader.readexactly(1), QUIET_S)
        setup.network.heal([setup.port])
        assert await asyncio.wait_for(reader.readexactly(1), 5) == b"b"
