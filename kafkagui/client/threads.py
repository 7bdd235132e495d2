"""Runs a blocking job on a thread of its own and waits for it without blocking the loop."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from typing import TypeVar

Result = TypeVar("Result")


async def in_own_thread(job: Callable[[], Result], name: str) -> Result:
    """Run ``job`` on a new daemon thread called ``name``; its result or exception comes back here.

    Cancelling the wait does not stop the job: give it a way to be interrupted.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Result] = loop.create_future()

    def settle(result: Result | None, error: BaseException | None) -> None:
        if outcome.done():
            return
        if error is not None:
            outcome.set_exception(error)
        else:
            outcome.set_result(result)  # type: ignore[arg-type]

    def run() -> None:
        result: Result | None = None
        failure: BaseException | None = None
        try:
            result = job()
        except BaseException as error:  # noqa: BLE001 - it travels to the waiting coroutine
            failure = error
        call_threadsafe(loop, lambda: settle(result, failure))

    thread = threading.Thread(target=run, name=name, daemon=True)
    thread.start()
    try:
        return await outcome
    finally:
        if not outcome.cancelled():
            thread.join()  # It has told its outcome, so it ends now.


def call_threadsafe(loop: asyncio.AbstractEventLoop, call: Callable[[], object]) -> None:
    """``loop.call_soon_threadsafe``, without an error when the loop is closed already."""
    try:
        loop.call_soon_threadsafe(call)
    except RuntimeError:
        if not loop.is_closed():
            raise
