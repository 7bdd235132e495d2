"""The embedded Kafka that the program uses: from nothing to a running cluster, and back."""

from __future__ import annotations

import asyncio
import contextlib
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.local_kafka import LocalCluster, LocalKafkaSpec, Readiness, StartStep, StepReport
from kafkagui.core.ports import Faults
from kafkagui.core.wording import tr
from kafkagui.localkafka.class_archive import archive_path, make_archive
from kafkagui.localkafka.cluster import Cluster, ClusterSpec
from kafkagui.localkafka.cluster_faults import ClusterFaults
from kafkagui.localkafka.jar_list import KAFKA_VERSION, broker_jars
from kafkagui.localkafka.jars import default_jars_dir, fetched_jars, jars_in_folder, missing_bytes
from kafkagui.localkafka.java import Java, find_java
from kafkagui.localkafka.leftovers import make_throw_away_dir
from kafkagui.localkafka.node_config import ServerExtras
from kafkagui.localkafka.steps import StepClock

StepChanged = Callable[[StepReport], None]

_BROKERS = (1, 3)
_TRAINING_DELAY_S = 5.0
"""After a start the person has the machine for a moment."""


class EmbeddedKafka:
    """Implements the port `LocalKafka`: one cluster at a time.

    Args:
        jars_dir: where fetched jars are kept; None is the user's cache.
        extras: listeners, properties and flags for a test bed.
        makes_archive: whether to make the archive of classes in the background when it is missing.
    """

    def __init__(
        self, jars_dir: Path | None = None, extras: ServerExtras | None = None, *, makes_archive: bool = True
    ) -> None:
        self._jars_dir = jars_dir or default_jars_dir()
        self._extras = extras or ServerExtras()
        self._cluster: Cluster | None = None
        self._faults: ClusterFaults | None = None
        self._throw_away: Path | None = None
        self._makes_archive = makes_archive
        self._training: asyncio.Task[None] | None = None
        self._is_starting = False

    @property
    def cluster(self) -> Cluster:
        """The running cluster, for what the port does not offer: kill, freeze, cut, delay.

        Raises:
            LocalKafkaFailed: when none runs.
        """
        if self._cluster is None:
            raise LocalKafkaFailed(tr("The local Kafka is not running."), code="NOT_RUNNING")
        return self._cluster

    async def readiness(self) -> Readiness:
        """Look whether a start would find Java and the jars."""
        try:
            java = await asyncio.to_thread(find_java)
        except LocalKafkaFailed as error:
            return Readiness(problem=f"{error.message} {error.hint}")
        return Readiness(str(java), await missing_bytes(broker_jars(), self._jars_dir))

    async def start(self, spec: LocalKafkaSpec, step_changed: StepChanged) -> LocalCluster:
        """Start and return when every broker answers unfenced. Cancelling the task stops and cleans up.

        Raises:
            LocalKafkaFailed: with the reason from the broker's log and what to do.
        """
        if self._cluster is not None or self._is_starting:
            raise LocalKafkaFailed(tr("The local Kafka is already running."), hint=tr("Stop it first."), code="RUNNING")
        if spec.brokers not in _BROKERS:
            raise LocalKafkaFailed(
                tr("A local Kafka has 1 or 3 brokers, not {brokers}.", brokers=spec.brokers), code="OTHER_SIZE"
            )
        self._is_starting = True
        try:
            return await self._start(spec, step_changed)
        except BaseException:
            await asyncio.shield(self._forget_data())
            raise
        finally:
            self._is_starting = False

    async def stop(self) -> None:
        """Stop all brokers cleanly, kill after 8 s, throw temporary data away; does nothing when none runs."""
        await self._end_training()
        cluster, self._cluster, self._faults = self._cluster, None, None
        if cluster is not None:
            await cluster.stop()
        await self._forget_data()

    def disk_use_bytes(self) -> int:
        """Bytes that the running cluster's data takes on the disk; 0 when none runs."""
        if self._cluster is None:
            return 0
        return folder_size_bytes(self._cluster.spec.data_dir)

    def losses(self) -> tuple[LocalKafkaFailed, ...]:
        """One error for each broker of the running cluster that has ended by itself."""
        return self._cluster.losses if self._cluster is not None else ()

    def faults(self) -> Faults | None:
        """What can be broken in the running cluster; None when none runs, or one without proxies."""
        return self._faults

    async def _start(self, spec: LocalKafkaSpec, step_changed: StepChanged) -> LocalCluster:
        java = await _java(step_changed)
        class_path = await self._jars(spec, step_changed)
        with _told_as_failed(spec.data_dir):
            data_dir = await asyncio.to_thread(self._data_dir, spec.data_dir)
        archive = await asyncio.to_thread(archive_path, java, class_path, self._jars_dir)
        has_archive = archive is not None and archive.exists()
        cluster = Cluster(
            ClusterSpec(
                java=java,
                class_path=class_path,
                data_dir=data_dir,
                brokers=spec.brokers,
                proxied=spec.proxied,
                extras=self._extras,
                class_archive=archive if has_archive else None,
            )
        )
        with _told_as_failed(data_dir):
            await cluster.start(step_changed)
        self._cluster = cluster
        self._faults = ClusterFaults(cluster) if spec.proxied else None
        if archive is not None and not has_archive and self._makes_archive:
            training = _train_later(java, class_path, archive)
            self._training = asyncio.create_task(training, name="local-kafka-class-archive")
        return LocalCluster(cluster.bootstrap_servers, cluster.brokers, data_dir, str(java), KAFKA_VERSION)

    async def _jars(self, spec: LocalKafkaSpec, step_changed: StepChanged) -> tuple[Path, ...]:
        with StepClock(StartStep.JARS, step_changed) as step:
            if spec.jars_dir is not None:
                step.detail = str(spec.jars_dir)
                return await jars_in_folder(broker_jars(), spec.jars_dir)
            step.detail = str(self._jars_dir)
            return await fetched_jars(broker_jars(), self._jars_dir, step.progress)

    def _data_dir(self, wanted: Path | None) -> Path:
        if wanted is not None:
            return wanted.resolve()
        self._throw_away = make_throw_away_dir()
        return self._throw_away

    async def _end_training(self) -> None:
        training, self._training = self._training, None
        if training is not None:
            training.cancel()
            await asyncio.wait((training,))

    async def _forget_data(self) -> None:
        folder, self._throw_away = self._throw_away, None
        if folder is not None:
            await asyncio.to_thread(shutil.rmtree, folder, ignore_errors=True)


