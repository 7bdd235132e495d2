"""Reads a topic of the lab from the beginning and finds its records again."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from kafkagui.core.lab.fates import Found, found_in
from kafkagui.core.lab.marks import sequence_of
from kafkagui.core.positions import AtEnd, FromBeginning, Isolation, ReadRequest
from kafkagui.services.read import open_reading

if TYPE_CHECKING:
    from kafkagui.core.ports import Cluster, LogFactory

_SLICE = 500


async def read_back(cluster: Cluster, logs: LogFactory, topic: str, run_id: str) -> Found:
    """Read everything that the topic holds now.

    Raises:
        ConnectionLost: when no broker answers.
        StorageFailed: when there is no room for the records.
    """
    request = ReadRequest((topic,), None, FromBeginning(), AtEnd(), Isolation.READ_UNCOMMITTED)
    opened = await open_reading(cluster, logs, request)
    try:
        await opened.follow(lambda _progress: None)
        places = []
        for first in range(0, len(opened.log), _SLICE):
            for record in opened.log.records(first, _SLICE):
                sequence = sequence_of(record, run_id)
                if sequence is not None:
                    places.append((record.partition, record.offset, sequence))
            await asyncio.sleep(0)
    finally:
        await opened.close()
    places.sort()
    return found_in((partition, sequence) for partition, _, sequence in places)
