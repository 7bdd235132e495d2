"""Rows of a delivery log in another order, found in slices of about a millisecond so that nobody waits for it."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Generator, Sequence
from itertools import islice
from operator import itemgetter

from kafkagui.core.delivery_block import DeliveryBlock
from kafkagui.core.delivery_log import DeliveryLog

SortKey = int | str | bytes
_SLICE_ROWS = 1024
_KEY = itemgetter(0)
_Keys = Callable[[DeliveryBlock], Sequence[SortKey]]

_KEYS: dict[str, _Keys] = {
    "status": lambda block: block.states,
    "sent_at": lambda block: block.sent_at_ns,
    "key": lambda block: [b"" if key is None else b"\1" + key for key in block.keys],
    "topic": lambda block: block.topics,
    "partition": lambda block: block.partitions,
    "offset": lambda block: block.offsets,
    "latency": lambda block: block.latencies_ns,
    "method": lambda block: [sending.method.value for sending in block.sendings],
    "acks": lambda block: [sending.acks.label for sending in block.sendings],
}
SORTABLE = frozenset(_KEYS) | {"number", "error"}
"""Columns that rows can be sorted by; ``number`` is the order they came in."""


def sorted_sequences(
    log: DeliveryLog, column: str, descending: bool, only: Sequence[int] | None = None
) -> Generator[None, None, list[int]]:
    """Sort the rows of ``log``, or only some; yields between slices, returns the sequences in their order.

    Equal rows keep the order they came in. Rows added meanwhile are not in it.

    Raises:
        KeyError: for a column that is not in ``SORTABLE``.
    """
    wanted = None if only is None else set(only)
    first = log.first_sequence
    runs: list[list[tuple[SortKey, int]]] = []
    for start, block in list(log.blocks):
        pairs = [(key, start + row) for row, key in enumerate(_keys(log, column, start, block)) if start + row >= first]
        if wanted is not None:
            pairs = [pair for pair in pairs if pair[1] in wanted]
        runs.append(sorted(pairs, key=_KEY, reverse=descending))
        yield
    merged = heapq.merge(*runs, key=_KEY, reverse=descending)
    found: list[int] = []
    while piece := [number for _, number in islice(merged, _SLICE_ROWS)]:
        found.extend(piece)
        yield
    return found


def _keys(log: DeliveryLog, column: str, start: int, block: DeliveryBlock) -> Sequence[SortKey]:
    numbers = range(start, start + len(block.states))
    if column == "number":
        return numbers
    if column == "error":
        errors = (log.error(number) for number in numbers)
        return ["" if error is None else error.message for error in errors]
    return _KEYS[column](block)
