"""The jars on this machine: found and checked, or fetched into the user's cache.

A jar counts only when its size and sha256 are those of the list; every start checks them again.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.wording import tr
from kafkagui.localkafka.download import Download, JarSource, maven_source
from kafkagui.localkafka.jar_list import KAFKA_VERSION, Jar

ProgressChanged = Callable[[int, int], None]
"""Called on the loop with bytes done and bytes in all."""

_REPORT_EVERY_S = 0.05


def default_jars_dir() -> Path:
    """Where fetched jars are kept: the user's cache, shared by all homes (see ``storage.places.HOME_VARIABLE``)."""
    return platformdirs.user_cache_path("kafkagui", appauthor=False) / f"kafka-{KAFKA_VERSION}"


def is_intact(jar: Jar, path: Path) -> bool:
    """Whether `path` holds exactly the listed content."""
    try:
        if path.stat().st_size != jar.size_bytes:
            return False
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest() == jar.sha256
    except OSError:
        return False


async def missing_bytes(jars: Sequence[Jar], folder: Path) -> int:
    """Bytes of the jars that would have to be fetched into the folder."""
    return sum(jar.size_bytes for jar in await asyncio.to_thread(_not_intact, jars, folder))


async def jars_in_folder(jars: Sequence[Jar], folder: Path) -> tuple[Path, ...]:
    """The jars' paths in a folder that somebody else filled.

    Raises:
        LocalKafkaFailed: when a jar is missing or is not the listed one; names them all.
    """
    bad = await asyncio.to_thread(_not_intact, jars, folder)
    if bad:
        names = ", ".join(jar.file_name for jar in bad)
        raise LocalKafkaFailed(
            tr(
                "{count} of the {total} jars of Kafka {version} are missing in {folder} or damaged.",
                count=len(bad),
                total=len(jars),
                version=KAFKA_VERSION,
                folder=folder,
            ),
            hint=tr("Copy these into the folder: {names}", names=names),
            code="JARS_INCOMPLETE",
        )
    return _paths(jars, folder)


async def fetched_jars(
    jars: Sequence[Jar],
    folder: Path,
    progress_changed: ProgressChanged | None = None,
    source: JarSource = maven_source,
) -> tuple[Path, ...]:
    """The jars' paths in the cache, after fetching what is missing there. Cancelling the task stops it.

    Raises:
        LocalKafkaFailed: no network, a broken download, a wrong hash, or jgo is not installed.
    """
    missing = await asyncio.to_thread(_not_intact, jars, folder)
    if missing:
        await _fetch(Download(missing, folder, source), sum(jar.size_bytes for jar in jars), progress_changed)
    return _paths(jars, folder)


async def _fetch(download: Download, total: int, progress_changed: ProgressChanged | None) -> None:
    had = total - download.size_bytes
    download.begin()
    try:
        while not download.is_over():
            if progress_changed is not None:
                progress_changed(had + download.done_bytes(), total)
            await asyncio.sleep(_REPORT_EVERY_S)
    finally:
        download.end()
    download.raise_failure()
    if progress_changed is not None:
        progress_changed(total, total)


def _paths(jars: Sequence[Jar], folder: Path) -> tuple[Path, ...]:
    return tuple(folder / jar.file_name for jar in jars)


def _not_intact(jars: Sequence[Jar], folder: Path) -> list[Jar]:
    return [jar for jar in jars if not is_intact(jar, folder / jar.file_name)]
