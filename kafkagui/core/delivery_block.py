"""A block of deliveries as flat columns: little memory, and nothing for the garbage collector to visit."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kafkagui.core.delivery import Acks, DeliveryReport, DeliveryState, SendMethod
from kafkagui.core.records import Header, OutgoingRecord

STATES = (DeliveryState.IN_FLIGHT, DeliveryState.ACKNOWLEDGED, DeliveryState.FAILED, DeliveryState.UNCONFIRMED)
_ACKNOWLEDGED = DeliveryState.ACKNOWLEDGED
_UNKNOWN = -1
_NO_TIMESTAMP = -(1 << 63)


class Sending(NamedTuple):
    """What the rows of one run have in common."""

    method: SendMethod
    acks: Acks


@dataclass(slots=True)
class DeliveryBlock:
    """Rows as columns; states are indexes of ``STATES``, -1 is unknown."""

    states: bytearray
    sent_at_ns: array[int]
    sendings: list[Sending]
    topics: list[str]
    keys: list[bytes | None]
    values: list[bytes | None]
    headers: list[tuple[Header, ...]]
    wanted_partitions: array[int]
    timestamps_ms: array[int]
    partitions: array[int]
    offsets: array[int]
    latencies_ns: array[int]
    in_flight: int = 0

    @classmethod
    def empty(cls) -> DeliveryBlock:
        """A block without rows."""
        sent, wanted, stamps, partitions, offsets, latencies = (array("q") for _ in range(6))
        return cls(bytearray(), sent, [], [], [], [], [], wanted, stamps, partitions, offsets, latencies)

    def add(self, records: Sequence[OutgoingRecord], sending: Sending, at_ns: int) -> None:
        """Add rows in flight."""
        count = len(records)
        unknown = (_UNKNOWN,) * count
        self.states.extend(bytes(count))
        self.sent_at_ns.extend((at_ns,) * count)
        self.sendings.extend((sending,) * count)
        self.topics.extend([record.topic for record in records])
        self.keys.extend([record.key for record in records])
        self.values.extend([record.value for record in records])
        self.headers.extend([record.headers for record in records])
        wanted = [_UNKNOWN if record.partition is None else record.partition for record in records]
        self.wanted_partitions.extend(wanted)
        self.partitions.extend(wanted)
        self.timestamps_ms.extend(
            [_NO_TIMESTAMP if record.timestamp_ms is None else record.timestamp_ms for record in records]
        )
        self.offsets.extend(unknown)
        self.latencies_ns.extend(unknown)
        self.in_flight += count

    def settle(self, row: int, report: DeliveryReport) -> bool:
        """Write an outcome down; False when the row has one already."""
        if self.states[row]:
            return False
        _, state, partition, offset, _, latency_ns, _ = report
        self.states[row] = 1 if state is _ACKNOWLEDGED else STATES.index(state)
        self.in_flight -= 1
        if partition is not None:
            self.partitions[row] = partition
        if offset is not None:
            self.offsets[row] = offset
        if latency_ns is not None:
            self.latencies_ns[row] = latency_ns
        return True

    def record(self, row: int) -> OutgoingRecord:
        """The record of a row, byte by byte as it was handed over."""
        stamp = self.timestamps_ms[row]
        return OutgoingRecord(
            self.topics[row],
            self.keys[row],
            self.values[row],
            self.headers[row],
            known(self.wanted_partitions[row]),
            None if stamp == _NO_TIMESTAMP else stamp,
        )


def known(number: int) -> int | None:
    """None for a number that stands for an unknown one."""
    return None if number == _UNKNOWN else number
