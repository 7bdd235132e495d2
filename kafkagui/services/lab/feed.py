"""Feeds one pair's sending from the steps of a scenario."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from kafkagui.services.pacing import Batch


class Feed:
    """Batches that a step puts in and a sending method takes out, until it is closed."""

    def __init__(self) -> None:
        self._queue: asyncio.Queue[Batch | None] = asyncio.Queue()

    def put(self, batch: Batch) -> None:
        """Offer a batch."""
        self._queue.put_nowait(batch)

    def close(self) -> None:
        """Nothing more will come."""
        self._queue.put_nowait(None)

    async def batches(self) -> AsyncIterator[Batch]:
        """What is put in, as it comes."""
        while (batch := await self._queue.get()) is not None:
            yield batch
