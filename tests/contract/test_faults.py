"""What the port `Faults` promises, of the fake and of the real one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.lab.broker_state import BrokerState
from kafkagui.core.ports import Faults
from kafkagui.localkafka.cluster_faults import ClusterFaults
from tests.fakes.faults import FakeFaults
from tests.running_kafka import RunningKafka

pytestmark = pytest.mark.broker

T = TypeVar("T")
WELL = (BrokerState(1), BrokerState(2), BrokerState(3))


class Broken:
    """Faults, and the loop that they live on."""

    def __init__(self, kafka: RunningKafka, *, is_real: bool) -> None:
        self.faults: Faults = ClusterFaults(kafka.cluster) if is_real else FakeFaults()
        self.run = kafka.run

    def state(self, node_id: int) -> BrokerState:
        return self.faults.brokers[node_id - 1]


@pytest.fixture(params=["fake", "real"])
def broken(request: pytest.FixtureRequest, three_brokers: RunningKafka) -> Iterator[Broken]:
    made = Broken(three_brokers, is_real=request.param == "real")
    yield made
    made.run(made.faults.mend())


def test_a_killed_broker_is_dead_until_it_is_restarted_and_no_loss(broken: Broken, three_brokers: RunningKafka) -> None:
    assert broken.faults.brokers == WELL
    broken.run(broken.faults.kill(3))
    assert broken.state(3) == BrokerState(3, is_running=False)
    assert three_brokers.cluster.losses == ()  # It did not end by itself.
    broken.run(broken.faults.restart(3))
    assert broken.faults.brokers == WELL


def test_a_frozen_broker_goes_on(broken: Broken) -> None:
    broken.run(broken.faults.freeze(2))
    assert broken.state(2) == BrokerState(2, is_frozen=True)
    broken.run(broken.faults.thaw(2))
    assert broken.faults.brokers == WELL


def test_what_is_cut_is_told_apart_and_healed_together(broken: Broken) -> None:
    for cut in (broken.faults.cut_replication, broken.faults.cut_clients, broken.faults.cut_answers):
        broken.run(cut(2))
    assert broken.state(2) == BrokerState(2, replication_is_cut=True, clients_are_cut=True, answers_are_cut=True)
    broken.run(broken.faults.heal(2))
    assert broken.faults.brokers == WELL


def test_mending_undoes_everything(broken: Broken) -> None:
    broken.run(broken.faults.set_round_trip(20))
    broken.run(broken.faults.cut_clients(1))
    broken.run(broken.faults.freeze(2))
    broken.run(broken.faults.kill(3))
    assert broken.faults.round_trip_ms == 20
    broken.run(broken.faults.mend())
    assert broken.faults.brokers == WELL
    assert broken.faults.round_trip_ms == 0


def test_a_broker_that_is_not_there_is_refused(broken: Broken) -> None:
    with pytest.raises(LocalKafkaFailed, match="no broker 7"):
        broken.run(broken.faults.kill(7))
