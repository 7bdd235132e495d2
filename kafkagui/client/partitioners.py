"""Who chooses the partition of a record that names none."""

from __future__ import annotations

import random

from kafkagui.core.partitioning import RoundRobin, partition_for_key
from kafkagui.core.producing import PartitionerKind


class PartitionChooser:
    """One producer's choice of partitions, per topic.

    Sticky means KIP-794 (``BuiltInPartitioner``): stay on one available partition until a batch's worth of bytes
    went there, then take another.
    """

    def __init__(self, kind: PartitionerKind, batch_size_bytes: int) -> None:
        self._kind = kind
        self._turn_bytes = max(1, batch_size_bytes)
        self._round_robin = RoundRobin()
        self._sticky: dict[str, tuple[int, int]] = {}

    def choose(self, topic: str, key: bytes | None, partitions: list[int], available: list[int], size: int) -> int:
        """The partition for a record of ``size`` bytes; ``available`` are the partitions with a leader."""
        if self._kind is PartitionerKind.KEY and key is not None:
            return partitions[partition_for_key(key, len(partitions))]
        if self._kind is PartitionerKind.ROUND_ROBIN:
            return self._round_robin.choose(topic, partitions)
        pool = available or partitions
        if self._kind is PartitionerKind.RANDOM:
            return random.choice(pool)
        return self._stick(topic, pool, size)

    def _stick(self, topic: str, pool: list[int], size: int) -> int:
        partition, sent = self._sticky.get(topic, (-1, 0))
        if partition not in pool or sent >= self._turn_bytes:
            others = [other for other in pool if other != partition] or pool
            partition, sent = random.choice(others), 0
        self._sticky[topic] = (partition, sent + size)
        return partition
