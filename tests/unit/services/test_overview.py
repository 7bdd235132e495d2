"""The live view: who looks, how often, what stays when something fails."""

from __future__ import annotations

import asyncio
import gc
import resource
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest

from kafkagui.core.cluster_view import OverviewState
from kafkagui.core.errors import BrokerRefused
from kafkagui.core.groups import GroupType
from kafkagui.core.profiles import Profile
from kafkagui.core.topics import NewTopic
from kafkagui.services.overview import Overview
from kafkagui.services.session import Session
from tests.fakes.cluster_memory import ClusterInMemory, GroupInMemory
from tests.fakes.connector import FakeConnector

PROFILE = Profile("test", "localhost:9092")
HOURS_8 = 8 * 3600 // 3
MOST_GROWTH_BYTES = 20_000_000


@pytest.fixture
def memory() -> ClusterInMemory:
    memory = ClusterInMemory()
    memory.add_topic("orders", 3)
    memory.add_topic("payments", 1)
    memory.groups["billing"] = GroupInMemory(committed={("orders", 0): 0})
    return memory


@pytest.fixture
async def session(memory: ClusterInMemory) -> AsyncIterator[Session]:
    session = Session(FakeConnector(memory), watch_every_s=3600)
    await session.connect(PROFILE, None)
    yield session
    await session.disconnect()


class Looker:
    """Somebody who looks: keeps the newest state and waits for one that fits."""

    def __init__(self, overview: Overview) -> None:
        self.states: list[OverviewState] = []
        self._came = asyncio.Event()
        self.end = overview.subscribe(self._on_changed)

    def _on_changed(self, state: OverviewState) -> None:
        self.states.append(state)
        self._came.set()

    async def until(self, fits: Callable[[OverviewState], bool]) -> OverviewState:
        async with asyncio.timeout(5):
            while not fits(self.states[-1]):
                self._came.clear()
                await self._came.wait()
        return self.states[-1]

    async def until_read(self) -> OverviewState:
        return await self.until(lambda state: state.view is not None and not state.is_reading)


async def test_it_looks_at_once_and_tells_the_age(session: Session) -> None:
    state = await Looker(session.overview).until_read()
    assert state.view is not None
    assert [(topic.name, topic.partitions) for topic in state.view.topics] == [("orders", 3), ("payments", 1)]
    assert [group.group_id for group in state.view.groups] == ["billing"]
    assert state.read_at_s > 0
    assert state.error is None


async def test_nothing_runs_when_nobody_looks(session: Session, memory: ClusterInMemory) -> None:
    overview = Overview(session, every_s=0)
    await asyncio.sleep(0)
    assert memory.surveys == 0
    one, other = Looker(overview), Looker(overview)
    await one.until_read()
    one.end()
    seen = memory.surveys
    await other.until(lambda state: memory.surveys > seen)
    other.end()
    seen = memory.surveys
    assert "overview" not in {task.get_name() for task in asyncio.all_tasks() if not task.cancelling()}
    for _ in range(20):
        await asyncio.sleep(0)
    assert memory.surveys <= seen + 1


async def test_what_did_not_change_is_the_same_object(session: Session, memory: ClusterInMemory) -> None:
    looker = Looker(session.overview)
    first = (await looker.until_read()).view
    assert first is not None
    memory.topics["payments"].append([])
    session.overview.refresh()
    second = (await looker.until(lambda state: state.view is not first)).view
    assert second is not None
    assert second.topics[0] is first.topics[0]
    assert second.topics[1].partitions == 2
    assert second.groups is first.groups
    assert second.brokers[0].replicas == first.brokers[0].replicas + 1


async def test_old_data_stays_with_the_error_and_when_it_came(session: Session, memory: ClusterInMemory) -> None:
    looker = Looker(session.overview)
    first = await looker.until_read()
    memory.is_down = True
    session.overview.refresh()
    failed = await looker.until(lambda state: state.error is not None)
    assert failed.view is first.view
    assert failed.read_at_s == first.read_at_s
    assert failed.error_at_s >= failed.read_at_s
    memory.is_down = False
    session.overview.refresh()
    assert (await looker.until(lambda state: state.error is None)).view is first.view


