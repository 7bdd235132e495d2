"""Partitions as the Java client chooses them."""

from __future__ import annotations

import pytest

from kafkagui.core.partitioning import RoundRobin, murmur2, partition_for_key


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        # From Kafka's own org.apache.kafka.common.utils.UtilsTest.testMurmur2.
        (b"21", -973932308),
        (b"foobar", -790332482),
        (b"a-little-bit-long-string", -985981536),
        (b"a-little-bit-longer-string", -1486304829),
        (b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971),
        (b"abc", 479470107),
    ],
)
def test_murmur2_gives_kafkas_numbers(data: bytes, expected: int) -> None:
    assert murmur2(data) == expected


def test_an_empty_key_is_a_key() -> None:
    assert 0 <= partition_for_key(b"", 7) < 7


def test_one_partition_takes_every_key() -> None:
    assert {partition_for_key(bytes([n]), 1) for n in range(50)} == {0}


def test_a_topic_without_partitions_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="at least one"):
        partition_for_key(b"k", 0)


def test_round_robin_takes_every_partition_in_order_for_each_topic() -> None:
    turn = RoundRobin()
    assert [turn.choose("a", [0, 1, 2]) for _ in range(5)] == [0, 1, 2, 0, 1]
    assert [turn.choose("b", [0, 1, 2]) for _ in range(2)] == [0, 1]
    assert turn.choose("a", [0, 1, 2]) == 2
