"""Who goes where when the record names no partition."""

from __future__ import annotations

import itertools

from kafkagui.client.partitioners import PartitionChooser
from kafkagui.core.partitioning import partition_for_key
from kafkagui.core.producing import PartitionerKind

ALL = [0, 1, 2, 3]


def chosen(
    kind: PartitionerKind, keys: list[bytes | None], size: int = 10, available: list[int] | None = None
) -> list[int]:
    chooser = PartitionChooser(kind, batch_size_bytes=100)
    return [chooser.choose("t", key, ALL, ALL if available is None else available, size) for key in keys]


def test_a_key_is_hashed_and_an_empty_key_is_a_key() -> None:
    keys: list[bytes | None] = [b"", b"a", b"b", b"c"]
    assert chosen(PartitionerKind.KEY, keys, available=[1]) == [partition_for_key(key or b"", 4) for key in keys]


def test_round_robin_takes_every_partition_in_order_for_each_topic() -> None:
    chooser = PartitionChooser(PartitionerKind.ROUND_ROBIN, 100)
    turns = [(chooser.choose("a", b"k", ALL, [], 1), chooser.choose("b", None, ALL, [], 1)) for _ in range(5)]
    assert turns == [(0, 0), (1, 1), (2, 2), (3, 3), (0, 0)]


def test_sticky_stays_until_a_batch_is_full_then_moves() -> None:
    for kind, key in ((PartitionerKind.STICKY, b"k"), (PartitionerKind.KEY, None)):
        where = chosen(kind, [key] * 40)
        runs = [where[start : start + 10] for start in range(0, 40, 10)]
        assert all(len(set(run)) == 1 for run in runs)
        assert all(before[0] != after[0] for before, after in itertools.pairwise(runs))


def test_sticky_and_random_avoid_partitions_without_a_leader() -> None:
    for kind in (PartitionerKind.STICKY, PartitionerKind.RANDOM):
        assert set(chosen(kind, [None] * 60, available=[2])) == {2}
        assert set(chosen(kind, [None] * 60, size=100, available=[])) <= set(ALL)


def test_sticky_leaves_a_partition_that_lost_its_leader() -> None:
    chooser = PartitionChooser(PartitionerKind.STICKY, 1_000)
    first = chooser.choose("t", None, ALL, ALL, 1)
    others = [partition for partition in ALL if partition != first]
    assert chooser.choose("t", None, ALL, others, 1) in others


def test_random_reaches_all() -> None:
    assert set(chosen(PartitionerKind.RANDOM, [None] * 300)) == set(ALL)
