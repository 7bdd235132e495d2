"""Where reading starts and stops, what it may see, and how far it has come."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Isolation(Enum):
    """Which transactions' records a reader sees (consumer configuration ``isolation.level``)."""

    READ_UNCOMMITTED = 0
    READ_COMMITTED = 1


@dataclass(frozen=True, slots=True)
class FromBeginning:
    """Start at the first offset that each partition still has."""


@dataclass(frozen=True, slots=True)
class FromEnd:
    """Start after the last record of each partition."""


@dataclass(frozen=True, slots=True)
class FromOffset:
    """Start at this offset in each chosen partition; one below the log's start goes on at its start, and is said."""

    offset: int


@dataclass(frozen=True, slots=True)
class FromTime:
    """Start at the first offset whose timestamp is this or later (``ListOffsets``); milliseconds since the epoch."""

    timestamp_ms: int


@dataclass(frozen=True, slots=True)
class FromLast:
    """The newest ``count`` visible records over all partitions, by timestamp, then partition and offset."""

    count: int


StartAt = FromBeginning | FromEnd | FromOffset | FromTime | FromLast


@dataclass(frozen=True, slots=True)
class Live:
    """Never stop by itself."""


@dataclass(frozen=True, slots=True)
class AtEnd:
    """Stop at the end offsets as they were when reading began, judged by position."""


@dataclass(frozen=True, slots=True)
class AfterCount:
    """Stop after this many visible records."""

    count: int


@dataclass(frozen=True, slots=True)
class BeforeTime:
    """Give only records whose timestamp is below this (milliseconds), of those stored when reading began.

    For a time that has not come yet, reading goes on until then.
    """

    timestamp_ms: int


StopAt = Live | AtEnd | AfterCount | BeforeTime


@dataclass(frozen=True, slots=True)
class ReadRequest:
    """One reading: which topics and partitions (None: all), from where, until when, with which isolation."""

    topics: tuple[str, ...]
    partitions: frozenset[int] | None = None
    start: StartAt = FromBeginning()
    stop: StopAt = AtEnd()
    isolation: Isolation = Isolation.READ_COMMITTED


class ReadState(Enum):
    """How a reading stands."""

    STARTING = "starting"
    READING = "reading"
    PAUSED = "paused"
    WAITING = "waiting for the cluster"
    FINISHED = "finished"
    STOPPED = "stopped"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PartitionProgress:
    """How far one partition has been read: offsets ``begin <= position <= end``; ``end`` is the newest one known."""

    topic: str
    partition: int
    begin: int
    position: int
    end: int
    records: int = 0

    @property
    def fraction(self) -> float:
        """Share of the offset range read, 0 to 1; an empty range is read."""
        span = self.end - self.begin
        return 1.0 if span <= 0 else min(1.0, max(0.0, (self.position - self.begin) / span))


@dataclass(frozen=True, slots=True)
class ReadProgress:
    """A reading as it stands.

    ``records`` counts visible records received, ``hidden`` the offsets that hold none (control batches, aborted
    transactions, compacted away). ``notices`` are sentences on what happened on the way (an offset out of range,
    a topic made again, a leader that moved), oldest first.
    """

    state: ReadState
    records: int
    received_bytes: int
    hidden: int
    partitions: tuple[PartitionProgress, ...]
    notices: tuple[str, ...] = ()
