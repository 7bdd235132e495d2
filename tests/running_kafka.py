"""An embedded Kafka on a loop of its own, for sync, Qt and asyncio tests alike."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from typing import Any, TypeVar

from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec
from kafkagui.localkafka.cluster import Cluster
from kafkagui.localkafka.embedded import EmbeddedKafka
from kafkagui.localkafka.node_config import ServerExtras
from kafkagui.localkafka.steps import no_report

T = TypeVar("T")

START_TIMEOUT_S = 100


class RunningKafka:
    """An embedded Kafka on a loop of its own; `run` does a coroutine there and waits for it."""

    def __init__(self, spec: LocalKafkaSpec, extras: ServerExtras | None = None) -> None:
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="test-kafka", daemon=True)
        self._thread.start()
        self._embedded = EmbeddedKafka(extras=extras, makes_archive=False)
        try:
            self.local: LocalCluster = self.run(self._embedded.start(spec, no_report))
        except BaseException:
            self._end_loop()
            raise

    @property
    def bootstrap_servers(self) -> str:
        """`host:port` of each broker, comma-separated: what a client starts from."""
        return self.local.bootstrap_servers

    @property
    def cluster(self) -> Cluster:
        """Kill, freeze, cut and delay; its coroutines go through `run`."""
        return self._embedded.cluster

    def run(self, deed: Coroutine[Any, Any, T], timeout_s: float = START_TIMEOUT_S) -> T:
        """Do a coroutine on the brokers' loop and return its value."""
        return asyncio.run_coroutine_threadsafe(deed, self._loop).result(timeout_s)

    def stop(self) -> None:
        """Stop the brokers and the loop."""
        try:
            self.run(self._embedded.stop())
        finally:
            self._end_loop()

    def _end_loop(self) -> None:
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(10)
        self._loop.close()
