"""Which partition a record goes to, as the Java client decides it."""

from __future__ import annotations

_MULTIPLIER = 0x5BD1E995
_SHIFT = 24
_SEED = 0x9747B28C
_MASK = 0xFFFFFFFF


def murmur2(data: bytes) -> int:
    """Hash ``data`` to a signed 32-bit number (``org.apache.kafka.common.utils.Utils.murmur2``)."""
    length = len(data)
    state = (_SEED ^ length) & _MASK
    whole = length - length % 4
    for start in range(0, whole, 4):
        word = int.from_bytes(data[start : start + 4], "little") * _MULTIPLIER & _MASK
        word = (word ^ word >> _SHIFT) * _MULTIPLIER & _MASK
        state = (state * _MULTIPLIER & _MASK) ^ word
    if length != whole:
        state = (state ^ int.from_bytes(data[whole:], "little")) * _MULTIPLIER & _MASK
    state = (state ^ state >> 13) * _MULTIPLIER & _MASK
    state ^= state >> 15
    return state - (1 << 32) if state >> 31 else state


def partition_for_key(key: bytes, partition_count: int) -> int:
    """The partition of a key among ``partition_count`` (``BuiltInPartitioner.partitionForKey``).

    Raises:
        ValueError: when ``partition_count`` is not positive.
    """
    if partition_count < 1:
        raise ValueError(f"a topic has at least one partition, not {partition_count}")
    return (murmur2(key) & 0x7FFFFFFF) % partition_count


class RoundRobin:
    """Takes the partitions of each topic in turn, in the order they are given."""

    def __init__(self) -> None:
        self._next: dict[str, int] = {}

    def choose(self, topic: str, partitions: list[int]) -> int:
        """The next of ``partitions``, which must not be empty."""
        turn = self._next.get(topic, 0)
        self._next[topic] = turn + 1
        return partitions[turn % len(partitions)]
