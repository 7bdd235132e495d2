from __future__ import annotations

import asyncio

import pytest

from kafkagui.core.errors import ConnectFailed, LocalKafkaFailed
from kafkagui.core.local_kafka import LocalKafkaSpec, StartStep
from kafkagui.core.profiles import Environment
from kafkagui.core.session import ConnectionState
from kafkagui.core.stages import Stage
from kafkagui.services.local_kafka import SAMPLE_TOPIC, start_and_connect
from kafkagui.services.session import Session
from tests.fakes.cluster import ClusterInMemory
from tests.fakes.connector import FakeConnector
from tests.fakes.local_kafka import FakeLocalKafka


async def test_it_starts_connects_and_makes_the_sample_topic() -> None:
    memory, local, steps = ClusterInMemory(), FakeLocalKafka(), []
    session = Session(FakeConnector(memory), watch_every_s=60)
    cluster = await start_and_connect(local, session, LocalKafkaSpec(), steps.append)
    assert SAMPLE_TOPIC in memory.topics
    assert session.state.profile is not None
    assert session.state.profile.environment is Environment.LOCAL
    assert session.state.profile.bootstrap_servers == cluster.bootstrap_servers
    assert list(dict.fromkeys(step.step for step in steps)) == list(StartStep)
    await session.disconnect()


async def test_kept_data_may_have_the_topic_already() -> None:
    memory = ClusterInMemory()
    memory.add_topic(SAMPLE_TOPIC, 7)
    session = Session(FakeConnector(memory), watch_every_s=60)
    await start_and_connect(FakeLocalKafka(), session, LocalKafkaSpec(), lambda _step: None)
    assert len(memory.topics[SAMPLE_TOPIC]) == 7
    await session.disconnect()


async def test_a_failed_start_says_why_and_connects_nothing() -> None:
    local = FakeLocalKafka(fails_in=StartStep.READY)
    session = Session(FakeConnector())
    with pytest.raises(LocalKafkaFailed, match="disk is full"):
        await start_and_connect(local, session, LocalKafkaSpec(), lambda _step: None)
    assert session.state.state is ConnectionState.DISCONNECTED


async def test_a_broker_that_cannot_be_reached_is_stopped_again() -> None:
    local = FakeLocalKafka()
    connector = FakeConnector(fails_with=ConnectFailed("Nothing listens.", stage=Stage.PORT))
    session = Session(connector)
    with pytest.raises(ConnectFailed):
        await start_and_connect(local, session, LocalKafkaSpec(), lambda _step: None)
    assert local.cluster is None


async def test_cancelling_while_connecting_stops_the_broker() -> None:
    connector = FakeConnector()
    connector.waits_for = asyncio.Event()
    local, session = FakeLocalKafka(), Session(connector)
    task = asyncio.create_task(start_and_connect(local, session, LocalKafkaSpec(), lambda _step: None))
    await connector.asked.wait()
    assert local.cluster is not None
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert local.cluster is None
    assert session.state.state is ConnectionState.DISCONNECTED