async def test_a_bad_item_marks_its_own_row(session: Session, memory: ClusterInMemory) -> None:
    memory.forbidden["orders"] = BrokerRefused("No.", code="TOPIC_AUTHORIZATION_FAILED")
    memory.groups["billing"].kind = GroupType.SHARE
    memory.forbidden["billing"] = BrokerRefused("No.", code="GROUP_AUTHORIZATION_FAILED")
    view = (await Looker(session.overview).until_read()).view
    assert view is not None
    assert [topic.error and topic.error.code for topic in view.topics] == ["TOPIC_AUTHORIZATION_FAILED", None]
    assert [topic.records and topic.records.at_most for topic in view.topics] == [None, 0]
    assert view.groups[0].error is not None
    again = Looker(session.overview)
    session.overview.refresh()
    assert (await again.until(lambda state: not state.is_reading)).view is view


async def test_a_new_topic_shows_without_waiting_for_the_turn(session: Session) -> None:
    session.overview.look_every(None)
    looker = Looker(session.overview)
    await looker.until_read()
    await session.create_topic(NewTopic("fresh"))
    state = await looker.until(lambda state: state.view is not None and len(state.view.topics) == 3)
    assert state.view is not None
    assert state.view.topics[0].name == "fresh"


async def test_the_session_takes_what_was_read(session: Session, memory: ClusterInMemory) -> None:
    looker = Looker(session.overview)
    memory.add_topic("elsewhere")
    await looker.until_read()
    assert session.state.topic("elsewhere") is not None
    view = session.overview.state.view
    assert view is not None
    assert session.state.topics is view.listed


async def test_disconnecting_ends_it_and_forgets(session: Session, memory: ClusterInMemory) -> None:
    looker = Looker(session.overview)
    await looker.until_read()
    await session.disconnect()
    assert looker.states[-1] == OverviewState()
    seen = memory.surveys
    await session.connect(PROFILE, None)
    await looker.until_read()
    assert memory.surveys > seen


async def test_sizes_are_asked_for_seldom(session: Session, memory: ClusterInMemory) -> None:
    memory.forbidden["logdirs"] = BrokerRefused("No.", code="CLUSTER_AUTHORIZATION_FAILED")
    looker = Looker(session.overview)
    assert (await looker.until_read()).view.topics[0].size_bytes is None  # type: ignore[union-attr]
    del memory.forbidden["logdirs"]
    session.overview.refresh()
    await looker.until(lambda state: state.view is not None and state.view.sizes_error is None)
    assert looker.states[-1].view.topics[0].size_bytes is None  # type: ignore[union-attr]
    session.overview.refresh(with_sizes=True)
    await looker.until(lambda state: state.view is not None and state.view.topics[0].size_bytes == 0)


async def test_a_slow_cluster_is_left_in_peace(session: Session) -> None:
    overview = Overview(session, every_s=3)
    looker = Looker(overview)
    assert overview._rest_s(0.1) == 3
    assert overview._rest_s(2) == 18
    assert overview._rest_s(600) == 60
    overview.look_every(None)
    assert overview._rest_s(1) is None
    looker.end()


async def test_the_most_demanding_sets_the_pace(session: Session) -> None:
    overview = Overview(session, every_s=3)
    glance = overview.subscribe(lambda state: None, every_s=15)
    assert overview._rest_s(0) == 15
    looker = Looker(overview)
    assert overview._rest_s(0) == 3
    looker.end()
    assert overview._rest_s(0) == 15
    glance()


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
async def test_eight_hours_of_looking_do_not_grow(session: Session, memory: ClusterInMemory) -> None:
    overview = Overview(session, every_s=0)
    newest = overview.subscribe(lambda state: None)

    async def look(times: int) -> None:
        goal = memory.surveys + times
        while memory.surveys < goal:
            memory.groups["billing"].committed["orders", 0] = memory.surveys % 7
            await asyncio.sleep(0)

    await look(500)
    gc.collect()
    before = _resident_bytes()
    await look(HOURS_8)
    newest()
    gc.collect()
    assert _resident_bytes() - before < MOST_GROWTH_BYTES


def _resident_bytes() -> int:
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * resource.getpagesize()
