"""A lab over a cluster in memory of three brokers."""

from __future__ import annotations

import pytest

from kafkagui.core.profiles import Environment, Profile
from kafkagui.core.topics import BrokerInfo
from kafkagui.services.lab.lab import Lab
from tests.fakes.cluster import FakeCluster
from tests.fakes.cluster_memory import ClusterInMemory
from tests.fakes.faults import FakeFaults
from tests.fakes.record_log import FakeLogFactory


@pytest.fixture
def memory() -> ClusterInMemory:
    return ClusterInMemory(brokers=[BrokerInfo(node, "localhost", 9091 + node) for node in (1, 2, 3)])


@pytest.fixture
def faults(memory: ClusterInMemory) -> FakeFaults:
    return FakeFaults(3, memory)


@pytest.fixture
def lab(memory: ClusterInMemory, faults: FakeFaults) -> Lab:
    profile = Profile("Local Kafka", "localhost:9092", Environment.LOCAL)
    return Lab(FakeCluster(memory, profile), FakeLogFactory(), faults)
