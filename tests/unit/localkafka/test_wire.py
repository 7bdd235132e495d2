"""The one question on the wire: which brokers are unfenced."""

from __future__ import annotations

import asyncio
import struct

import pytest

from kafkagui.localkafka.wire import WireError, parse_answer, unfenced_brokers


def compact(text: str) -> bytes:
    """A compact string of fewer than 127 bytes."""
    return bytes([len(text) + 1]) + text.encode()


def answer(broker_ids: tuple[int, ...], error_code: int = 0, message: str | None = None) -> bytes:
    """A DescribeClusterResponse v0, written field by field after its schema, with a tagged field to skip."""
    head = struct.pack(">i", 1) + b"\x01\x07\x02ab" + struct.pack(">ih", 0, error_code)
    head += (b"\0" if message is None else compact(message)) + compact("a-cluster-id") + struct.pack(">i", 1)
    brokers = b"".join(
        struct.pack(">i", broker_id) + compact("127.0.0.1") + struct.pack(">i", 9092) + b"\0\0"
        for broker_id in broker_ids
    )
    return head + bytes([len(broker_ids) + 1]) + brokers + struct.pack(">i", -(2**31)) + b"\0"


@pytest.mark.parametrize("broker_ids", [(), (1,), (1, 2, 3), (1000000,)])
def test_the_ids_are_read(broker_ids: tuple[int, ...]) -> None:
    assert parse_answer(answer(broker_ids)) == frozenset(broker_ids)


def test_an_error_is_told() -> None:
    with pytest.raises(WireError, match="error 31: not allowed"):
        parse_answer(answer((), 31, "not allowed"))


@pytest.mark.parametrize("size", [0, 5, 20, 40])
def test_a_cut_answer_is_none(size: int) -> None:
    with pytest.raises(WireError, match="not DescribeCluster"):
        parse_answer(answer((1, 2, 3))[:size])


async def ask(reply: bytes) -> frozenset[int]:
    """Ask a server that gives `reply` to the first bytes and hangs up."""

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read(1)
        writer.write(reply)
        await writer.drain()
        writer.close()

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with server:
        return await unfenced_brokers(server.sockets[0].getsockname()[1])


async def test_a_whole_answer_over_a_socket() -> None:
    body = answer((1, 2))
    assert await ask(struct.pack(">i", len(body)) + body) == {1, 2}


async def test_a_hang_up_is_a_broken_connection() -> None:
    with pytest.raises(ConnectionResetError):
        await ask(b"\0\0\0\x40half")


async def test_an_http_server_is_no_broker() -> None:
    with pytest.raises(WireError, match="bytes"):
        await ask(b"HTTP/1.1 400 Bad Request\r\n\r\n")
