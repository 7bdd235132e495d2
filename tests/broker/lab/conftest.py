"""A lab on three real brokers."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest_asyncio

from kafkagui.client.connector import KafkaConnector
from kafkagui.core.profiles import Environment, Profile
from kafkagui.localkafka.cluster_faults import ClusterFaults
from kafkagui.services.lab.lab import Lab
from kafkagui.storage.spool_folder import SpoolFactory
from tests.broker.lab.faults_elsewhere import FaultsElsewhere
from tests.running_kafka import RunningKafka


@pytest_asyncio.fixture
async def lab(three_brokers: RunningKafka, tmp_path: Path) -> AsyncIterator[Lab]:
    """Its topics are deleted at the end."""
    profile = Profile("three", three_brokers.bootstrap_servers, Environment.LOCAL)
    cluster = await KafkaConnector().connect(profile, None)
    spools = SpoolFactory(tmp_path)
    made = Lab(cluster, spools, FaultsElsewhere(ClusterFaults(three_brokers.cluster), three_brokers))
    yield made
    assert await made.topics.delete() == ()
    await cluster.close()
    spools.close()
