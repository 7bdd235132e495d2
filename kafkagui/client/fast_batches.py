"""Record batches built by aiokafka's compiled builder inside kafka-python's producer (magic 2, KIP-98 layout)."""

from __future__ import annotations

import struct
from collections.abc import Callable

from aiokafka.record.default_records import DefaultRecordBatchBuilder
from kafka.codec import gzip_encode, lz4_encode, snappy_encode, zstd_encode
from kafka.record.memory_records import MemoryRecordsBuilder
from kafka.record.util import calc_crc32c

_MAGIC = 2
_HEADER_BYTES = 61
_LENGTH_AT, _CRC_AT, _ATTRIBUTES_AT = 8, 17, 21
_AFTER_LENGTH = 12
_ENCODERS: dict[int, Callable[[bytes], bytes]] = {
    1: gzip_encode,
    2: snappy_encode,
    3: lz4_encode,
    4: zstd_encode,
}


class CompiledBuilder:
    """Stands in for kafka-python's ``DefaultRecordBatchBuilder``: the same bytes, a tenth of the time.

    Compression is kafka-python's: aiokafka's lz4 uses a level that is many times slower.
    """

    def __init__(self, codec: int, batch_size_bytes: int) -> None:
        inner = DefaultRecordBatchBuilder(_MAGIC, 0, 0, -1, -1, -1, batch_size_bytes)
        self._inner = inner
        self._codec = codec
        self.append = inner.append
        self.size = inner.size

    @property
    def producer_id(self) -> int:
        """Id of the idempotent producer, -1 for none."""
        return int(self._inner.producer_id)

    @property
    def producer_epoch(self) -> int:
        """Epoch of the idempotent producer, -1 for none."""
        return int(self._inner.producer_epoch)

    @property
    def base_sequence(self) -> int:
        """Sequence number of the first record, -1 for none."""
        return int(self._inner.base_sequence)

    def set_producer_state(self, producer_id: int, epoch: int, base_sequence: int, transactional: bool) -> None:
        """Stamp the batch for idempotence.

        Raises:
            ValueError: for a transactional batch, which this builder does not make.
        """
        if transactional:
            raise ValueError("transactional batches are not built here")
        self._inner.set_producer_state(producer_id, epoch, base_sequence)

    def build(self) -> bytearray:
        """The finished batch, compressed where that makes it smaller."""
        batch: bytearray = self._inner.build()
        if self._codec:
            body = _ENCODERS[self._codec](bytes(memoryview(batch)[_HEADER_BYTES:]))
            if len(body) < len(batch) - _HEADER_BYTES:
                batch = self._replace_body(batch, body)
        return batch

    def _replace_body(self, batch: bytearray, body: bytes) -> bytearray:
        packed = bytearray(memoryview(batch)[:_HEADER_BYTES]) + body
        struct.pack_into(">i", packed, _LENGTH_AT, len(packed) - _AFTER_LENGTH)
        struct.pack_into(">h", packed, _ATTRIBUTES_AT, self._codec)
        struct.pack_into(">I", packed, _CRC_AT, calc_crc32c(bytes(memoryview(packed)[_ATTRIBUTES_AT:])))
        return packed


def compiled_records(codec: int, batch_size_bytes: int) -> MemoryRecordsBuilder:
    """kafka-python's open batch of records, with the compiled builder inside."""
    records = MemoryRecordsBuilder(_MAGIC, codec, batch_size_bytes)
    records._builder = CompiledBuilder(codec, batch_size_bytes)
    return records
