"""What every format is made of."""

from __future__ import annotations

from collections.abc import Callable

from kafkagui.core.frozen import frozen


@frozen
class Codec:
    """One format for keys and values.

    ``encode`` makes the bytes to send from what a person typed (None is Kafka's null) and raises ``InputRefused``
    with the position of the first wrong character. ``decode`` makes the text to show from stored bytes and raises
    ``DecodeFailed`` with the position of the first byte that does not fit. For every codec,
    ``encode(decode(data)) == data`` wherever ``decode`` gives a text.
    """

    id: str
    title: str
    encode: Callable[[str], bytes | None]
    decode: Callable[[bytes], str]
