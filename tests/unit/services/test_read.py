"""Opening a reading, following it, letting it go."""

from __future__ import annotations

import asyncio

import pytest

from kafkagui.core.errors import BrokerRefused, StorageFailed
from kafkagui.core.positions import AtEnd, FromBeginning, FromLast, Live, ReadProgress, ReadRequest, ReadState
from kafkagui.core.profiles import Profile
from kafkagui.services.read import OpenReading, open_reading
from tests.fakes.batches import record
from tests.fakes.cluster import ClusterInMemory, FakeCluster
from tests.fakes.record_log import FakeLogFactory


class Cluster:
    """A cluster with one topic of one partition and three records."""

    def __init__(self) -> None:
        self.memory = ClusterInMemory()
        self.memory.add_topic("t")
        self.memory.topics["t"][0].extend(record(offset) for offset in range(3))
        self.fake = FakeCluster(self.memory, Profile("Fake", "localhost:9092"))
        self.logs = FakeLogFactory()

    async def open(self, request: ReadRequest) -> OpenReading:
        return await open_reading(self.fake, self.logs, request)


@pytest.fixture
def cluster() -> Cluster:
    return Cluster()


async def test_follow_tells_the_last_state_too(cluster: Cluster) -> None:
    opened = await cluster.open(ReadRequest(("t",)))
    seen: list[ReadProgress] = []
    last = await opened.follow(seen.append)
    assert last.state is ReadState.FINISHED
    assert seen[-1] == last
    assert opened.settled_rows(last) == 3
    await opened.close()
    assert cluster.logs.logs[0].is_closed


async def test_follow_raises_why_the_reading_failed_after_telling_it(cluster: Cluster) -> None:
    opened = await cluster.open(ReadRequest(("t",), stop=Live()))
    seen: list[ReadProgress] = []
    following = asyncio.create_task(opened.follow(seen.append))
    await asyncio.sleep(0)
    cluster.fake.readings[0].fail(StorageFailed("The disk is full."))
    with pytest.raises(StorageFailed, match="The disk is full"):
        await following
    assert seen[-1].state is ReadState.FAILED
    await opened.close()


async def test_a_cancelled_follow_leaves_the_reading_to_its_owner(cluster: Cluster) -> None:
    opened = await cluster.open(ReadRequest(("t",), stop=Live()))
    following = asyncio.create_task(opened.follow(lambda _progress: None))
    await asyncio.sleep(0)
    following.cancel()
    with pytest.raises(asyncio.CancelledError):
        await following
    assert opened.reading.progress.state is ReadState.READING
    await opened.close()
    assert opened.reading.progress.state is ReadState.STOPPED


async def test_what_cannot_be_read_leaves_no_log(cluster: Cluster) -> None:
    with pytest.raises(BrokerRefused):
        await cluster.open(ReadRequest(("unknown",)))
    assert cluster.logs.logs[0].is_closed


@pytest.mark.parametrize(
    ("start", "records", "settled"), [(FromBeginning(), 0, 3), (FromLast(2), 0, 0), (FromLast(2), 2, 3)]
)
async def test_rows_of_an_unfinished_search_for_the_newest_do_not_count(
    cluster: Cluster, start: FromBeginning | FromLast, records: int, settled: int
) -> None:
    opened = await cluster.open(ReadRequest(("t",), start=FromBeginning(), stop=AtEnd()))
    await opened.follow(lambda _progress: None)
    searching = OpenReading(ReadRequest(("t",), start=start), opened.reading, opened.log)
    assert searching.settled_rows(ReadProgress(ReadState.READING, records, 0, 0, ())) == settled
    await opened.close()
