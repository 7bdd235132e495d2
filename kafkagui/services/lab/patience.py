"""Waiting for something to hold."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

_LOOK_EVERY_S = 0.005


async def until(holds: Callable[[], bool], at_most_s: float | None = None) -> bool:
    """Look until it holds; False when the time is up."""
    loop = asyncio.get_running_loop()
    ends_at = None if at_most_s is None else loop.time() + at_most_s
    while True:
        if holds():
            return True
        if ends_at is not None and loop.time() > ends_at:
            return False
        await asyncio.sleep(_LOOK_EVERY_S)
