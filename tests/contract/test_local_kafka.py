"""What the port `LocalKafka` promises, of the fake and of the real one."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.local_kafka import LocalKafkaSpec, StartStep, StepReport, StepState
from kafkagui.core.ports import LocalKafka
from kafkagui.localkafka import EmbeddedKafka
from tests.fakes.local_kafka import FakeLocalKafka

pytestmark = pytest.mark.broker


@pytest.fixture(params=["fake", "real"])
async def local_kafka(request: pytest.FixtureRequest) -> AsyncIterator[LocalKafka]:
    kafka: LocalKafka = FakeLocalKafka() if request.param == "fake" else EmbeddedKafka(makes_archive=False)
    yield kafka
    await kafka.stop()


def ignore(_report: StepReport) -> None:
    """Nobody watches the steps."""


async def test_steps_come_in_order_and_each_is_done(local_kafka: LocalKafka) -> None:
    reports: list[StepReport] = []
    await local_kafka.start(LocalKafkaSpec(), reports.append)
    done = [report.step for report in reports if report.state is StepState.DONE]
    begun = list(dict.fromkeys(report.step for report in reports if report.state is StepState.RUNNING))
    assert done == begun == list(StartStep)
    assert all(report.elapsed_s >= 0 for report in reports)


async def test_readiness_names_the_java_and_starts_nothing(local_kafka: LocalKafka) -> None:
    found = await local_kafka.readiness()
    assert found.java.startswith("Java ")
    assert (found.missing_bytes, found.problem) == (0, "")
    assert local_kafka.disk_use_bytes() == 0


async def test_a_running_cluster_tells_where_it_is(local_kafka: LocalKafka) -> None:
    cluster = await local_kafka.start(LocalKafkaSpec(), ignore)
    (broker,) = cluster.brokers
    assert cluster.bootstrap_servers == f"{broker.host}:{broker.port}"
    assert broker.node_id == 1
    assert cluster.java.startswith("Java ")
    assert cluster.kafka_version == "4.3.1"
    assert local_kafka.disk_use_bytes() > 0


async def test_a_second_start_is_refused_while_one_runs(local_kafka: LocalKafka) -> None:
    await local_kafka.start(LocalKafkaSpec(), ignore)
    with pytest.raises(LocalKafkaFailed, match="already running"):
        await local_kafka.start(LocalKafkaSpec(), ignore)


async def test_stop_ends_it_and_a_second_stop_does_nothing(local_kafka: LocalKafka, tmp_path: Path) -> None:
    await local_kafka.start(LocalKafkaSpec(data_dir=tmp_path), ignore)
    await local_kafka.stop()
    await local_kafka.stop()
    assert local_kafka.disk_use_bytes() == 0
    cluster = await local_kafka.start(LocalKafkaSpec(data_dir=tmp_path), ignore)
    assert cluster.data_dir == tmp_path


async def test_a_cancelled_start_leaves_nothing_running(local_kafka: LocalKafka) -> None:
    if isinstance(local_kafka, FakeLocalKafka):
        local_kafka.waits_in = StartStep.READY
    in_ready = asyncio.Event()

    def watch(report: StepReport) -> None:
        if report.step is StartStep.READY:
            in_ready.set()

    start = asyncio.create_task(local_kafka.start(LocalKafkaSpec(), watch))
    await asyncio.wait_for(in_ready.wait(), 30)
    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start
    assert local_kafka.disk_use_bytes() == 0
