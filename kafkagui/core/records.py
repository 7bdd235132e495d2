"""A record to send and a record read: bytes as they are, null and empty apart, headers in order with duplicates."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple


class Header(NamedTuple):
    """One header. Names are UTF-8 by protocol (KIP-82); the value is raw bytes, or null."""

    name: str
    value: bytes | None


class TimestampType(Enum):
    """Who set a record's timestamp (``org.apache.kafka.common.record.TimestampType``)."""

    NONE = "NoTimestampType"
    CREATE_TIME = "CreateTime"
    LOG_APPEND_TIME = "LogAppendTime"


@dataclass(frozen=True, slots=True)
class OutgoingRecord:
    """A record to send.

    ``partition`` is None where a partitioner chooses; ``timestamp_ms`` is None for "now", else milliseconds
    since the epoch.
    """

    topic: str
    key: bytes | None
    value: bytes | None
    headers: tuple[Header, ...] = ()
    partition: int | None = None
    timestamp_ms: int | None = None


class StoredRecord(NamedTuple):
    """A record as a partition holds it.

    ``timestamp_ms`` is -1 where there is none. ``problem`` says why a stretch could not be decoded: key and value
    are then what could be saved of it, ``offset`` is where the stretch begins.
    """

    topic: str
    partition: int
    offset: int
    timestamp_ms: int
    timestamp_type: TimestampType
    key: bytes | None
    value: bytes | None
    headers: tuple[Header, ...] = ()
    problem: str = ""

    @property
    def size_bytes(self) -> int:
        """Bytes of key, value and headers together."""
        parts = len(self.key or b"") + len(self.value or b"")
        return parts + sum(len(h.name.encode()) + len(h.value or b"") for h in self.headers)
