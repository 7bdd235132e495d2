"""Comparing over a cluster in memory."""

from __future__ import annotations

import asyncio
from dataclasses import replace

import pytest

from kafkagui.core.delivery import Acks, SendMethod
from kafkagui.core.errors import BrokerRefused, DeliveryFailed, InputRefused, ReadOnlyRefused
from kafkagui.core.lab.experiment import ALL_PAIRS, Experiment
from kafkagui.core.lab.pair import Pair
from kafkagui.core.lab.payload import Payload
from kafkagui.core.lab.run import Stage
from kafkagui.core.profiles import Profile
from kafkagui.services.lab.compare import compare
from kafkagui.services.lab.lab import Lab
from tests.fakes.cluster import FakeCluster
from tests.fakes.cluster_memory import ClusterInMemory
from tests.fakes.faults import FakeFaults
from tests.fakes.lab_observer import FakeLabObserver
from tests.fakes.record_log import FakeLogFactory

SMALL = Experiment(payload=Payload(12), warm_up=3, repeats=2)


async def test_every_pair_sends_everything_to_a_topic_of_its_own(lab: Lab, memory: ClusterInMemory) -> None:
    watcher = FakeLabObserver()
    run = await compare(lab, SMALL, watcher, with_timeline=False)
    assert [entry.pair for entry in run.ledger] == list(ALL_PAIRS)
    assert {(entry.sent, entry.found, entry.lost, entry.duplicated) for entry in run.ledger} == {(24, 24, 0, 0)}
    assert len({entry.topic for entry in run.ledger}) == len(ALL_PAIRS)
    stored = [len(memory.topics[entry.topic][0]) for entry in run.ledger]
    assert stored == [3 + 24 + 2] * len(ALL_PAIRS)  # Warm-up and marks are there too, and counted nowhere.
    assert len(watcher.figures) == 2 * len(ALL_PAIRS)
    assert watcher.progress[-1].stage is Stage.DONE


async def test_fire_and_forget_learns_of_nothing_and_is_timed_all_the_same(lab: Lab) -> None:
    pairs = (Pair(SendMethod.FIRE_AND_FORGET, Acks.ALL), Pair(SendMethod.ASYNCHRONOUS, Acks.ALL))
    run = await compare(lab, replace(SMALL, pairs=pairs), FakeLabObserver(), with_timeline=False)
    forget, asynchronous = run.figures
    assert (forget.acknowledged, forget.unconfirmed) == (0, 24)
    assert (asynchronous.acknowledged, asynchronous.unconfirmed) == (24, 0)
    assert forget.acknowledgement is not None
    assert forget.acknowledgement.p50_ms == pytest.approx(2.9)


async def test_without_answers_there_is_no_time_to_an_acknowledgement(lab: Lab) -> None:
    pairs = (Pair(SendMethod.SYNCHRONOUS, Acks.NONE),)
    run = await compare(lab, replace(SMALL, pairs=pairs), FakeLabObserver(), with_timeline=False)
    assert run.figures[0].acknowledgement is None
    assert run.figures[0].inside_send is not None


async def test_a_failed_record_is_in_the_ledger(lab: Lab, memory: ClusterInMemory) -> None:
    memory.failures.append(DeliveryFailed("Too large.", code="MESSAGE_TOO_LARGE"))
    pairs = (Pair(SendMethod.ASYNCHRONOUS, Acks.ALL),)
    wanted = replace(SMALL, pairs=pairs, warm_up=0, repeats=1)
    run = await compare(lab, wanted, FakeLabObserver(), with_timeline=False)
    (entry,) = run.ledger
    assert (entry.sent, entry.acknowledged, entry.failed, entry.found) == (12, 11, 1, 11)
    assert run.figures[0].failed == 1


async def test_a_handful_of_records_is_followed_to_the_reader(lab: Lab) -> None:
    watcher = FakeLabObserver()
    pairs = (Pair(SendMethod.ASYNCHRONOUS, Acks.ALL),)
    run = await compare(lab, replace(SMALL, pairs=pairs), watcher)
    assert [one.sequence for one in run.timelines] == [1, 2, 3, 4, 5]
    assert all(one.read_back_ms is not None and one.acknowledged_ms is not None for one in run.timelines)
    assert run.ledger[0].sent == run.ledger[0].found == 24
    assert tuple(watcher.timelines) == run.timelines


async def test_the_round_trip_is_set_and_taken_away(lab: Lab, faults: FakeFaults) -> None:
    await compare(lab, replace(SMALL, round_trip_ms=10), FakeLabObserver(), with_timeline=False)
    assert faults.deeds == ["round trip 10", "mend"]
    assert faults.round_trip_ms == 0


async def test_a_delay_needs_the_local_kafka(memory: ClusterInMemory) -> None:
    lab = Lab(FakeCluster(memory, Profile("dev", "localhost:9092")), FakeLogFactory())
    with pytest.raises(InputRefused, match="local Kafka"):
        await compare(lab, replace(SMALL, round_trip_ms=10), FakeLabObserver())
    assert memory.topics == {}


async def test_a_read_only_connection_is_refused_before_anything_happens(memory: ClusterInMemory) -> None:
    lab = Lab(FakeCluster(memory, Profile("prod", "localhost:9092", read_only=True)), FakeLogFactory())
    with pytest.raises(ReadOnlyRefused):
        await compare(lab, SMALL, FakeLabObserver())
    assert memory.topics == {}


async def test_a_run_that_is_broken_off_names_its_topics_and_mends(lab: Lab, memory: ClusterInMemory) -> None:
    began = asyncio.Event()

    class Starts(FakeLabObserver):
        def on_figures(self, figures: object) -> None:
            began.set()

    slow = replace(SMALL, payload=Payload(1_000, per_second=2_000.0), round_trip_ms=10)
    running = asyncio.create_task(compare(lab, slow, Starts()))
    await began.wait()
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    assert set(lab.topics.left) == set(memory.topics)
    assert await lab.topics.on_the_cluster() == tuple(sorted(lab.topics.left))
    assert await lab.topics.delete() == ()
    assert memory.topics == {}
    assert lab.topics.left == ()


async def test_only_topics_of_the_lab_are_deleted(lab: Lab, memory: ClusterInMemory) -> None:
    memory.add_topic("orders")
    (refusal,) = await lab.topics.delete("orders")
    assert isinstance(refusal, BrokerRefused)
    assert "orders" in memory.topics


async def test_a_topic_that_is_gone_already_is_no_failure(lab: Lab, memory: ClusterInMemory) -> None:
    await compare(lab, SMALL, FakeLabObserver(), with_timeline=False)
    gone = lab.topics.left[0]
    memory.topics.pop(gone)
    assert await lab.topics.delete() == ()


async def test_what_cannot_be_deleted_is_told_and_stays_named(lab: Lab, memory: ClusterInMemory) -> None:
    await compare(lab, SMALL, FakeLabObserver(), with_timeline=False)
    memory.is_down = True
    assert len(await lab.topics.delete()) == len(ALL_PAIRS)
    assert len(lab.topics.left) == len(ALL_PAIRS)


async def test_a_topic_that_a_broker_refuses_is_not_left(lab: Lab, memory: ClusterInMemory) -> None:
    memory.refuses_topics = BrokerRefused("Policy.", code="POLICY_VIOLATION")
    with pytest.raises(BrokerRefused, match="Policy"):
        await compare(lab, SMALL, FakeLabObserver())
    assert lab.topics.left == ()
