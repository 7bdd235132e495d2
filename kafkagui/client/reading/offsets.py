"""Finds offsets by time, or the first and the last, of many partitions at once (ListOffsets)."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Collection, Iterable

from kafka.errors import KafkaError

from kafkagui.client.errors import refused
from kafkagui.client.reading.broker_link import BrokerLink
from kafkagui.client.reading.partition_state import NO_LEADER, PartitionState
from kafkagui.client.reading.requests import found_offsets, offsets_request
from kafkagui.client.reading.status import ReadingStatus
from kafkagui.client.reading.topology import Topology, is_passing
from kafkagui.core.positions import Isolation, ReadState
from kafkagui.core.wording import tr

_RETRY_S = 0.2
_OVERDUE_AFTER_S = 2.0
_NAMED = 5


class OffsetFinder:
    """Asks each partition's leader and waits; leaders that are away or move are asked again."""

    def __init__(self, link: BrokerLink, topology: Topology, status: ReadingStatus) -> None:
        self._link = link
        self._topology = topology
        self._status = status

    def find(
        self, partitions: Iterable[PartitionState], timestamp_ms: int, isolation: Isolation
    ) -> dict[PartitionState, int]:
        """The first offset at or after a time, or for ``EARLIEST`` or ``LATEST``; -1 where there is none.

        Partitions of a topic that was made again meanwhile are left out.

        Raises:
            BrokerRefused: when a broker refuses for good.
            ReadingClosed: when the reading is closed meanwhile.
        """
        found: dict[PartitionState, int] = {}
        left = set(partitions)
        before = self._status.state
        overdue_at: float | None = time.monotonic() + _OVERDUE_AFTER_S
        while left:
            for leader, group in _by_leader(left).items():
                found.update(self._ask(leader, group, timestamp_ms, isolation))
            left -= found.keys()
            left &= set(self._topology.partitions.values())
            if left:
                if overdue_at is not None and time.monotonic() > overdue_at:
                    self._status.notice(no_leader_answers(left))
                    overdue_at = None
                self._status.state = ReadState.WAITING
                self._status.closing.wait(_RETRY_S)
                self._topology.refresh()
        self._status.state = before
        return found

    def _ask(
        self, leader: int, group: list[PartitionState], timestamp_ms: int, isolation: Isolation
    ) -> dict[PartitionState, int]:
        if leader == NO_LEADER:
            return {}
        try:
            answer = self._link.call(offsets_request(group, timestamp_ms, isolation), leader)
        except KafkaError:
            return {}
        found = {}
        for part in found_offsets(answer):
            if part.error_code == 0:
                found[self._topology.partitions[part.topic, part.partition]] = part.offset
            elif not is_passing(part.error_code):
                raise refused(
                    part.error_code, tr("Partition {topic}-{partition}", topic=part.topic, partition=part.partition)
                )
        return found


def no_leader_answers(partitions: Collection[PartitionState]) -> str:
    """The notice about partitions whose leader is away."""
    names = sorted(state.name for state in partitions)
    named = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        named = tr("{names} and {count:,} more", names=named, count=len(names) - _NAMED)
    return tr("No leader answers for {names}; reading goes on when one does.", names=named)


def _by_leader(partitions: Iterable[PartitionState]) -> dict[int, list[PartitionState]]:
    groups: dict[int, list[PartitionState]] = defaultdict(list)
    for partition in partitions:
        groups[partition.leader].append(partition)
    return groups
