"""The bytes of a value in rows of 16: offset, hex, ASCII; by pieces, so that a huge value costs what is in sight."""

from __future__ import annotations

BYTES_A_ROW = 16
_ASCII = bytes(byte if 0x20 <= byte < 0x7F else ord(".") for byte in range(256))


def row_count(size_bytes: int) -> int:
    """How many rows a value of this size has."""
    return -(-size_bytes // BYTES_A_ROW)


def rows(data: bytes, first: int = 0, count: int | None = None) -> list[str]:
    """``count`` rows (all by default) from row ``first``; fewer where the value ends.

    A row is ``00000010  48 65 6c 6c 6f 20 4b 61  66 6b 61 …  |Hello Kafka…|``, padded so that columns stand.
    """
    last = row_count(len(data)) if count is None else min(first + count, row_count(len(data)))
    return [_row(data, index * BYTES_A_ROW) for index in range(first, last)]


def _row(data: bytes, offset: int) -> str:
    piece = data[offset : offset + BYTES_A_ROW]
    left, right = piece[:8].hex(" "), piece[8:].hex(" ")
    return f"{offset:08x}  {left:<23}  {right:<23}  |{piece.translate(_ASCII).decode('ascii')}|"
