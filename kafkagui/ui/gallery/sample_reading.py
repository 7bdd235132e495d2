"""A reading that has read everything when it begins."""

from __future__ import annotations

import asyncio

from kafkagui.core.ports import SpooledLog
from kafkagui.core.positions import Live, PartitionProgress, ReadProgress, ReadRequest, ReadState
from kafkagui.ui.gallery import sample_data as data
from kafkagui.ui.gallery.sample_log import SampleLog


class SampleReading:
    """The Reading port: everything is there from the start; a live one goes on without anything new.

    Args:
        request: what is read.
        log: gets the sample records.
        most: how many of each topic.
    """

    def __init__(self, request: ReadRequest, log: SpooledLog, most: int) -> None:
        self._request = request
        self._ended = asyncio.Event()
        self._is_paused = False
        self._records = [record for topic in request.topics for record in data.records_of(topic, most)]
        if isinstance(log, SampleLog):
            log.put(self._records)
        if not isinstance(request.stop, Live):
            self._ended.set()

    @property
    def progress(self) -> ReadProgress:
        """See the port."""
        state = ReadState.FINISHED if self._ended.is_set() else ReadState.READING
        size = sum(record.size_bytes for record in self._records)
        state = ReadState.PAUSED if self._is_paused else state
        return ReadProgress(state, len(self._records), size, 0, tuple(self._partitions()))

    def _partitions(self) -> list[PartitionProgress]:
        counts = {(topic, number): 0 for topic in self._request.topics for number in range(data.TOPICS[topic][0])}
        for record in self._records:
            counts[record.topic, record.partition] += 1
        ends = {key: data.topic_offsets(*key)[1] for key in counts}
        return [PartitionProgress(*key, ends[key] - read, ends[key], ends[key], read) for key, read in counts.items()]

    @property
    def error(self) -> Exception | None:
        """Nothing fails."""
        return None

    def pause(self) -> None:
        """See the port."""
        self._is_paused = True

    def resume(self) -> None:
        """See the port."""
        self._is_paused = False

    async def finished(self) -> ReadProgress:
        """See the port."""
        await self._ended.wait()
        return self.progress

    async def close(self) -> None:
        """See the port."""
        self._ended.set()
