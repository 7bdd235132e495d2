from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program_process import ProgramProcess, is_alive, wait_until

pytestmark = [
    pytest.mark.broker,
    pytest.mark.slow,
    pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks for processes in /proc"),
]
OPEN = "the window is open"
SAMPLE = "Produce · hello_world"


@pytest.fixture
def programs(tmp_path: Path) -> Iterator[list[ProgramProcess]]:
    started: list[ProgramProcess] = []
    yield started
    for program in started:
        program.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_local_shows_the_sample_and_a_signal_ends_everything(
    programs: list[ProgramProcess], tmp_path: Path, number: signal.Signals
) -> None:
    program = ProgramProcess(tmp_path / "home", ["--local"])
    programs.append(program)
    program.until(lambda: SAMPLE in program.tabs())
    brokers = program.brokers()
    assert len(brokers) == 1
    code, out, err = program.end(number)
    assert (code, out, err) == (0, "", "")
    assert not [pid for pid in brokers if is_alive(pid)]
    assert "ERROR" not in program.log()


def test_a_killed_program_leaves_no_broker_and_comes_back_as_it_was(
    programs: list[ProgramProcess], tmp_path: Path
) -> None:
    program = ProgramProcess(tmp_path / "home", ["--local"])
    programs.append(program)
    program.until(lambda: SAMPLE in program.tabs())
    brokers = program.brokers()
    os.kill(program.process.pid, signal.SIGKILL)
    program.process.communicate()
    wait_until(lambda: not [pid for pid in brokers if is_alive(pid)], 15)
    tabs = program.tabs()
    again = ProgramProcess(tmp_path / "home", [])
    programs.append(again)
    again.until(lambda: again.log().count(OPEN) == 2)
    code, _out, _err = again.end(signal.SIGTERM)
    assert code == 0
    assert again.tabs() == tabs


def test_the_window_closed_during_the_start_leaves_nothing(programs: list[ProgramProcess], tmp_path: Path) -> None:
    program = ProgramProcess(tmp_path / "home", ["--local"])
    programs.append(program)
    program.until(program.brokers)
    brokers = program.brokers()
    code, _out, err = program.end(signal.SIGTERM)
    assert (code, err) == (0, "")
    assert not [pid for pid in brokers if is_alive(pid)]


def test_the_main_job_by_clicks(programs: list[ProgramProcess], tmp_path: Path) -> None:
    program = ProgramProcess(tmp_path / "home", driver=Path(__file__).with_name("main_job.py"))
    programs.append(program)
    out, err = program.process.communicate(timeout=120)
    assert (program.process.returncode, err) == (0, "")
    seen = json.loads(out)
    assert seen["status"] == "Connected to Local Kafka"
    # From a home where nothing is kept to the first acknowledged record.
    assert seen["clicks"] <= 5
    assert seen["first_record_s"] < 60
    assert seen["tabs"] == ["Welcome", "Local Kafka", SAMPLE, "Consume · hello_world"]
    assert not [pid for pid in seen["brokers"] if is_alive(pid)]


@pytest.mark.parametrize(("method", "hit"), [("synchronous", "SIGSTOP"), ("asynchronous", "SIGKILL")])
def test_the_window_closed_while_it_sends_to_a_broker_in_trouble_ends_within_seconds(
    programs: list[ProgramProcess], tmp_path: Path, method: str, hit: str
) -> None:
    driver = Path(__file__).with_name("closing_in_trouble.py")
    program = ProgramProcess(tmp_path / "home", [method, hit], driver=driver)
    programs.append(program)
    out, err = program.process.communicate(timeout=120)
    ended = time.monotonic()
    assert (program.process.returncode, err) == (0, "")
    seen = json.loads(out)
    assert ended - seen["closed_at"] < 10
    assert not is_alive(seen["broker"])
