"""The lock holds what pyproject.toml asks for, with hashes, and every package's licence is told."""

from __future__ import annotations

import itertools
import re
import sys
import tomllib
from importlib import metadata

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture.tree import ROOT

LOCK = (ROOT / "packaging" / "requirements.lock").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
NOTICES = (ROOT / "resources" / "THIRD-PARTY-NOTICES.md").read_text(encoding="utf-8")
LOCKED = dict(re.findall(r"^([\w.-]+)==([^ \\;]+)", LOCK, re.MULTILINE))


def _asked() -> list[Requirement]:
    extras = [text for group in PROJECT["optional-dependencies"].values() for text in group]
    return [Requirement(text) for text in [*PROJECT["dependencies"], *extras]]


def _is_wanted(need: Requirement) -> bool:
    """True if some machine that the program runs on installs this requirement."""
    machines = itertools.product(("linux", "darwin", "win32"), ("3.11", "3.12", "3.13", "3.14"))
    environments = [{"sys_platform": kind, "python_version": version, "extra": ""} for kind, version in machines]
    return need.marker is None or any(need.marker.evaluate(environment) for environment in environments)


def _shipped() -> set[str]:
    """The locked packages that a person gets: what the dependencies and the extra `local` pull in."""
    shipped = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["local"]]
    todo = [canonicalize_name(Requirement(text).name) for text in shipped]
    seen: set[str] = set()
    while todo:
        name = todo.pop()
        if name in seen or name not in LOCKED:
            continue
        seen.add(name)
        try:
            needs = metadata.requires(name) or []
        except metadata.PackageNotFoundError:
            # A package of another platform.
            continue
        todo += [canonicalize_name(need.name) for need in map(Requirement, needs) if _is_wanted(need)]
    return seen


def test_lock_satisfies_the_project() -> None:
    unmet = [str(need) for need in _asked() if LOCKED.get(canonicalize_name(need.name), "") not in need.specifier]
    assert unmet == []


def test_every_locked_package_has_hashes() -> None:
    entries = re.split(r"^(?=[\w.-]+==)", LOCK, flags=re.MULTILINE)[1:]
    assert [entry.split()[0] for entry in entries if "--hash=sha256:" not in entry] == []


def test_lock_names_no_index() -> None:
    assert re.findall(r"https?://|--(?:extra-)?index-url|--find-links", LOCK) == []


def test_lock_has_the_qt_that_python_3_11_survives() -> None:
    assert LOCKED["pyside6-essentials"].startswith("6.11.")


def test_this_interpreter_runs_the_locked_packages() -> None:
    ours = {name: metadata.version(name) for name in ("pyside6-essentials", "kafka-python", "aiokafka")}
    assert ours == {name: LOCKED[name] for name in ours}
    assert sys.version_info >= (3, 11)


def test_every_shipped_package_stands_in_the_notices() -> None:
    told = {canonicalize_name(name) for name in re.findall(r"^\| ([\w.-]+) \|", NOTICES, re.MULTILINE)}
    assert _shipped() - told == set()
