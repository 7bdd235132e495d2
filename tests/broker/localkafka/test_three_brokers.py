"""Three nodes behind proxies, and what may befall one of them."""

from __future__ import annotations

import asyncio
import time

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka.cluster import Cluster
from kafkagui.localkafka.wire import WireError, unfenced_brokers
from tests.running_kafka import RunningKafka

ALL = frozenset({1, 2, 3})
FAR_FUTURE_S = 15.0


async def until_seen(port: int, wanted: frozenset[int]) -> float:
    """Ask the broker until it names exactly these as unfenced; the seconds it took."""
    began = time.monotonic()
    while True:
        try:
            if await asyncio.wait_for(unfenced_brokers(port), 2) == wanted:
                return time.monotonic() - began
        except (OSError, WireError, TimeoutError):
            pass
        assert time.monotonic() - began < FAR_FUTURE_S, f"never saw {wanted}"
        await asyncio.sleep(0.05)


async def killed_and_started(cluster: Cluster, port: int) -> None:
    """Kill broker 3, see it go, start it, see it return."""
    await cluster.kill_broker(3)
    assert [broker.node_id for broker in cluster.brokers] == [1, 2]
    await until_seen(port, ALL - {3})
    await cluster.start_broker(3)
    await until_seen(port, ALL)


async def frozen_and_resumed(cluster: Cluster, port: int) -> None:
    """Freeze broker 2, see it fenced, resume it, see it return."""
    await cluster.freeze_broker(2)
    await until_seen(port, ALL - {2})
    cluster.resume_broker(2)
    await until_seen(port, ALL)


def test_each_broker_answers_through_its_proxy(three_brokers: RunningKafka) -> None:
    addresses = three_brokers.bootstrap_servers.split(",")
    assert [f"127.0.0.1:{broker.port}" for broker in three_brokers.local.brokers] == addresses
    for address in addresses:
        port = int(address.rsplit(":", 1)[1])
        assert three_brokers.run(unfenced_brokers(port)) == ALL


def test_a_killed_broker_goes_and_comes_back(three_brokers: RunningKafka) -> None:
    port = three_brokers.cluster.client_port(1)
    three_brokers.run(killed_and_started(three_brokers.cluster, port))


def test_a_frozen_broker_is_fenced_and_comes_back(three_brokers: RunningKafka) -> None:
    port = three_brokers.cluster.client_port(1)
    three_brokers.run(frozen_and_resumed(three_brokers.cluster, port))


def test_a_broker_is_restarted_under_its_address(three_brokers: RunningKafka) -> None:
    cluster = three_brokers.cluster
    before = {broker.node_id: broker for broker in cluster.brokers}
    three_brokers.run(cluster.restart_broker(2))
    after = {broker.node_id: broker for broker in cluster.brokers}
    assert after[2].port == before[2].port
    assert after[2].pid != before[2].pid
    assert after[1] == before[1]


@pytest.mark.parametrize("listener", ["client", "internal"])
def test_a_cut_address_is_silent_while_the_others_answer(three_brokers: RunningKafka, listener: str) -> None:
    cluster = three_brokers.cluster
    ports = [cluster.client_port(3), cluster.internal_port(3)]
    cut, other = ports if listener == "client" else reversed(ports)
    cluster.network.cut([cut])
    try:
        with pytest.raises(TimeoutError):
            three_brokers.run(asyncio.wait_for(unfenced_brokers(cut), 0.3))
        assert three_brokers.run(unfenced_brokers(other)) == ALL
    finally:
        cluster.network.heal([cut])
    assert three_brokers.run(unfenced_brokers(cut)) == ALL


def test_a_running_broker_is_not_started_again(three_brokers: RunningKafka) -> None:
    with pytest.raises(LocalKafkaFailed, match="Broker 1 is running"):
        three_brokers.run(three_brokers.cluster.start_broker(1))
    with pytest.raises(LocalKafkaFailed, match="no broker 4"):
        three_brokers.run(three_brokers.cluster.kill_broker(4))
