"""Starts the program and ends it, again and again, and looks for what it leaves."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from tests.e2e.program_process import ProgramProcess

OPEN = "the window is open"


def problems_of(starts: int, home: Path, temporary: Path) -> list[str]:
    """What was wrong: exit codes, words on the standard error, warnings in the log, files and processes left.

    Args:
        starts: how often.
        home: the folder of the program's files, empty at first.
        temporary: stands in for the system's folder of temporary files, empty at first.
    """
    os.environ["TMPDIR"], before = str(temporary), os.environ.get("TMPDIR")
    try:
        problems = [problem for number in range(1, starts + 1) for problem in _problems_of_one(number, home)]
    finally:
        os.environ.pop("TMPDIR") if before is None else os.environ.update(TMPDIR=before)
    left = [f"left in the temporary folder: {path.name}" for path in temporary.iterdir()]
    spools = [
        f"left in the home: {path}" for path in home.rglob("*") if path.match("*/spool/*") or ".part" in path.name
    ]
    crashes = [f"a crash: {path.name}" for path in home.rglob("*") if path.name.startswith(("native-", "crash-"))]
    return problems + left + spools + crashes


def _problems_of_one(number: int, home: Path) -> list[str]:
    program = ProgramProcess(home)
    try:
        program.until(lambda: program.log().count(OPEN) == number)
        children = program.children()
        code, out, err = program.end(signal.SIGTERM)
    finally:
        program.kill()
    problems = [f"start {number} ended with {code}"] if code else []
    problems += [f"start {number} said {words!r}" for words in (out, err) if words]
    problems += [f"start {number} left process {pid}" for pid in children if Path(f"/proc/{pid}").exists()]
    problems += [line for line in program.log().splitlines() if " WARNING " in line or " ERROR " in line]
    return problems
