"""No broker outlives the program, even one that is killed."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event

import pytest

from tests.broker.localkafka.test_start_and_stop import is_running

PROGRAM = """
import asyncio, json, pathlib, sys
from kafkagui.core.local_kafka import LocalKafkaSpec
from kafkagui.localkafka import EmbeddedKafka
from kafkagui.localkafka.steps import no_report

async def main():
    kafka = EmbeddedKafka(makes_archive=False)
    local = await kafka.start(LocalKafkaSpec(data_dir=pathlib.Path(sys.argv[1])), no_report)
    if sys.argv[2] == "frozen":
        await kafka.cluster.freeze_broker(1)
    print(json.dumps([broker.pid for broker in local.brokers]), flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""
ENDS_WITHIN_S = 10.0

Start = Callable[[Path, str], tuple[subprocess.Popen[bytes], int]]


def wait_for_end(pid: int) -> bool:
    """Whether a process that is not our child ends in time."""
    deadline = time.monotonic() + ENDS_WITHIN_S
    while is_running(pid):
        if time.monotonic() > deadline:
            return False
        Event().wait(0.05)
    return True


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a program in a session of its own, as a desktop does; gives it and its broker's process id."""
    started: list[subprocess.Popen[bytes]] = []

    def run(folder: Path, state: str) -> tuple[subprocess.Popen[bytes], int]:
        program = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, folder, state],
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
        started.append(program)
        assert program.stdout is not None
        (pid,) = json.loads(program.stdout.readline())
        return program, pid

    yield run
    for program in started:
        program.kill()
        program.wait()
        if program.stdout is not None:
            program.stdout.close()


@pytest.mark.parametrize("state", ["running", "frozen"])
def test_a_broker_ends_when_its_program_is_killed(start: Start, tmp_path: Path, state: str) -> None:
    program, pid = start(tmp_path, state)
    assert is_running(pid)
    program.kill()
    program.wait()
    assert wait_for_end(pid)


def test_a_folder_can_be_started_again_right_after_a_kill(start: Start, tmp_path: Path) -> None:
    program, first = start(tmp_path, "running")
    program.kill()
    # The first broker is still closing its logs: the second start waits for it.
    _program, second = start(tmp_path, "running")
    assert second != first
    assert wait_for_end(first)


def test_a_ctrl_c_in_the_terminal_reaches_the_program_and_not_its_broker(start: Start, tmp_path: Path) -> None:
    program, pid = start(tmp_path, "running")
    assert os.getpgid(pid) != os.getpgid(program.pid)
    program.send_signal(signal.SIGINT)
    assert wait_for_end(pid)
