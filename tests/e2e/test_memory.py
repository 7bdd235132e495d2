"""What a person arranged comes back, also when the program was killed a moment later."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program_process import ProgramProcess, wait_until

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="ends the program by signals")]
DRIVER = Path(__file__).with_name("arranging.py")
WRITTEN_WITHIN_S = 5.0


@pytest.fixture
def programs() -> Iterator[list[ProgramProcess]]:
    started: list[ProgramProcess] = []
    yield started
    for program in started:
        program.kill()


def test_a_killed_window_comes_back_as_it_was_arranged(programs: list[ProgramProcess], tmp_path: Path) -> None:
    first = ProgramProcess(tmp_path, driver=DRIVER)
    programs.append(first)
    assert first.process.stdout is not None
    arranged = json.loads(first.process.stdout.readline())
    began, state = time.monotonic(), tmp_path / "config" / "state.json"
    wait_until(lambda: state.exists() and "half" in state.read_text() and "payments" in state.read_text(), 20)
    assert time.monotonic() - began < WRITTEN_WITHIN_S
    first.end(signal.SIGKILL)
    second = ProgramProcess(tmp_path, ["look"], driver=DRIVER)
    programs.append(second)
    out, err = second.process.communicate(timeout=60)
    assert (second.process.returncode, err) == (0, "")
    assert json.loads(out) == arranged
