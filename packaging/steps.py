"""What every recipe is made of: say a step, run a command, check a hash, fetch a tool's package."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

ROOT = Path(__file__).resolve().parent.parent
PACKAGING = ROOT / "packaging"
LOCK = PACKAGING / "frozen.lock"
_BEGAN = time.monotonic()


def say(text: str) -> None:
    """Print a step with the seconds since the start."""
    print(f"[{time.monotonic() - _BEGAN:5.0f} s] {text}", flush=True)


def stop(text: str) -> NoReturn:
    """End with a sentence that says what is wrong."""
    say(text)
    raise SystemExit(1)


def run(command: Sequence[str | Path], env: Mapping[str, str] | None = None, cwd: Path = ROOT) -> None:
    """Run a command that must succeed; more environment variables may be given."""
    done = subprocess.run(command, env={**os.environ, **(env or {})}, cwd=cwd, check=False)
    if done.returncode != 0:
        stop(f"failed with {done.returncode}: {' '.join(map(str, command))}")


def check_hash(path: Path, sha256: str) -> None:
    """End unless the file has this content."""
    with path.open("rb") as file:
        found = hashlib.file_digest(file, "sha256").hexdigest()
    if found != sha256:
        path.unlink()
        stop(f"{path.name} has the sha256 {found}, not {sha256}; it was removed")


def need(programs: Mapping[str, str]) -> None:
    """See to programs on the PATH (program name to Debian package): installed as root, else named."""
    missing = sorted({package for program, package in programs.items() if shutil.which(program) is None})
    if not missing:
        return
    command = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *missing]
    if not hasattr(os, "geteuid") or os.geteuid() != 0 or shutil.which("apt-get") is None:
        stop(f"these are missing: {' '.join(missing)}. On Debian: sudo {' '.join(command)}")
    say(f"installing {' '.join(missing)}")
    run(["apt-get", "update", "-q"])
    run(command, {"DEBIAN_FRONTEND": "noninteractive"})


def venv(folder: Path, base: str, packages: Sequence[str | Path]) -> Path:
    """A virtual environment with these arguments of ``pip install``, made anew when they change; gives its Python."""
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    stamp, wanted = folder / "stamp", repr([base, *map(str, packages), LOCK.read_text("utf-8")])
    if not (stamp.is_file() and stamp.read_text("utf-8") == wanted):
        say(f"making {folder}")
        shutil.rmtree(folder, ignore_errors=True)
        run([base, "-m", "venv", folder])
        run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *packages])
        stamp.write_text(wanted, "utf-8")
    return python


def program_version() -> str:
    """The version, from the one place that has it."""
    lines = (ROOT / "kafkagui/__init__.py").read_text("utf-8").splitlines()
    line = next(line for line in lines if line.startswith("__version__"))
    return line.split('"')[1]


def commit_time_s() -> int:
    """When this commit was made; every archive bears this time, so that the same commit gives the same one."""
    made = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True, check=False)
    return int(made.stdout or 315_532_800)


def lock_entry(package: str) -> str:
    """A package's entry in the lock of everything, hashes included."""
    lines = (PACKAGING / "requirements.lock").read_text("utf-8").splitlines()
    begin = next(number for number, line in enumerate(lines) if line.startswith(f"{package}=="))
    end = next(number for number in range(begin, len(lines)) if not lines[number].endswith("\\"))
    return "\n".join(lines[begin : end + 1]) + "\n"
