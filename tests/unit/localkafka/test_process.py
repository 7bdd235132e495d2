"""One process: started, stopped through its standard input, never left behind."""

from __future__ import annotations

import asyncio
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.localkafka import process
from kafkagui.localkafka.process import BrokerProcess

READS_TO_THE_END = ["/bin/sh", "-c", "cat; exit 7"]


async def test_it_ends_when_its_input_is_closed(tmp_path: Path) -> None:
    running = await BrokerProcess.start(READS_TO_THE_END, tmp_path / "log")
    assert running.exit_code is None
    assert not await running.wait(0.05)
    running.ask_to_stop()
    assert await running.wait(5)
    assert running.exit_code == 7


async def test_a_frozen_one_is_woken_to_stop(tmp_path: Path) -> None:
    running = await BrokerProcess.start(READS_TO_THE_END, tmp_path / "log")
    await running.freeze()
    await running.freeze()
    assert running.exit_code is None
    running.ask_to_stop()
    assert await running.wait(5)
    assert running.exit_code == 7


async def test_a_killed_one_tells_its_signal(tmp_path: Path) -> None:
    running = await BrokerProcess.start(READS_TO_THE_END, tmp_path / "log")
    running.kill()
    assert await running.wait(5)
    assert running.exit_code == -9


async def test_a_cancel_while_it_is_started_leaves_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    spawned: list[subprocess.Popen[bytes]] = []
    spawn = process._spawn

    def recording(command: Sequence[str], log: Path) -> subprocess.Popen[bytes]:
        spawned.append(spawn(command, log))
        return spawned[0]

    monkeypatch.setattr(process, "_spawn", recording)
    start = asyncio.create_task(BrokerProcess.start(READS_TO_THE_END, tmp_path / "log"))
    await asyncio.sleep(0)
    start.cancel()
    with pytest.raises(asyncio.CancelledError):
        await start
    (left,) = spawned
    assert left.poll() == -9


async def test_a_program_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(LocalKafkaFailed, match="no-such-java"):
        await BrokerProcess.start([str(tmp_path / "no-such-java")], tmp_path / "log")
