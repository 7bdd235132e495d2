"""The one question this room asks a broker: which brokers are there, unfenced.

DescribeCluster (API key 60, version 0; KIP-700) over a plain socket, so that no client library is needed.
A KRaft broker lists only brokers that are alive and unfenced there (KIP-1073 made fenced ones an option).
"""

from __future__ import annotations

import asyncio
import struct

from kafkagui.localkafka.node_config import HOST

_API_KEY = 60
_CORRELATION_ID = 1
_CLIENT_ID = b"kafkagui-local"
_MAX_ANSWER_BYTES = 1_000_000


class WireError(Exception):
    """The answer is none that a Kafka broker gives."""


async def unfenced_brokers(port: int) -> frozenset[int]:
    """The ids of the brokers that the one on `port` knows as alive.

    Raises:
        OSError: nobody listens there, or the connection broke.
        WireError: the answer cannot be understood or is an error.
    """
    reader, writer = await asyncio.open_connection(HOST, port)
    try:
        writer.write(_request())
        await writer.drain()
        (size,) = struct.unpack(">i", await reader.readexactly(4))
        if not 0 < size < _MAX_ANSWER_BYTES:
            raise WireError(f"an answer of {size} bytes")
        return parse_answer(await reader.readexactly(size))
    except asyncio.IncompleteReadError as error:
        raise ConnectionResetError("the broker closed the connection") from error
    finally:
        writer.close()


def _request() -> bytes:
    """Request header v2 (flexible) and DescribeClusterRequest v0 without authorized operations."""
    header = struct.pack(">hhih", _API_KEY, 0, _CORRELATION_ID, len(_CLIENT_ID)) + _CLIENT_ID + b"\0"
    body = b"\0" + b"\0"
    return struct.pack(">i", len(header) + len(body)) + header + body


def parse_answer(answer: bytes) -> frozenset[int]:
    """The broker ids in a DescribeClusterResponse v0 behind its header v1.

    Raises:
        WireError: when the bytes are none, or carry an error code.
    """
    fields = _Fields(answer)
    try:
        fields.skip(4)
        fields.skip_tags()
        fields.skip(4)
        error_code = fields.int16()
        message = fields.compact_string()
        if error_code:
            raise WireError(f"error {error_code}: {message}")
        fields.compact_string()
        fields.skip(4)
        return frozenset(fields.broker() for _ in range(fields.varint() - 1))
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise WireError(f"an answer that is not DescribeCluster's: {answer[:64].hex()}") from error


class _Fields:
    """Reads the primitive types of Kafka's flexible protocol (KIP-482), in order."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def skip(self, count: int) -> None:
        self._at += count

    def int16(self) -> int:
        (value,) = struct.unpack_from(">h", self._data, self._at)
        self._at += 2
        return int(value)

    def int32(self) -> int:
        (value,) = struct.unpack_from(">i", self._data, self._at)
        self._at += 4
        return int(value)

    def varint(self) -> int:
        value = shift = 0
        while True:
            byte = self._data[self._at]
            self._at += 1
            value |= (byte & 0x7F) << shift
            if byte < 0x80:
                return value
            shift += 7

    def compact_string(self) -> str:
        length = self.varint() - 1
        if length < 0:
            return ""
        text = self._data[self._at : self._at + length].decode()
        self._at += length
        return text

    def skip_tags(self) -> None:
        for _ in range(self.varint()):
            self.varint()
            self.skip(self.varint())

    def broker(self) -> int:
        broker_id = self.int32()
        self.compact_string()
        self.skip(4)
        self.compact_string()
        self.skip_tags()
        return broker_id
