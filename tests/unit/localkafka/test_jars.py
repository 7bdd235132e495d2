"""Jars: fetched, checked, never used when broken."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka.download import BytesArrived, maven_source, repository_source
from kafkagui.localkafka.free_ports import free_ports
from kafkagui.localkafka.jar_list import Jar, broker_jars, read_jar_list
from kafkagui.localkafka.jars import fetched_jars, is_intact, jars_in_folder
from tests.unit.localkafka.repository import Repository, jar

BIG = bytes(range(256)) * 1000


@pytest.fixture
def repository() -> Repository:
    return Repository()


def nothing_but(folder: Path, jars: Sequence[Jar]) -> bool:
    """Whether the folder holds these jars, intact, and no remains of any other."""
    names = {each.file_name for each in jars}
    found = {path.name for path in folder.iterdir()} if folder.exists() else set()
    return found == names and all(is_intact(each, folder / each.file_name) for each in jars)


def wait_until_empty(folder: Path) -> None:
    """Wait for the download's thread to clear up."""
    deadline = time.monotonic() + 5
    while list(folder.iterdir()):
        assert time.monotonic() < deadline
        threading.Event().wait(0.01)


async def refusal(repository: Repository, jars: Sequence[Jar], folder: Path) -> LocalKafkaFailed:
    """The error with which fetching ends."""
    with repository.serving() as source, pytest.raises(LocalKafkaFailed) as refused:
        await fetched_jars(jars, folder, source=source)
    return refused.value


async def test_missing_jars_are_fetched_with_progress_in_bytes(repository: Repository, tmp_path: Path) -> None:
    jars = [repository.add(f"lib-{n}", bytes([n]) * 1000 * n) for n in range(1, 6)]
    progress: list[tuple[int, int]] = []
    with repository.serving() as source:
        paths = await fetched_jars(jars, tmp_path / "new", lambda *done: progress.append(done), source)
    assert [path.name for path in paths] == [each.file_name for each in jars]
    assert nothing_but(tmp_path / "new", jars)
    assert progress == sorted(progress)
    assert progress[-1] == (15_000, 15_000)


async def test_only_what_is_missing_or_damaged_is_fetched(repository: Repository, tmp_path: Path) -> None:
    jars = [repository.add(name, name.encode() * 500) for name in ("whole", "damaged", "missing")]
    (tmp_path / jars[0].file_name).write_bytes(b"whole" * 500)
    (tmp_path / jars[1].file_name).write_bytes(b"damagEd" * 500)
    with repository.serving() as source:
        await fetched_jars(jars, tmp_path, source=source)
    assert nothing_but(tmp_path, jars)
    assert {name for name in repository.asked if name.endswith(".jar")} == {jars[1].file_name, jars[2].file_name}


async def test_a_connection_cut_in_the_middle(repository: Repository, tmp_path: Path) -> None:
    jars = [repository.add("big", BIG)]
    repository.cut_after = 100_000
    failure = await refusal(repository, jars, tmp_path)
    assert failure.code in {"NOT_FETCHED", "DOWNLOAD_CUT"}
    assert failure.retriable
    assert nothing_but(tmp_path, [])


async def test_a_file_that_is_short_although_the_server_calls_it_whole(repository: Repository, tmp_path: Path) -> None:
    jars = [repository.add("big", BIG)]
    repository.cut_after, repository.declares_cut_size = 100_000, True
    failure = await refusal(repository, jars, tmp_path)
    assert failure.code == "DOWNLOAD_CUT"
    assert "100,000 of 256,000 bytes" in failure.message
    assert nothing_but(tmp_path, [])


async def test_a_wrong_hash(repository: Repository, tmp_path: Path) -> None:
    wanted = jar("lib", b"the listed content")
    repository.contents[wanted.file_name] = b"the altered conten"
    failure = await refusal(repository, [wanted], tmp_path)
    assert failure.code == "WRONG_HASH"
    assert wanted.sha256 in failure.detail
    assert nothing_but(tmp_path, [])


@pytest.mark.parametrize("status", [404, 403, 500, 503])
async def test_a_repository_that_refuses(repository: Repository, tmp_path: Path, status: int) -> None:
    jars = [repository.add("lib", b"x" * 10)]
    repository.status = status
    failure = await refusal(repository, jars, tmp_path)
    assert failure.code == "NOT_FETCHED"
    assert "folder that already holds the jars" in failure.hint
    assert nothing_but(tmp_path, [])


async def test_no_network(tmp_path: Path) -> None:
    (port,) = free_ports(1)
    source = repository_source({"gone": f"http://127.0.0.1:{port}"})
    with pytest.raises(LocalKafkaFailed) as refused:
        await fetched_jars([jar("lib", b"x")], tmp_path, source=source)
    assert refused.value.code == "NOT_FETCHED"
    assert "Check the network" in refused.value.hint
    assert "ConnectionError" in refused.value.detail


async def test_a_full_disk(tmp_path: Path) -> None:
    def full(_jar: Jar, _folder: Path, _bytes_arrived: BytesArrived) -> Path:
        raise OSError(28, "No space left on device")

    with pytest.raises(LocalKafkaFailed, match="the disk is full") as refused:
        await fetched_jars([jar("lib", b"x")], tmp_path, source=full)
    assert refused.value.code == "DISK_FULL"


async def test_a_cancel_in_the_middle_leaves_nothing(repository: Repository, tmp_path: Path) -> None:
    jars = [repository.add("big", BIG)]
    repository.go_on.clear()
    with repository.serving() as source:
        fetch = asyncio.create_task(fetched_jars(jars, tmp_path, source=source))
        assert await asyncio.to_thread(repository.half_sent.wait, 5)
        fetch.cancel()
        with pytest.raises(asyncio.CancelledError):
            # At once, although the download's thread waits for bytes that do not come.
            await asyncio.wait_for(fetch, 1)
        repository.go_on.set()
    await asyncio.to_thread(wait_until_empty, tmp_path)


async def test_without_jgo_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "jgo.maven", None)
    with pytest.raises(LocalKafkaFailed, match="jgo is not installed") as refused:
        await fetched_jars([jar("lib", b"x")], tmp_path, source=maven_source)
    assert "kafkagui[local]" in refused.value.hint


async def test_a_folder_of_jars_is_taken_as_it_is_or_refused_by_name(tmp_path: Path) -> None:
    jars = [jar("one", b"1"), jar("two", b"2")]
    (tmp_path / "one-1.0.jar").write_bytes(b"1")
    with pytest.raises(LocalKafkaFailed, match="1 of the 2 jars") as refused:
        await jars_in_folder(jars, tmp_path)
    assert refused.value.hint == "Copy these into the folder: two-1.0.jar"
    (tmp_path / "two-1.0.jar").write_bytes(b"2")
    assert await jars_in_folder(jars, tmp_path) == (tmp_path / "one-1.0.jar", tmp_path / "two-1.0.jar")


def test_the_list_of_the_broker_pins_every_jar() -> None:
    jars = broker_jars()
    assert len(jars) == len({each.file_name for each in jars}) == 35
    assert all(len(each.sha256) == 64 and each.size_bytes > 0 for each in jars)


def test_a_list_may_have_comments_and_empty_lines(tmp_path: Path) -> None:
    path = tmp_path / "jars.lock"
    path.write_text("# why\n\ng:a:1 ff 3\n", encoding="utf-8")
    assert read_jar_list(path) == (Jar("g", "a", "1", "ff", 3),)
