"""Builds what people install, and with --check installs it and does the main job with it.

python3 dev.py package linux|windows|wheel [--check] [--work DIR] [--out DIR]
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent / "windows"))

from steps import PACKAGING, ROOT, program_version, run, say


def main() -> int:
    """Build the chosen packages."""
    parser = argparse.ArgumentParser(prog="dev.py package", description=__doc__, allow_abbrev=False)
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("kind", choices=["linux", "windows", "wheel"])
    parser.add_argument("--check", action="store_true", help="install what was built and use it")
    parser.add_argument("--only-check", action="store_true", help="check what is in the folder already")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "package", help="for what is needed in between")
    parser.add_argument("--out", type=Path, default=ROOT / "dist", help="for the packages")
    chosen = parser.parse_args()
    work, out = chosen.work.absolute(), chosen.out.absolute()
    work.mkdir(parents=True, exist_ok=True)
    out.mkdir(parents=True, exist_ok=True)
    if not chosen.only_check:
        _build(chosen.kind, work, out)
    if chosen.check or chosen.only_check:
        _check(chosen.kind, work, out)
    say(f"Kafka GUI {program_version()}: done")
    return 0


def _build(kind: str, work: Path, out: Path) -> None:
    if kind == "wheel":
        run([sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", out])
    elif kind == "linux":
        from linux.recipe import build

        build(work, out)
    else:
        from windows.recipe import build as build_windows

        build_windows(work, out)


def _check(kind: str, work: Path, out: Path) -> None:
    say("using what was built")
    variables = {"KAFKAGUI_PACKAGES": str(out), "KAFKAGUI_PACKAGE_WORK": str(work)}
    variables["PYTHONPATH"] = os.pathsep.join([str(PACKAGING), str(PACKAGING / kind)])
    options = ["-m", "pytest", "-p", "no:randomly", "-p", "tests.kafka_fixtures", "-v", "-s", "--timeout", "900"]
    run([sys.executable, *options, PACKAGING / kind / "smoke_test.py"], {**os.environ, **variables})


if __name__ == "__main__":
    sys.exit(main())
