"""The ``Reading`` port over the engine: a thread below, one asyncio loop above."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable

from kafka.net.compat import KafkaNetClient

from kafkagui.client.errors import translate
from kafkagui.client.reading.engine import ReadingEngine
from kafkagui.client.reading.status import ReadingClosed, ReadingStatus
from kafkagui.core.ports import SpooledLog
from kafkagui.core.positions import ReadProgress, ReadRequest, ReadState

_CLOSE_LIMIT_S = 0.29


class KafkaReading:
    """A reading under way; made by ``start_reading``."""

    def __init__(self, make_net_client: Callable[[], KafkaNetClient], request: ReadRequest, log: SpooledLog) -> None:
        self._status = ReadingStatus()
        self._engine = ReadingEngine(make_net_client, request, log, self._status)
        self._loop = asyncio.get_running_loop()
        self._opened: asyncio.Future[None] = self._loop.create_future()
        self._ended: asyncio.Future[None] = self._loop.create_future()
        self._thread = threading.Thread(target=self._run, name="kafkagui-reading", daemon=True)

    @property
    def progress(self) -> ReadProgress:
        """How it stands now."""
        return self._status.progress()

    @property
    def error(self) -> Exception | None:
        """Why it failed."""
        return self._status.error

    def pause(self) -> None:
        """Stop fetching; what is on its way is not taken in."""
        self._status.is_paused = True
        self._engine.wake()

    def resume(self) -> None:
        """Go on where it paused."""
        self._status.is_paused = False
        self._engine.wake()

    async def open(self) -> None:
        """Start the thread and wait until the partitions are known.

        Raises:
            BrokerRefused: for a topic or partition that does not exist or is not allowed.
            ConnectionLost: when no broker answers.
        """
        self._thread.start()
        try:
            await asyncio.shield(self._opened)
        except BaseException:
            await self.close()
            raise

    async def finished(self) -> ReadProgress:
        """Wait until it is finished, stopped or failed."""
        await asyncio.shield(self._ended)
        return self.progress

    async def close(self) -> None:
        """Stop within 300 ms; the log stays readable."""
        self._status.closing.set()
        self._engine.wake()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(asyncio.shield(self._ended), _CLOSE_LIMIT_S)

    # On the engine's thread.

    def _run(self) -> None:
        status = self._status
        try:
            self._engine.open()
            self._tell(self._opened, None)
            status.state = ReadState.READING
            self._engine.read()
            status.state = ReadState.FINISHED
        except ReadingClosed:
            status.state = ReadState.STOPPED
        except Exception as error:  # noqa: BLE001 - kafka-python raises anything; here is the edge
            status.error = translate(error, "Reading")
            status.state = ReadState.FAILED
        finally:
            self._engine.close()
            self._tell(self._opened, status.error)
            self._tell(self._ended, None)

    def _tell(self, future: asyncio.Future[None], error: Exception | None) -> None:
        def settle() -> None:
            if future.done():
                return
            if error is None:
                future.set_result(None)
            else:
                future.set_exception(error)
                # Whoever waited may have been cancelled; asyncio need not complain then.
                future.exception()

        # A loop that is gone has nobody who waits.
        with contextlib.suppress(RuntimeError):
            self._loop.call_soon_threadsafe(settle)


async def start_reading(
    make_net_client: Callable[[], KafkaNetClient], request: ReadRequest, log: SpooledLog
) -> KafkaReading:
    """Start a reading that fills ``log``.

    Args:
        make_net_client: builds an unstarted client for this reading alone; called on the reading's thread.
        request: what to read.
        log: where to put it; stays the caller's to close.

    Raises:
        BrokerRefused: for a topic or partition that does not exist or is not allowed.
        ConnectionLost: when no broker answers.
    """
    reading = KafkaReading(make_net_client, request, log)
    await reading.open()
    return reading
