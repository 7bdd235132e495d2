"""Searches on a real broker: every codec, by batches and record by record, and what happens on the way."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest_asyncio

from kafkagui.client.cluster import KafkaCluster
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.positions import AtEnd, FromBeginning, ReadRequest, ReadState
from kafkagui.core.profiles import Profile
from kafkagui.matching.matcher import Matcher
from kafkagui.services.read import OpenReading
from kafkagui.services.search import SearchCounter, open_search
from tests.broker.reading.conftest import DEADLINE_S, Bench, until

ENDLESS = "/(a+)+b/"


@pytest_asyncio.fixture
async def cluster(bench: Bench) -> AsyncIterator[KafkaCluster]:
    cluster = KafkaCluster(Profile("search", bench.bootstrap_servers), None)
    await cluster.open()
    yield cluster
    await cluster.close()


async def _search(bench: Bench, cluster: KafkaCluster, topic: str, line: str, *, is_exact: bool = False) -> OpenReading:
    request = ReadRequest((topic,), None, FromBeginning(), AtEnd())
    return await open_search(cluster, bench.spools, Matcher(), request, FilterLine(line, "utc", is_exact))


async def _found(
    bench: Bench, cluster: KafkaCluster, topic: str, line: str, *, is_exact: bool
) -> list[tuple[int, int, bytes | None]]:
    opened = await _search(bench, cluster, topic, line, is_exact=is_exact)
    progress = await asyncio.wait_for(opened.follow(lambda _progress: None), DEADLINE_S)
    assert opened.sifted is not None
    count = SearchCounter().count(progress, opened.sifted.sifted, 0.0)
    assert (progress.state, count.scanned, count.total) == (ReadState.FINISHED, 250, 250)
    found = [(r.partition, r.offset, r.value) for r in opened.log.records(0, len(opened.log))]
    assert count.matches == len(found)
    await opened.close()
    return sorted(found)


async def test_every_codec_by_batches_and_record_by_record(
    bench: Bench, cluster: KafkaCluster, topic_name: str
) -> None:
    bench.make_topic(topic_name, 5)
    values = (
        [b"needle"[:3], b"dle", b'{"n":7}', b'{"\\u006e":7.0}', b"x"] * 9 + [b"needle", b"n\\u0065edle"] + [b"y"] * 3
    )
    for partition, codec in enumerate((None, "gzip", "snappy", "lz4", "zstd")):
        bench.send(topic_name, values, partition, compression_type=codec)
    for line, hits in (
        ("needle", 5),
        ("value.n = 7", 90),
        ("/ne+dle/", 5),
        ("-needle partition:2", 49),
        ("nowhere", 0),
    ):
        quick = await _found(bench, cluster, topic_name, line, is_exact=False)
        assert quick == await _found(bench, cluster, topic_name, line, is_exact=True)
        assert len(quick) == hits, line


async def test_a_search_that_is_stopped_keeps_its_matches(bench: Bench, cluster: KafkaCluster, topic_name: str) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"ab"])
    bench.send(topic_name, [b"a" * 60] * 3)
    opened = await _search(bench, cluster, topic_name, ENDLESS)
    following = asyncio.create_task(opened.follow(lambda _progress: None))
    await until(lambda: len(opened.log) == 1 and opened.reading.progress.state is ReadState.FINISHED)
    assert opened.progress.state is ReadState.READING
    await opened.stop()
    progress = await asyncio.wait_for(following, DEADLINE_S)
    assert (progress.state, len(opened.log)) == (ReadState.STOPPED, 1)
    await opened.close()


async def test_records_that_go_while_a_search_is_paused_are_not_counted(
    bench: Bench, cluster: KafkaCluster, topic_name: str
) -> None:
    bench.make_topic(topic_name)
    bench.send(topic_name, [b"needle"] * 30)
    opened = await _search(bench, cluster, topic_name, "needle")
    opened.reading.pause()
    await asyncio.to_thread(bench.delete_records, topic_name, {0: 25})
    opened.reading.resume()
    progress = await asyncio.wait_for(opened.follow(lambda _progress: None), DEADLINE_S)
    assert opened.sifted is not None
    count = SearchCounter().count(progress, opened.sifted.sifted, 0.0)
    assert count.scanned == count.total == count.matches == progress.records
    assert progress.records + progress.hidden == 30
    await opened.close()
