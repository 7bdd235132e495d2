"""Opens clusters through the connector and closes them, checking that nothing is left running."""

from __future__ import annotations

import threading
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import replace

import pytest_asyncio

from kafkagui.client.connector import KafkaConnector
from kafkagui.core.ports import Cluster
from kafkagui.core.profiles import Profile

OpenCluster = Callable[..., Awaitable[Cluster]]


@pytest_asyncio.fixture
async def open_cluster() -> AsyncIterator[OpenCluster]:
    """A coroutine that opens a cluster from servers, password and profile fields; closed after the test."""
    opened: list[Cluster] = []

    async def open_one(servers: str, password: str | None = None, **fields: object) -> Cluster:
        profile = replace(Profile("test", servers), **fields)  # type: ignore[arg-type]
        cluster = await KafkaConnector().connect(profile, password)
        opened.append(cluster)
        return cluster

    yield open_one
    for cluster in opened:
        await cluster.close()
    left = [t for t in threading.enumerate() if t.name.startswith(("kafkagui-", "kafka-io-kafkagui"))]
    for thread in left:
        thread.join(3)
    assert [t.name for t in left if t.is_alive()] == []
