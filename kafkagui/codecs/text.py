"""Text as UTF-8 (Kafka's ``StringSerializer`` with its default encoding)."""

from __future__ import annotations

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed, InputRefused
from kafkagui.core.wording import mark, tr


def encode(text: str) -> bytes:
    """The text's bytes, exactly as typed.

    Raises:
        InputRefused: for half of a surrogate pair, which is no character.
    """
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError as error:
        raise InputRefused(
            tr(
                "Character {position} is half of a surrogate pair (U+{code:04X}), which UTF-8 cannot hold.",
                position=error.start + 1,
                code=ord(text[error.start]),
            ),
            position=error.start,
            hint=tr("Delete it, or send the bytes as hex."),
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
            tr(
                "Not UTF-8: byte {position} is 0x{byte:02x} ({reason}).",
                position=error.start,
                byte=data[error.start],
                reason=error.reason,
            ),
            position=error.start,
        ) from error


CODEC = Codec("text", mark("Text"), encode, decode)
