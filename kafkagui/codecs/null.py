"""Kafka's null: no key, or as a value the tombstone that deletes a key in a compacted topic."""

from __future__ import annotations

from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed
from kafkagui.core.wording import trn


def encode(_: str) -> None:
    """Null, whatever text was left behind in the field."""


def decode(data: bytes) -> str:
    """Never a text: bytes, even none of them, are not null.

    Raises:
        DecodeFailed: always.
    """
    raise DecodeFailed(
        trn("Not null: there is {count} byte.", "Not null: there are {count} bytes.", len(data)), position=0
    )


CODEC = Codec("null", "Null", encode, decode)
