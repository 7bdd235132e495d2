"""One partition as a reading goes through it."""

from __future__ import annotations

from dataclasses import dataclass

from kafkagui.core.positions import PartitionProgress

NO_LEADER = -1


@dataclass(slots=True, eq=False)
class PartitionState:
    """Positions are offsets. ``position`` is the next one to take in, ``ahead`` the next one to ask for.

    Reading ends at ``stop_at`` (None: no end). ``first`` is the smallest offset wanted, above ``position`` only
    where a start beyond the end was asked for. ``end`` is the newest end known.
    """

    topic: str
    partition: int
    leader: int = NO_LEADER
    leader_epoch: int = -1
    begin: int = 0
    first: int = 0
    position: int = 0
    ahead: int = 0
    stop_at: int | None = None
    end: int = 0
    records: int = 0
    stuck_since_s: float | None = None

    @property
    def name(self) -> str:
        """``topic-partition``, as Kafka's logs write it."""
        return f"{self.topic}-{self.partition}"

    @property
    def is_done(self) -> bool:
        """Whether everything up to ``stop_at`` has been taken in."""
        return self.stop_at is not None and self.position >= self.stop_at

    @property
    def wants_more(self) -> bool:
        """Whether there is something left to ask for."""
        return self.stop_at is None or self.ahead < self.stop_at

    def seek(self, begin: int, stop_at: int | None) -> None:
        """Begin a stretch of offsets."""
        self.begin = self.first = self.position = self.ahead = begin
        self.stop_at = stop_at
        self.stuck_since_s = None

    def advance(self, next_offset: int) -> None:
        """Everything below ``next_offset`` is taken in."""
        self.position = max(self.position, next_offset)
        self.ahead = max(self.ahead, self.position)
        self.end = max(self.end, self.position)

    def take_rest(self) -> int:
        """Compaction left nothing more below ``stop_at``: stand there. Returns how many wanted offsets that skips."""
        stop_at = self.position if self.stop_at is None else self.stop_at
        skipped = max(0, stop_at - max(self.position, self.first))
        self.advance(stop_at)
        return skipped

    def progress(self) -> PartitionProgress:
        """How it stands, for those above."""
        end = self.end if self.stop_at is None else max(self.stop_at, self.position)
        return PartitionProgress(self.topic, self.partition, self.begin, self.position, end, self.records)
