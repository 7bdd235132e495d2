from __future__ import annotations

import asyncio
import contextlib

import pytest

from kafkagui.core.errors import BrokerRefused, ConnectFailed, ConnectionLost, InputRefused, ReadOnlyRefused
from kafkagui.core.profiles import Profile
from kafkagui.core.session import ConnectionState, SessionState
from kafkagui.core.stages import Stage
from kafkagui.core.topics import ClusterInfo, NewTopic
from kafkagui.services.session import Session
from tests.fakes.cluster import ClusterInMemory
from tests.fakes.connector import FakeConnector

PROFILE = Profile("dev", "localhost:9092")
OTHER = Profile("staging", "localhost:9093")


class Watcher:
    """Remembers every state, and waits for one."""

    def __init__(self, session: Session) -> None:
        self.states: list[SessionState] = []
        self._came = asyncio.Event()
        self.end = session.subscribe(self._on_state)

    def _on_state(self, state: SessionState) -> None:
        self.states.append(state)
        self._came.set()

    async def until(self, state: ConnectionState) -> SessionState:
        async with asyncio.timeout(5):
            while self.states[-1].state is not state:
                self._came.clear()
                await self._came.wait()
        return self.states[-1]


def memory_with(*topics: str) -> ClusterInMemory:
    memory = ClusterInMemory()
    for topic in topics:
        memory.add_topic(topic, 3)
    return memory


async def test_connecting_tells_each_state_and_reads_the_topics() -> None:
    session = Session(FakeConnector(memory_with("orders")), watch_every_s=60)
    watcher = Watcher(session)
    await session.connect(PROFILE, None)
    told = list(dict.fromkeys(state.state for state in watcher.states))
    assert told == [ConnectionState.DISCONNECTED, ConnectionState.CONNECTING, ConnectionState.CONNECTED]
    assert [topic.name for topic in session.state.topics] == ["orders"]
    assert session.state.profile is PROFILE
    await session.disconnect()
    assert session.state.state is ConnectionState.DISCONNECTED
    assert not session.state.is_usable


async def test_a_failed_connection_holds_its_reason_and_leaves_nothing_open() -> None:
    failure = ConnectFailed("Nothing listens.", stage=Stage.PORT)
    session = Session(FakeConnector(fails_with=failure))
    with pytest.raises(ConnectFailed):
        await session.connect(PROFILE, "secret")
    assert session.state.error is failure
    assert session.state.state is ConnectionState.DISCONNECTED
    with pytest.raises(ConnectionLost):
        session.open_cluster()


async def test_a_new_connection_closes_the_one_before() -> None:
    connector = FakeConnector()
    session = Session(connector, watch_every_s=60)
    await session.connect(PROFILE, None)
    await session.connect(OTHER, None)
    assert [cluster.is_closed for cluster in connector.opened] == [True, False]
    assert session.state.profile is OTHER
    await session.disconnect()


async def test_a_lost_cluster_is_said_with_its_old_topics_and_comes_back_by_itself() -> None:
    memory = memory_with("orders")
    session = Session(FakeConnector(memory), watch_every_s=0.01)
    watcher = Watcher(session)
    await session.connect(PROFILE, None)
    memory.is_down = True
    lost = await watcher.until(ConnectionState.LOST)
    assert isinstance(lost.error, ConnectionLost)
    assert [topic.name for topic in lost.topics] == ["orders"]
    memory.is_down = False
    memory.add_topic("payments")
    back = await watcher.until(ConnectionState.CONNECTED)
    assert back.error is None
    assert back.since_s >= lost.since_s
    assert [topic.name for topic in back.topics] == ["orders", "payments"]
    await session.disconnect()


async def test_a_refresh_does_not_wait_for_the_next_turn() -> None:
    memory = memory_with("orders")
    session = Session(FakeConnector(memory), watch_every_s=3600)
    watcher = Watcher(session)
    await session.connect(PROFILE, None)
    memory.is_down = True
    session.refresh()
    await watcher.until(ConnectionState.LOST)
    await session.disconnect()


async def test_cancelling_a_connection_disconnects() -> None:
    connector = FakeConnector()
    connector.waits_for = asyncio.Event()
    session = Session(connector)
    task = asyncio.create_task(session.connect(PROFILE, None))
    await connector.asked.wait()
    assert session.state.state is ConnectionState.CONNECTING
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert session.state.state is ConnectionState.DISCONNECTED


async def test_who_ended_the_subscription_hears_nothing_more() -> None:
    session = Session(FakeConnector(), watch_every_s=60)
    watcher = Watcher(session)
    watcher.end()
    await session.connect(PROFILE, None)
    assert len(watcher.states) == 1
    await session.disconnect()


async def test_topics_are_created_and_deleted_and_refusals_come_through() -> None:
    session = Session(FakeConnector(memory_with("orders")), watch_every_s=60)
    with pytest.raises(ConnectionLost):
        await session.create_topic(NewTopic("payments"))
    await session.connect(PROFILE, None)
    with pytest.raises(InputRefused):
        await session.create_topic(NewTopic("pay ments"))
    made = await session.create_topic(NewTopic("payments", 2))
    assert len(made.partitions) == 2
    with pytest.raises(BrokerRefused):
        await session.create_topic(NewTopic("payments"))
    await session.delete_topic("payments")
    with pytest.raises(BrokerRefused):
        await session.delete_topic("payments")
    await session.disconnect()


async def test_a_read_only_connection_creates_nothing() -> None:
    session = Session(FakeConnector(), watch_every_s=60)
    await session.connect(Profile("prod", "localhost:9092", read_only=True), None)
    with pytest.raises(ReadOnlyRefused):
        await session.create_topic(NewTopic("payments"))
    await session.disconnect()


async def test_a_cancellation_that_an_answer_swallows_does_not_hold_up_disconnecting() -> None:
    memory = memory_with("orders")
    session = Session(FakeConnector(memory), watch_every_s=60)
    cluster = await session.connect(PROFILE, None)
    asked, described = asyncio.Event(), cluster.admin.describe_cluster

    async def describe() -> ClusterInfo:
        asked.set()
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
        return await described()

    cluster.admin.describe_cluster = describe  # type: ignore[method-assign]
    session.refresh()
    await asked.wait()
    ended, _waiting = await asyncio.wait((asyncio.create_task(session.disconnect()),), timeout=5)
    assert ended
    assert session.state.state is ConnectionState.DISCONNECTED
