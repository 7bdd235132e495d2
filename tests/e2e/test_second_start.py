"""A second start brings the first window forward; what is left of a killed one does not keep the next out."""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program_process import ProgramProcess

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="ends the program by signals")]
OPEN = "the window is open"
CALLED = "A second start asked for the window."


@pytest.fixture
def programs() -> Iterator[list[ProgramProcess]]:
    started: list[ProgramProcess] = []
    yield started
    for program in started:
        program.kill()


def opened(programs: list[ProgramProcess], home: Path, *words: str, nth: int = 1) -> ProgramProcess:
    """A program whose window is open, and may be called."""
    program = ProgramProcess(home, list(words))
    programs.append(program)
    program.until(lambda: program.log().count(OPEN) == nth and socket_of(home).is_socket())
    return program


def socket_of(home: Path) -> Path:
    """Where the first window of this home can be called."""
    lock = home / "config" / "window.lock"
    return Path(lock.read_text() or "/nowhere") if lock.exists() else Path("/nowhere")


def test_a_second_start_calls_the_first_and_ends(programs: list[ProgramProcess], tmp_path: Path) -> None:
    first = opened(programs, tmp_path)
    second = ProgramProcess(tmp_path)
    programs.append(second)
    out, err = second.process.communicate(timeout=20)
    assert (second.process.returncode, out, err) == (0, "", "")
    first.until(lambda: CALLED in first.log())
    assert first.log().count(OPEN) == 1
    socket = socket_of(tmp_path)
    assert first.end(signal.SIGTERM) == (0, "", "")
    assert not socket.exists()


def test_new_window_and_another_home_open_their_own(programs: list[ProgramProcess], tmp_path: Path) -> None:
    first = opened(programs, tmp_path / "one")
    own = ProgramProcess(tmp_path / "one", ["--new-window"])
    programs.append(own)
    own.until(lambda: own.log().count(OPEN) == 2)
    other = opened(programs, tmp_path / "two")
    for program in (own, other, first):
        assert program.end(signal.SIGTERM) == (0, "", "")
    assert CALLED not in first.log() + other.log()


def test_what_a_killed_window_left_keeps_nobody_out(programs: list[ProgramProcess], tmp_path: Path) -> None:
    first = opened(programs, tmp_path)
    left = socket_of(tmp_path)
    first.end(signal.SIGKILL)
    assert left.exists()
    second = opened(programs, tmp_path, nth=2)
    second.until(lambda: not left.exists())
    assert second.end(signal.SIGTERM) == (0, "", "")
