"""Scenarios over a cluster in memory: the steps, what is mended, what is refused."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import InputRefused, LocalKafkaFailed
from kafkagui.core.lab.built_in import ACKS_1_LOSES, BUILT_IN
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.run import RunEvent
from kafkagui.core.lab.scenario import (
    Break,
    Fault,
    Pause,
    ReadBack,
    RoundTrip,
    Scenario,
    Send,
    Until,
    WaitFor,
    Who,
)
from kafkagui.core.profiles import Profile
from kafkagui.core.topics import PartitionInfo
from kafkagui.services.lab.break_run import run_scenario
from kafkagui.services.lab.lab import Lab
from kafkagui.services.lab.patience import until
from kafkagui.services.lab.watch import Watch
from tests.fakes.cluster import FakeCluster
from tests.fakes.cluster_memory import ClusterInMemory
from tests.fakes.faults import FakeFaults
from tests.fakes.lab_observer import FakeLabObserver
from tests.fakes.record_log import FakeLogFactory

PAIRS = tuple(Pair(method, Acks.ALL) for method in SendMethod)
STEPS = (
    Send(10),
    WaitFor(Until.SETTLED),
    Break(Fault.CUT_REPLICATION),
    Break(Fault.CUT_CLIENTS),
    Break(Fault.CUT_ANSWERS),
    Break(Fault.HEAL),
    RoundTrip(20),
    Break(Fault.FREEZE, Who.FOLLOWER),
    WaitFor(Until.OUT_OF_SYNC),
    Break(Fault.THAW, Who.FOLLOWER),
    Break(Fault.KILL),
    WaitFor(Until.NEW_LEADER),
    Send(10, 1.0),
    Pause(0.01),
    ReadBack(),
    Break(Fault.RESTART),
    WaitFor(Until.IN_SYNC),
)
EVERY_STEP = Scenario("every step", "Each step is done.", PAIRS, STEPS)


async def test_every_step_is_done_in_order_and_everything_is_mended(lab: Lab, faults: FakeFaults) -> None:
    watcher = FakeLabObserver()
    run = await run_scenario(lab, EVERY_STEP, watcher)
    assert faults.deeds == [
        "cut replication 2",
        "cut clients 2",
        "cut answers 2",
        "heal 2",
        "round trip 20",
        "freeze 3",
        "thaw 3",
        "kill 2",
        "restart 2",
        "mend",
    ]
    assert {(entry.sent, entry.found, entry.lost) for entry in run.ledger} == {(20, 20, 0)}
    assert [event.node_id for event in run.events if event.is_fault] == [2, 2, 2, 2, 3, 3, 2, 2]
    killed = next(event for event in run.events if event.text == "Broker 2 is killed.")
    assert killed.sequences == (10, 10, 10)
    assert list(run.events) == watcher.events


async def test_the_controller_plays_no_part(lab: Lab, memory: ClusterInMemory) -> None:
    run = await run_scenario(lab, replace(EVERY_STEP, steps=(Send(1), ReadBack())), FakeLabObserver())
    parts = [memory.partitions[entry.topic, 0].replicas for entry in run.ledger]
    assert parts == [(2, 3, 1)] * 3


async def test_expectations_are_judged(lab: Lab) -> None:
    scenario = replace(ACKS_1_LOSES, steps=(Send(5), ReadBack()))
    run = await run_scenario(lab, scenario, FakeLabObserver())
    assert not run.holds  # In memory nothing is lost.
    assert [judgement.found for judgement in run.judgements[-2:]] == [0, 0]


async def test_what_does_not_happen_in_time_is_said_and_mended(lab: Lab, faults: FakeFaults) -> None:
    never = replace(EVERY_STEP, steps=(Send(1), WaitFor(Until.NEW_LEADER, 0.05), ReadBack()))
    with pytest.raises(LocalKafkaFailed, match=r"within 0.05 s: Another broker leads now."):
        await run_scenario(lab, never, FakeLabObserver())
    assert faults.deeds == ["mend"]


class _HoldsBack(FakeLabObserver):
    """From the first step on no outcome comes."""

    def __init__(self, memory: ClusterInMemory) -> None:
        super().__init__()
        self._memory = memory

    def on_event(self, event: RunEvent) -> None:
        self._memory.holds_back = True


async def test_a_record_without_an_outcome_is_waited_for_in_vain(lab: Lab, memory: ClusterInMemory) -> None:
    held = replace(EVERY_STEP, pairs=PAIRS[2:], steps=(Send(1), WaitFor(Until.SETTLED, 0.05), ReadBack()))
    with pytest.raises(LocalKafkaFailed, match="Every record has its outcome"):
        await run_scenario(lab, held, _HoldsBack(memory))


async def test_reading_back_waits_for_outcomes_no_longer_than_any_timeout(
    lab: Lab, memory: ClusterInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kafkagui.services.lab.lane._GRACE_S", 0.0)
    held = replace(EVERY_STEP, pairs=PAIRS[2:], steps=(Send(1), ReadBack()), delivery_timeout_ms=100)
    with pytest.raises(LocalKafkaFailed, match=r"no outcome after 0.1 s"):
        await run_scenario(lab, held, _HoldsBack(memory))


async def test_what_cannot_be_mended_is_an_event(lab: Lab, faults: FakeFaults, monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails() -> None:
        raise LocalKafkaFailed("Broker 2 ended.")

    monkeypatch.setattr(faults, "mend", fails)
    watcher = FakeLabObserver()
    await run_scenario(lab, replace(EVERY_STEP, steps=(Send(1), ReadBack())), watcher)
    assert watcher.events[-1].text == "Broker 2 ended."


async def test_a_fault_that_fails_ends_the_run(lab: Lab, faults: FakeFaults) -> None:
    faults.fails_with = LocalKafkaFailed("A broker cannot be frozen on Windows.")
    frozen = replace(EVERY_STEP, steps=(Send(1), Break(Fault.FREEZE), ReadBack()))
    with pytest.raises(LocalKafkaFailed, match="Windows"):
        await run_scenario(lab, frozen, FakeLabObserver())
    assert faults.deeds == ["mend"]


async def test_breaking_off_mends_and_leaves_no_task(lab: Lab, faults: FakeFaults) -> None:
    endless = replace(EVERY_STEP, steps=(Send(5), Break(Fault.KILL), Pause(3600), ReadBack()))
    running = asyncio.create_task(run_scenario(lab, endless, FakeLabObserver()))
    await until(lambda: "kill 2" in faults.deeds)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert faults.deeds == ["kill 2", "mend"]
    assert [task.get_name() for task in asyncio.all_tasks() if task.get_name().startswith("lab")] == []
    assert len(lab.topics.left) == 3


async def test_faults_are_for_the_local_kafka_of_three(memory: ClusterInMemory, lab: Lab) -> None:
    foreign = Lab(FakeCluster(memory, Profile("dev", "localhost:9092")), FakeLogFactory())
    with pytest.raises(InputRefused, match="local Kafka with three brokers"):
        await run_scenario(foreign, ACKS_1_LOSES, FakeLabObserver())
    lab.faults = FakeFaults(1)
    with pytest.raises(InputRefused, match="here are 1"):
        await run_scenario(lab, ACKS_1_LOSES, FakeLabObserver())


async def test_replicas_that_never_get_in_sync_end_it(
    lab: Lab, memory: ClusterInMemory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kafkagui.services.lab.break_run.IN_SYNC_WITHIN_S", 0.0)
    monkeypatch.setattr(memory, "info", lambda name: replace(ClusterInMemory.info(memory, name), partitions=()))
    with pytest.raises(LocalKafkaFailed, match="did not get in sync"):
        await run_scenario(lab, EVERY_STEP, FakeLabObserver())


async def test_the_watch_sees_leader_isr_and_what_is_broken(
    lab: Lab, memory: ClusterInMemory, faults: FakeFaults
) -> None:
    memory.add_topic("t")
    memory.configs["t"] = {"min.insync.replicas": "2"}
    memory.partitions["t", 0] = PartitionInfo(0, 2, (2, 3, 1), (2, 3, 1))
    watch = Watch(lab, "t")
    board = await watch.look()
    assert (board.min_isr, board.high_watermarks) == (2, (0,))
    assert "on brokers 1, 2, 3" in board.sentence(SendMethod.ASYNCHRONOUS, Acks.ALL)
    await faults.freeze(2)
    board = await watch.look()
    assert board.high_watermarks == (None,)
    assert board.partitions[0].leader == 3
    assert [state.is_frozen for state in board.brokers] == [False, True, False]


async def test_on_a_foreign_cluster_the_watch_shows_brokers_without_faults(memory: ClusterInMemory) -> None:
    memory.add_topic("t")
    board = await Watch(Lab(FakeCluster(memory, Profile("d", "localhost:9092")), FakeLogFactory()), "t").look()
    assert [state.node_id for state in board.brokers] == [1]
    assert board.min_isr == 1


def test_the_names_of_the_built_in_scenarios_are_those_of_the_command_line() -> None:
    assert list(BUILT_IN) == [
        "compare",
        "acks-1-loses",
        "acks-0-never-knows",
        "retries-off",
        "min-isr-refuses",
        "idempotence",
        "frozen-broker",
        "slow-network",
    ]
