"""Errors that nobody expected, in the real program: each is shown and none ends it; a native one is told later."""

from __future__ import annotations

import json
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.program_process import ProgramProcess

pytestmark = [pytest.mark.slow, pytest.mark.skipif(sys.platform == "win32", reason="ends the program by signals")]
DRIVER = Path(__file__).with_name("crashing.py")
BY_PYSIDE = "Error calling Python override of QWidget::paintEvent(): "
OPEN = "the window is open"
IN_REPORT = {
    "slot": "in a slot",
    "task": "While: a task",
    "thread": "pop from empty list",
    "callback": "in a callback",
    "paint": "in a paint event",
}


@pytest.fixture
def programs() -> Iterator[list[ProgramProcess]]:
    started: list[ProgramProcess] = []
    yield started
    for program in started:
        program.kill()


def test_errors_in_slots_tasks_threads_callbacks_and_paint_events_are_shown(
    programs: list[ProgramProcess], tmp_path: Path
) -> None:
    program = ProgramProcess(tmp_path, driver=DRIVER)
    programs.append(program)
    out, err = program.process.communicate(timeout=60)
    assert program.process.returncode == 0
    assert err.replace(BY_PYSIDE, "") == ""
    seen = json.loads(out)
    assert {name: words in seen[name] for name, words in IN_REPORT.items()} == dict.fromkeys(IN_REPORT, True)
    log = program.log()
    assert all(words.removeprefix("While: ") in log for words in IN_REPORT.values())
    assert list(tmp_path.rglob("native-*")) == []


def test_a_native_crash_leaves_a_report_that_the_next_start_offers(
    programs: list[ProgramProcess], tmp_path: Path
) -> None:
    first = ProgramProcess(tmp_path, ["native"], driver=DRIVER)
    programs.append(first)
    first.process.communicate(timeout=60)
    assert first.process.returncode == -signal.SIGSEGV
    second = ProgramProcess(tmp_path)
    programs.append(second)
    second.until(lambda: second.log().count(OPEN) == 2)
    (report,) = tmp_path.rglob("crash-*.txt")
    text = report.read_text()
    for part in ("kafkagui ", "Segmentation fault", "in crash", OPEN):
        assert part in text
    assert second.end(signal.SIGTERM) == (0, "", "")
    assert list(tmp_path.rglob("native-*")) == []
