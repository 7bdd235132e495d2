"""The way of a handful of records: queued, sent, acknowledged, read back by somebody who follows the topic."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from kafkagui.core.lab.marks import sequence_of
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.lab.run import RecordTimeline
from kafkagui.core.positions import FromEnd, Live, ReadRequest
from kafkagui.services.lab.patience import until
from kafkagui.services.lab.recorder import Recorder, Stopwatch
from kafkagui.services.lab.timed_producer import TimedProducer
from kafkagui.services.pacing import Pace, StopSignal
from kafkagui.services.read import OpenReading, open_reading
from kafkagui.services.send import SendOrders, send

if TYPE_CHECKING:
    from kafkagui.core.ports import Producer
    from kafkagui.services.lab.lab import Lab

HANDFUL = 5
_EVERY_MS = 20.0
_LOOK_EVERY_S = 0.004
_PATIENCE_S = 3.0


async def timeline(
    lab: Lab,
    pair: Pair,
    producer: Producer,
    topic: str,
    run_id: str,
    *,
    count: int = HANDFUL,
) -> tuple[RecordTimeline, ...]:
    """Send some records while following the topic; the end-to-end time is told to about 4 ms.

    They carry a run id of their own, so that no ledger counts them.
    """
    own_id = f"{run_id}-timeline"
    opened = await open_reading(lab.cluster, lab.logs, ReadRequest((topic,), start=FromEnd(), stop=Live()))
    try:
        await _until_at_end(lab, opened, topic)
        timed = TimedProducer(producer)
        arrivals: dict[int, int] = {}
        watching = asyncio.create_task(_watch(opened, own_id, arrivals, count), name="lab timeline")
        try:
            records = list(Payload(count=count).records(topic, own_id, 1, count))
            orders = SendOrders(Pace(every_ms=_EVERY_MS))
            await send(pair.method, timed, records, Recorder(pair, topic), StopSignal(), orders)
            await timed.flush(_PATIENCE_S)
            await asyncio.wait([watching], timeout=_PATIENCE_S)
        finally:
            watching.cancel()
            await asyncio.wait([watching])
    finally:
        await opened.close()
    watch = Stopwatch()
    watch.add(timed)
    return tuple(_timeline(pair, moments, arrivals) for moments in watch.timelines)


def _timeline(pair: Pair, moments: tuple[int, int, int, int | None], arrivals: dict[int, int]) -> RecordTimeline:
    sequence, began, after, acknowledged = moments
    arrived = arrivals.get(sequence)
    return RecordTimeline(
        pair,
        sequence,
        (after - began) / 1e6,
        None if acknowledged is None else (acknowledged - began) / 1e6,
        None if arrived is None else (arrived - began) / 1e6,
    )


async def _until_at_end(lab: Lab, opened: OpenReading, topic: str) -> None:
    """Wait until the reading stands at the topic's end: what is sent before is not seen."""
    detail = await lab.cluster.admin.topic_detail(topic)
    ends = sum(part.end or 0 for part in detail.partitions)
    await until(lambda: sum(part.position for part in opened.reading.progress.partitions) >= ends, _PATIENCE_S)


async def _watch(opened: OpenReading, run_id: str, arrivals: dict[int, int], count: int) -> None:
    row = 0
    while len(arrivals) < count:
        for record in opened.log.records(row, count):
            row += 1
            sequence = sequence_of(record, run_id)
            if sequence is not None:
                arrivals.setdefault(sequence, time.perf_counter_ns())
        await asyncio.sleep(_LOOK_EVERY_S)
