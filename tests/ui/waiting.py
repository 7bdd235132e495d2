"""Waiting for a condition on the loop that drives Qt, with a deadline."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import Protocol

Crashes = list[tuple[BaseException, str]]
"""Unexpected errors of tasks, each with the task's name."""


class Until(Protocol):
    """`await until(condition, deadline_s=5)`."""

    def __call__(self, condition: Callable[[], object], deadline_s: float = 5.0) -> Awaitable[None]: ...


async def until(condition: Callable[[], object], deadline_s: float = 5.0) -> None:
    """Let the loop run until the condition holds.

    Raises:
        AssertionError: it did not hold in time.
    """
    loop = asyncio.get_running_loop()
    end = loop.time() + deadline_s
    while not condition():
        if loop.time() > end:
            raise AssertionError(f"not true within {deadline_s} s")
        await asyncio.sleep(0.005)
