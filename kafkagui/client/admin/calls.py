"""The threads and the one client behind all questions and deeds."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from kafka import KafkaAdminClient

from kafkagui.client.errors import translate
from kafkagui.client.kafka_internals import Reins, close_admin
from kafkagui.client.options import BOOTSTRAP_TIMEOUT_MS, Settings
from kafkagui.client.threads import in_own_thread
from kafkagui.core.errors import ConnectionLost, ReadOnlyRefused
from kafkagui.core.profiles import Profile
from kafkagui.core.wording import tr

CALL_TIMEOUT_S = 10.0
_POOL_SIZE = 4

Answer = TypeVar("Answer")


class AdminCalls:
    """Calls run on a few threads of its own, each with a time limit; answers are made into nouns there too."""

    def __init__(self, profile: Profile, settings: Settings) -> None:
        self._profile = profile
        self._settings = settings
        self._pool = ThreadPoolExecutor(_POOL_SIZE, thread_name_prefix="kafkagui-admin")
        self._lock = threading.Lock()
        self._client: KafkaAdminClient | None = None
        self._reins = Reins()
        self._closed = False

    async def open(self) -> None:
        """Connect.

        Raises:
            ConnectionLost: when no broker answers in time.
        """
        await self._call(self._profile.bootstrap_servers, lambda client: None)

    async def close(self) -> None:
        """Close the client and its threads; calls that still run fail at once."""
        if not self._closed:
            self._closed = True
            self._reins.interrupt()
            await in_own_thread(self._close_blocking, "kafkagui-admin-close")

    def _close_blocking(self) -> None:
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            close_admin(client)
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _refuse_if_read_only(self, deed: str) -> None:
        if self._profile.read_only:
            raise ReadOnlyRefused(deed, self._profile.name)

    async def _call(
        self, subject: str, ask: Callable[[KafkaAdminClient], Answer], limit_s: float = CALL_TIMEOUT_S
    ) -> Answer:
        """Run ``ask`` with the client on a thread of the pool; whatever goes wrong becomes a ``core`` error."""
        if self._closed:
            raise ConnectionLost(tr("{subject}: the connection is closed.", subject=subject))
        loop = asyncio.get_running_loop()
        job = loop.run_in_executor(self._pool, lambda: ask(self._connected()))
        try:
            # Not `wait_for`, which takes a cancellation for an answer when both come at once (Python 3.11).
            async with asyncio.timeout(limit_s):
                return await job
        except TimeoutError as error:
            self._drop_client()
            raise translate(error, subject) from error
        except Exception as error:  # the library may raise anything, such as TypeError for a missing coordinator
            raise translate(error, subject) from error

    def _connected(self) -> KafkaAdminClient:
        with self._lock:
            if self._client is None:
                self._reins = Reins()
                try:
                    self._client = KafkaAdminClient(
                        **self._settings, bootstrap_timeout_ms=BOOTSTRAP_TIMEOUT_MS, kafka_client=self._reins.harness
                    )
                except Exception:
                    self._reins.clean_up()
                    raise
            return self._client

    def _drop_client(self) -> None:
        """Let go of a client that does not answer: closing it frees the thread that waits for it."""
        client, self._client = self._client, None
        if client is not None:
            threading.Thread(target=close_admin, args=(client,), name="kafkagui-admin-drop", daemon=True).start()
