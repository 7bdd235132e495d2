"""Text as UTF-8 (Kafka's ``StringSerializer`` with its default encoding)."""

from __future__ import annotations

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed, InputRefused


def encode(text: str) -> bytes:
    """The text's bytes, exactly as typed.

    Raises:
        InputRefused: for half of a surrogate pair, which is no character.
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputRefused(
            f"Character {error.start + 1} is half of a surrogate pair (U+{ord(text[error.start]):04X}), "
            "which UTF-8 cannot hold.",
            position=error.start,
            hint="Delete it, or send the bytes as hex.",
        ) from error


def decode(data: bytes) -> str:
    """The text of the bytes.

    Raises:
        DecodeFailed: with the first byte that is not UTF-8.
    """
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise DecodeFailed(
            f"Not UTF-8: byte {error.start} is 0x{data[error.start]:02x} ({error.reason}).", position=error.start
        ) from error


CODEC = Codec("text", "Text", encode, decode)
