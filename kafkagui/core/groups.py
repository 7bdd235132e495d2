"""Groups that read topics: their kinds, members, and how far they lag behind."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.topics import TopicPartition


class GroupType(Enum):
    """How a group is coordinated (``o.a.k.common.GroupType``)."""

    CLASSIC = "classic"
    CONSUMER = "consumer"
    """The rebalance protocol of KIP-848."""
    SHARE = "share"
    """Records are shared out one by one, KIP-932."""
    STREAMS = "streams"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class GroupSummary:
    """A group in a list.

    ``state`` is Kafka's word, such as ``Stable`` or ``Empty``; ``protocol`` is ``consumer`` for those that read topics.
    ``members``, ``topics`` and ``lag`` are None where they are not known, and ``error`` says why. ``lag`` adds up the
    partitions that have a committed offset.
    """

    group_id: str
    kind: GroupType
    protocol: str = ""
    state: str = ""
    members: int | None = None
    topics: tuple[str, ...] | None = None
    lag: int | None = None
    error: KafkaGuiError | None = None


@dataclass(frozen=True, slots=True)
class GroupList:
    """All groups this user may see, by id; ``errors`` tells which brokers did not answer for theirs."""

    groups: tuple[GroupSummary, ...]
    errors: tuple[KafkaGuiError, ...] = ()


@dataclass(frozen=True, slots=True)
class GroupMember:
    """One member of a group and the partitions it reads; ``instance_id`` is "" but for static members (KIP-345)."""

    member_id: str
    client_id: str
    host: str
    assignments: tuple[TopicPartition, ...] = ()
    instance_id: str = ""


@dataclass(frozen=True, slots=True)
class PartitionLag:
    """How far a group is with one partition; None is unknown, and ``error`` says why.

    ``end`` is read after ``committed``. ``client_id`` is the member that reads the partition, "" if none does.
    """

    topic: str
    partition: int
    committed: int | None = None
    end: int | None = None
    client_id: str = ""
    error: KafkaGuiError | None = None

    @property
    def lag(self) -> int | None:
        """Offsets from the committed one to the end, never below 0; None unless both are known."""
        if self.committed is None or self.end is None:
            return None
        return max(0, self.end - self.committed)


@dataclass(frozen=True, slots=True)
class GroupDetail:
    """A group, its members, and its lag per partition, by topic and number.

    ``coordinator`` is a broker's id, ``assignor`` the strategy's name; both unknown to some brokers (None, "").
    ``lag_error`` says why no lag is known, as for share groups, whose progress is no offset.
    """

    summary: GroupSummary
    coordinator: int | None = None
    assignor: str = ""
    members: tuple[GroupMember, ...] = ()
    lags: tuple[PartitionLag, ...] = ()
    lag_error: KafkaGuiError | None = None


def total_lag(lags: tuple[PartitionLag, ...]) -> int | None:
    """The sum of the lags that are known; None when none is."""
    known = [lag for part in lags if (lag := part.lag) is not None]
    return sum(known) if known else None
