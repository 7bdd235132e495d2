"""An archive of the broker's loaded classes (JEP 483, 514): with it a broker starts in less than half the time.

One training run of a throw-away broker writes it at its exit (about 66 MB, 6 s of work). It never holds up a
start: `fetch` makes it, or the program does in the background at the lowest priority. Java itself ignores an
archive that does not fit its version, flags or class path; the name tells which one fits.
"""

from __future__ import annotations

import asyncio
import hashlib
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.wording import tr
from kafkagui.localkafka.cluster import Cluster, ClusterSpec
from kafkagui.localkafka.java import Java
from kafkagui.localkafka.node_config import ServerExtras, base_flags, class_path_files

_SINCE_JAVA = 25
_WRITE_TIMEOUT_S = 120.0
_KEPT = 3
"""Newest archives that stay: several installations may share the folder, each with a Java of its own."""


def archive_path(java: Java, class_path: Sequence[Path], folder: Path) -> Path | None:
    """Where the archive for this Java and these jars is or would be; None if this Java cannot make one."""
    if java.feature_version < _SINCE_JAVA:
        return None
    parts = [str(java.launcher), *_stamps([java.launcher]), *base_flags()]
    parts += _stamps(class_path_files(class_path))
    key = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:16]
    return folder / f"classes-{key}.aot"


async def make_archive(java: Java, class_path: Sequence[Path], archive: Path, *, in_background: bool) -> None:
    """Make the archive by a training run and throw away all but the newest few.

    Cancelling the task ends the run and leaves nothing.

    Raises:
        LocalKafkaFailed: the training broker did not start, or Java wrote no archive.
    """
    work = Path(await asyncio.to_thread(tempfile.mkdtemp, prefix=".training-", dir=archive.parent))
    try:
        new = work / "classes.aot"
        await _train(java, class_path, new, work / "data", in_background=in_background)
        await asyncio.to_thread(_put_in_place, new, archive)
    finally:
        await asyncio.to_thread(shutil.rmtree, work, ignore_errors=True)


async def _train(java: Java, class_path: Sequence[Path], new: Path, data_dir: Path, *, in_background: bool) -> None:
    extras = ServerExtras(jvm_flags=(f"-XX:AOTCacheOutput={new}",))
    spec = ClusterSpec(java, tuple(class_path), data_dir, extras=extras, is_background=in_background)
    cluster = Cluster(replace(spec, stop_timeout_s=_WRITE_TIMEOUT_S))
    await cluster.start()
    try:
        await cluster.stop()
    except BaseException:
        await asyncio.shield(cluster.kill())
        raise


def _put_in_place(new: Path, archive: Path) -> None:
    if not new.exists():
        raise LocalKafkaFailed(
            tr("Java wrote no archive of classes; the local Kafka starts a little slower without."), code="NO_ARCHIVE"
        )
    new.replace(archive)
    archives = sorted(archive.parent.glob("classes-*.aot"), key=lambda path: path.stat().st_mtime, reverse=True)
    for old in archives[_KEPT:]:
        old.unlink(missing_ok=True)


def _stamps(files: Sequence[Path]) -> list[str]:
    """What Java compares: path, size and time of each file."""
    stats = [(path, path.stat()) for path in files]
    return [f"{path} {status.st_size} {status.st_mtime_ns}" for path, status in stats]
