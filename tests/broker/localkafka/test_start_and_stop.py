"""One real node: started, stopped, kept, thrown away, refused, cancelled."""

from __future__ import annotations

import asyncio
import fcntl
import os
import signal
import socket
import tempfile
import time
from collections.abc import AsyncIterator, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.local_kafka import LocalKafkaSpec, StartStep, StepReport, StepState
from kafkagui.localkafka import EmbeddedKafka, cluster, embedded
from kafkagui.localkafka.class_archive import archive_path, make_archive
from kafkagui.localkafka.cluster import Cluster, ClusterSpec
from kafkagui.localkafka.instance import open_instance
from kafkagui.localkafka.jar_list import Jar, broker_jars
from kafkagui.localkafka.jars import default_jars_dir, fetched_jars
from kafkagui.localkafka.java import Java, find_java
from kafkagui.localkafka.log_reasons import log_tail
from kafkagui.localkafka.node_config import ServerExtras
from kafkagui.localkafka.steps import no_report
from kafkagui.localkafka.wire import unfenced_brokers

_SOON_S = 30


def is_running(pid: int) -> bool:
    """Whether the process exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def is_listening(port: int) -> bool:
    """Whether somebody takes connections there."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


@pytest.fixture
async def embedded_kafka() -> AsyncIterator[EmbeddedKafka]:
    kafka = EmbeddedKafka(makes_archive=False)
    yield kafka
    await kafka.stop()


async def spec_of(data_dir: Path, extras: ServerExtras | None = None) -> ClusterSpec:
    """A plain one-node cluster with the best that this machine has."""
    java = await asyncio.to_thread(find_java)
    class_path = await fetched_jars(broker_jars(), default_jars_dir())
    return ClusterSpec(java, class_path, data_dir, extras=extras or ServerExtras())


async def test_nothing_is_left_after_a_stop(embedded_kafka: EmbeddedKafka) -> None:
    local = await embedded_kafka.start(LocalKafkaSpec(), no_report)
    (broker,) = local.brokers
    assert is_running(broker.pid)
    assert await unfenced_brokers(broker.port) == {1}
    assert await asyncio.to_thread(local.data_dir.is_dir)

    began = time.monotonic()
    await embedded_kafka.stop()
    assert time.monotonic() - began < 8
    assert not is_running(broker.pid)
    assert not is_listening(broker.port)
    assert not await asyncio.to_thread(local.data_dir.exists)


async def test_a_broker_that_somebody_froze_does_not_hold_up_the_stop(embedded_kafka: EmbeddedKafka) -> None:
    (broker,) = (await embedded_kafka.start(LocalKafkaSpec(), no_report)).brokers
    os.kill(broker.pid, signal.SIGSTOP)
    began = time.monotonic()
    await embedded_kafka.stop()
    assert time.monotonic() - began < 7
    assert not is_running(broker.pid)


async def test_a_broker_that_ended_by_itself_is_told(embedded_kafka: EmbeddedKafka) -> None:
    local = await embedded_kafka.start(LocalKafkaSpec(), no_report)
    assert embedded_kafka.losses() == ()
    os.kill(local.brokers[0].pid, signal.SIGKILL)
    give_up_at = time.monotonic() + _SOON_S
    while not embedded_kafka.losses():
        assert time.monotonic() < give_up_at
        await asyncio.sleep(0.02)
    (loss,) = embedded_kafka.losses()
    assert loss.message == "Broker 1 was killed by signal 9."
    await embedded_kafka.stop()
    assert embedded_kafka.losses() == ()


async def test_a_broker_that_was_killed_on_purpose_is_no_loss(embedded_kafka: EmbeddedKafka) -> None:
    await embedded_kafka.start(LocalKafkaSpec(), no_report)
    await embedded_kafka.cluster.kill_broker(1)
    assert embedded_kafka.losses() == ()


