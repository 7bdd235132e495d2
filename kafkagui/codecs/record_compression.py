"""Undo the compression of a record batch."""

from __future__ import annotations

import gzip

from kafkagui.codecs.record_batch import Compression
from kafkagui.core.wording import tr

_XERIAL_MAGIC = b"\x82SNAPPY\x00"
_XERIAL_HEADER_BYTES = 16


class UnknownCompression(ValueError):
    """A codec number that no version of Kafka has."""


def decompress(codec: int, data: bytes | memoryview) -> bytes:
    """The records' bytes.

    Raises:
        UnknownCompression: for a codec number that is not in ``Compression``.
        Exception: what the codec's library raises for broken data.
    """
    if codec == Compression.NONE:
        return bytes(data)
    if codec == Compression.GZIP:
        return gzip.decompress(data)
    if codec == Compression.SNAPPY:
        return _snappy(bytes(data))
    if codec == Compression.LZ4:
        return _lz4(data)
    if codec == Compression.ZSTD:
        return _zstd(data)
    raise UnknownCompression(tr("unknown compression codec {codec}", codec=codec))


def _snappy(data: bytes) -> bytes:
    """Raw snappy, or the framing of snappy-java: a header, then blocks with a length each."""
    from cramjam import snappy

    if not data.startswith(_XERIAL_MAGIC):
        return bytes(snappy.decompress_raw(data))
    parts, at = [], _XERIAL_HEADER_BYTES
    while at < len(data):
        size = int.from_bytes(data[at : at + 4], "big")
        parts.append(bytes(snappy.decompress_raw(data[at + 4 : at + 4 + size])))
        at += 4 + size
    return b"".join(parts)


def _lz4(data: bytes | memoryview) -> bytes:
    from lz4.frame import decompress as decompress_lz4

    return bytes(decompress_lz4(data))


def _zstd(data: bytes | memoryview) -> bytes:
    """By stream: Kafka's frames need not tell their size."""
    from zstandard import ZstdDecompressor

    return ZstdDecompressor().decompressobj().decompress(data)