async def _train_later(java: Java, class_path: tuple[Path, ...], archive: Path) -> None:
    """Make the archive of classes once the start is over; without it everything works, only slower."""
    await asyncio.sleep(_TRAINING_DELAY_S)
    with contextlib.suppress(LocalKafkaFailed, OSError):
        await make_archive(java, class_path, archive, in_background=True)


async def _java(step_changed: StepChanged) -> Java:
    with StepClock(StartStep.JAVA, step_changed) as step:
        java = await asyncio.to_thread(find_java)
        step.detail = str(java)
        return java


def folder_size_bytes(folder: Path) -> int:
    """Bytes that a folder's files take on the disk; files that vanish meanwhile count nothing.

    Kafka preallocates its indexes as sparse files, so blocks are counted where the system tells them.
    """
    total = 0
    for path in folder.rglob("*"):
        try:
            status = path.lstat()
        except OSError:
            continue
        blocks = getattr(status, "st_blocks", None)
        total += status.st_size if blocks is None else blocks * 512
    return total


@contextlib.contextmanager
def _told_as_failed(data_dir: Path | None) -> Iterator[None]:
    """A data folder that cannot be made or written to (a file, no right, a full disk) is said, not raised as it is."""
    try:
        yield
    except OSError as error:
        where = error.filename or data_dir or tempfile.gettempdir()
        raise LocalKafkaFailed(
            tr("The data folder cannot be used: {where}: {strerror}.", where=where, strerror=error.strerror),
            hint=tr("Choose a folder with room that you may write to."),
            detail=f"{type(error).__name__}: {error}",
            code="DATA_FOLDER",
        ) from error