async def test_kept_data_and_ports_are_found_again(embedded_kafka: EmbeddedKafka, tmp_path: Path) -> None:
    spec = LocalKafkaSpec(data_dir=tmp_path / "kept ä")
    first = await embedded_kafka.start(spec, no_report)
    used = embedded_kafka.disk_use_bytes()
    await embedded_kafka.stop()
    clean = tmp_path / "kept ä" / "node-1" / "data" / ".kafka_cleanshutdown"
    assert await asyncio.to_thread(clean.exists), "the guard must let the broker close its logs"
    again = await embedded_kafka.start(spec, no_report)
    assert again.bootstrap_servers == first.bootstrap_servers
    assert again.data_dir == first.data_dir == tmp_path / "kept ä"
    assert used > 0


async def test_the_same_folder_twice_is_refused_at_once(embedded_kafka: EmbeddedKafka, tmp_path: Path) -> None:
    await embedded_kafka.start(LocalKafkaSpec(data_dir=tmp_path), no_report)
    with pytest.raises(LocalKafkaFailed, match="in use by another") as refused:
        await EmbeddedKafka(makes_archive=False).start(LocalKafkaSpec(data_dir=tmp_path), no_report)
    assert refused.value.code == "LOCK_HELD"
    assert await unfenced_brokers(embedded_kafka.cluster.client_port(1)) == {1}


async def test_a_data_folder_that_cannot_be_used_is_told(embedded_kafka: EmbeddedKafka, tmp_path: Path) -> None:
    in_the_way = tmp_path / "file"
    await asyncio.to_thread(in_the_way.write_text, "mine")
    for folder in (in_the_way, in_the_way / "below", Path("/proc/nothing")):
        with pytest.raises(LocalKafkaFailed, match="data folder cannot be used") as refused:
            await embedded_kafka.start(LocalKafkaSpec(data_dir=folder), no_report)
        assert refused.value.code == "DATA_FOLDER"


async def test_a_folder_that_a_foreign_broker_holds_names_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "_LOCK_PATIENCE_S", 0.0)
    data = tmp_path / "node-1" / "data"
    await asyncio.to_thread(data.mkdir, parents=True)
    spec = await spec_of(tmp_path)
    with await asyncio.to_thread((data / ".lock").open, "wb") as held:
        # What Java's FileChannel.tryLock takes.
        fcntl.lockf(held, fcntl.LOCK_EX)
        with pytest.raises(LocalKafkaFailed) as refused:
            await Cluster(spec).start()
    assert refused.value.code == "LOCK_HELD"
    assert "Failed to acquire lock" in refused.value.detail


async def test_a_port_taken_between_choosing_and_starting_is_replaced(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]

        def choose(data_dir: Path, brokers: int, proxied: bool, further: int) -> object:
            instance = open_instance(data_dir, brokers, proxied, further)
            clashing = replace(instance.ports[0], client=port, advertised_client=port)
            return replace(instance, ports=(clashing,))

        monkeypatch.setattr(cluster, "open_instance", choose)
        steps: list[StepReport] = []
        started = Cluster(await spec_of(tmp_path))
        await started.start(steps.append)
    try:
        assert started.client_port(1) != port
        assert await unfenced_brokers(started.client_port(1)) == {1}
    finally:
        await started.stop()
    failed = [report for report in steps if report.state is StepState.FAILED]
    assert [report.step for report in failed] == [StartStep.READY]
    assert "another program listens on its port" in failed[0].detail


async def test_a_configuration_that_the_broker_refuses_ends_with_its_words(tmp_path: Path) -> None:
    started = Cluster(await spec_of(tmp_path, ServerExtras(properties={"num.io.threads": "many"})))
    with pytest.raises(LocalKafkaFailed, match="refused its configuration") as refused:
        await started.start()
    assert "num.io.threads" in refused.value.detail
    assert started.brokers == ()


async def test_too_little_memory_is_named(tmp_path: Path) -> None:
    started = Cluster(await spec_of(tmp_path, ServerExtras(jvm_flags=("-Xmx3m",))))
    with pytest.raises(LocalKafkaFailed, match="not enough memory") as refused:
        await started.start()
    assert refused.value.code == "OUT_OF_MEMORY"


