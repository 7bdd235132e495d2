"""The lab: a connection, the means to break its brokers if they are ours, and the topics it has made there."""

from __future__ import annotations

import asyncio
import contextlib
import statistics
import time
from collections.abc import AsyncIterator, Sequence
from typing import TYPE_CHECKING

import kafkagui
from kafkagui.core.errors import InputRefused, KafkaGuiError
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.lab.run import Surroundings
from kafkagui.core.lab.scenario import PARTITIONER, options_for
from kafkagui.core.records import OutgoingRecord
from kafkagui.core.wording import tr
from kafkagui.services.lab.journal import Journal
from kafkagui.services.lab.topics import LabTopics

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster, Faults, LogFactory, Producer

_TELL_EVERY_S = 0.1
_PINGS = 5
_SLICE = 500


class Lab:
    """What the lab's deeds work with; one for each connection.

    Args:
        cluster: the open connection.
        logs: makes the spools that topics are read back into.
        faults: what can be broken; None on a cluster that is not the local one with proxies.
    """

    def __init__(self, cluster: Cluster, logs: LogFactory, faults: Faults | None = None) -> None:
        self.cluster = cluster
        self.logs = logs
        self.faults = faults
        self.topics = LabTopics(cluster)

    def breakable(self) -> Faults:
        """The faults.

        Raises:
            InputRefused: where nothing can be broken.
        """
        if self.faults is None:
            raise InputRefused(
                tr("Faults and delays need the local Kafka with three brokers."),
                field="cluster",
                hint=tr("Start it from the lab; nothing is broken on a cluster of others."),
            )
        return self.faults

    async def producer(
        self, pair: Pair, payload: Payload, request_timeout_ms: int, delivery_timeout_ms: int
    ) -> Producer:
        """The producer of a pair."""
        options = options_for(pair, payload, request_timeout_ms, delivery_timeout_ms)
        return await self.cluster.producer(options, PARTITIONER)

    async def surroundings(self) -> Surroundings:
        """Where this is; the round trip is the median of some small questions to the cluster."""
        info = await self.cluster.admin.describe_cluster()
        times = []
        for _ in range(_PINGS):
            began = time.perf_counter()
            await self.cluster.admin.describe_cluster()
            times.append((time.perf_counter() - began) * 1000)
        profile = self.cluster.profile
        return Surroundings(
            kafkagui.__version__,
            "kafka-python",
            info.version,
            profile.name,
            profile.environment,
            len(info.brokers),
            self.faults is not None,
            round(statistics.median(times), 2),
        )


@contextlib.asynccontextmanager
async def told(journal: Journal) -> AsyncIterator[None]:
    """Tell how far the run is, ten times a second, while the block runs."""

    async def tell() -> None:
        while True:
            journal.tell()
            await asyncio.sleep(_TELL_EVERY_S)

    telling = asyncio.create_task(tell(), name="lab progress")
    try:
        yield
    finally:
        telling.cancel()
        await asyncio.wait([telling])
        journal.tell()


async def made_ready(
    payload: Payload, topic: str, run_id: str, first: int, count: int, partition: int | None = None
) -> Sequence[OutgoingRecord]:
    """Records made before the clock runs, a slice at a time so that the window goes on painting."""
    records: list[OutgoingRecord] = []
    for start in range(first, first + count, _SLICE):
        size = min(_SLICE, first + count - start)
        records += payload.records(topic, run_id, start, size, partition)
        await asyncio.sleep(0)
    return records


async def mended(faults: Faults, journal: Journal) -> None:
    """Mend everything, even when the run is being cancelled; what cannot be mended is an event."""
    mending = asyncio.ensure_future(faults.mend())
    try:
        await asyncio.shield(mending)
    except asyncio.CancelledError:
        await asyncio.wait([mending])
        raise
    except KafkaGuiError as error:
        journal.note(str(error))
