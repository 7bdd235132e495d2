"""Records that nobody counts, sent with acks=all to learn what a topic's partitions have come to.

One that is acknowledged shows that its partition's leader takes records, and that every in-sync replica has all that
stands before it: it is below the high watermark, where readers see it. What acks=1 confirms need not be there yet.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import TYPE_CHECKING

from kafkagui.core.delivery import Acks, DeliveryState
from kafkagui.core.lab.marks import marked
from kafkagui.core.lab.scenario import PARTITIONER
from kafkagui.core.producing import ProducerOptions
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr

if TYPE_CHECKING:
    from kafkagui.core.ports import Producer
    from kafkagui.services.lab.journal import Journal
    from kafkagui.services.lab.lab import Lab

_OPTIONS = ProducerOptions(acks=Acks.ALL)
_TIMEOUT_S = 20.0
_REST_S = 0.3
_MOST_TRIES = 40


class Markers:
    """Marks some topics."""

    def __init__(self, lab: Lab, run_id: str, topics: Sequence[str], partitions: int = 1) -> None:
        self._lab = lab
        self._run_id = f"{run_id}-marker"
        self._places = [(topic, partition) for topic in topics for partition in range(partitions)]

    async def accepted(self) -> bool:
        """Mark each partition; whether every leader took it and every in-sync replica has it."""
        return None not in await self._mark(await self._producer(), self._places)

    async def at_rest(self) -> bool:
        """Wait until nothing comes any more and all of it can be read.

        With acks=0 a record may be on its way when its program has long gone on; so a partition rests when two marks
        stand next to each other. False when one cannot be marked.
        """
        producer = await self._producer()
        places, newest = self._places, await self._mark(producer, self._places)
        for _ in range(_MOST_TRIES):
            if None in newest:
                return False
            await asyncio.sleep(_REST_S)
            now = await self._mark(producer, places)
            moved = [
                number
                for number, (before, after) in enumerate(zip(newest, now, strict=True))
                if before is None or after is None or after != before + 1
            ]
            if not moved:
                return True
            places, newest = [places[number] for number in moved], [now[number] for number in moved]
        return False

    async def _producer(self) -> Producer:
        return await self._lab.cluster.producer(_OPTIONS, PARTITIONER)

    async def _mark(self, producer: Producer, places: Sequence[tuple[str, int]]) -> list[int | None]:
        """The marks' offsets, None where one was not acknowledged."""
        records = [OutgoingRecord(topic, None, b"", marked(self._run_id, 0), part) for topic, part in places]
        reports = await asyncio.gather(*(producer.send_and_wait(1, record, _TIMEOUT_S) for record in records))
        return [report.offset if report.state is DeliveryState.ACKNOWLEDGED else None for report in reports]


async def rest(markers: Markers, journal: Journal) -> None:
    """Wait until everything can be read; if that cannot be made sure, it is an event."""
    if not await markers.at_rest():
        journal.note(tr("It is not sure that everything can be read yet: what is missing may still come."))
