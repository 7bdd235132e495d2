"""The clusters that the contracts of Connector, Admin and Producer run on: in memory, and a real broker."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from kafkagui.client.connector import KafkaConnector
from kafkagui.core.ports import Cluster, Connector
from kafkagui.core.profiles import Profile
from tests.fakes.connector import FakeConnector

BOTH = [pytest.param("fake", id="fake"), pytest.param("real", id="real", marks=pytest.mark.broker)]


def servers(request: pytest.FixtureRequest) -> str:
    """Bootstrap servers for the chosen kind."""
    if request.param == "fake":
        return "localhost:9092"
    address: str = request.getfixturevalue("broker").bootstrap_servers
    return address


def connector(request: pytest.FixtureRequest) -> Connector:
    """The connector of the chosen kind."""
    return FakeConnector() if request.param == "fake" else KafkaConnector()


@asynccontextmanager
async def open_cluster(request: pytest.FixtureRequest, *, read_only: bool = False) -> AsyncIterator[Cluster]:
    """A connection to a cluster of the chosen kind, closed at the end."""
    profile = Profile("contract", servers(request), read_only=read_only)
    cluster = await connector(request).connect(profile, None)
    try:
        yield cluster
    finally:
        await cluster.close()