async def test_a_java_that_cannot_be_run_is_named(tmp_path: Path) -> None:
    spec = replace(await spec_of(tmp_path), java=Java(tmp_path / "no-java", 17, "JAVA_HOME"))
    with pytest.raises(LocalKafkaFailed, match="no-java") as refused:
        await Cluster(spec).start()
    assert refused.value.code == "JAVA_NOT_STARTED"


async def test_a_broker_that_does_not_end_is_killed(tmp_path: Path) -> None:
    started = Cluster(replace(await spec_of(tmp_path), stop_timeout_s=0.0))
    await started.start()
    pid = started.brokers[0].pid
    await started.stop()
    assert not is_running(pid)


async def test_a_cancelled_start_leaves_no_process_and_no_data(
    embedded_kafka: EmbeddedKafka, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    spawned: asyncio.Future[str] = asyncio.get_running_loop().create_future()

    def watch(report: StepReport) -> None:
        if report.step is StartStep.START and report.state is StepState.DONE:
            spawned.set_result(report.detail)

    start = asyncio.create_task(embedded_kafka.start(LocalKafkaSpec(), watch))
    detail = await asyncio.wait_for(spawned, 20)
    began = time.monotonic()
    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start
    assert time.monotonic() - began < 2
    assert not is_running(int(detail.rsplit(" ", 1)[1]))
    assert await asyncio.to_thread(os.listdir, tmp_path) == []


async def test_a_cancel_while_jars_are_fetched(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    async def endless(
        _jars: tuple[Jar, ...], _folder: Path, progress_changed: Callable[[int, int], None]
    ) -> tuple[Path, ...]:
        progress_changed(1, 100)
        await asyncio.Event().wait()
        return ()

    monkeypatch.setattr(embedded, "fetched_jars", endless)
    kafka = EmbeddedKafka(tmp_path, makes_archive=False)
    fetching = asyncio.Event()

    def watch(report: StepReport) -> None:
        if report.done_bytes == 1:
            fetching.set()

    start = asyncio.create_task(kafka.start(LocalKafkaSpec(), watch))
    await asyncio.wait_for(fetching.wait(), 10)
    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start
    await kafka.stop()


async def test_a_folder_of_jars_starts_a_broker_without_the_cache(tmp_path: Path) -> None:
    await fetched_jars(broker_jars(), default_jars_dir())
    kafka = EmbeddedKafka(tmp_path / "empty-cache", makes_archive=False)
    await kafka.start(LocalKafkaSpec(jars_dir=default_jars_dir()), no_report)
    await kafka.stop()
    assert not await asyncio.to_thread((tmp_path / "empty-cache").exists)


async def test_the_log_is_kept_beside_the_former_one(tmp_path: Path) -> None:
    spec = await spec_of(tmp_path)
    for _ in range(2):
        started = Cluster(spec)
        await started.start()
        assert "Awaiting socket connections" in started.log(1)
        await started.stop()
    assert log_tail(tmp_path / "node-1" / "broker.log.1", 1).endswith("App info kafka.server for 1 unregistered")


@pytest.mark.slow
async def test_an_archive_of_classes_is_made_and_used(tmp_path: Path) -> None:
    spec = await spec_of(tmp_path / "data")
    archive = archive_path(spec.java, spec.class_path, tmp_path)
    if archive is None:
        pytest.skip("needs Java 25")
    await make_archive(spec.java, spec.class_path, archive, in_background=True)
    assert await asyncio.to_thread(os.listdir, tmp_path) == [archive.name]

    # Java ends at once when it may not ignore an archive that does not fit.
    strict = ServerExtras(jvm_flags=("-XX:AOTMode=on",))
    started = Cluster(replace(spec, extras=strict, class_archive=archive))
    await started.start()
    await started.stop()
