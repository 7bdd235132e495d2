"""What importing a room brings in, seen from inside a fresh interpreter.

import-linter reads the source and cannot tell an import at the top from one inside a function; here the
room's modules are really imported and `sys.modules` is read.
"""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.architecture.tree import ROOMS, ROOT

KAFKA = {"kafka", "aiokafka"}
QT = {"PySide6", "shiboken6"}
ADAPTERS = {f"kafkagui.{room}" for room in ("client", "localkafka", "storage", "export", "matching")}
ABOVE = {f"kafkagui.{room}" for room in ("services", "ui", "cli", "app")}
EDGE = KAFKA | {"keyring", "qasync"}

# For each room: what may not be there once all of its modules are imported.
FORBIDDEN = {
    "core": QT | EDGE | ADAPTERS | ABOVE | {"kafkagui.codecs"},
    "codecs": QT | EDGE | ADAPTERS | ABOVE,
    "services": QT | EDGE | ADAPTERS | ABOVE - {"kafkagui.services"},
    "ui": EDGE | ADAPTERS | {"kafkagui.cli", "kafkagui.app"},
    "cli": QT | EDGE | ADAPTERS | {"kafkagui.ui", "kafkagui.app"},
    "client": QT | {"keyring", "qasync"} | ADAPTERS - {"kafkagui.client"} | ABOVE,
    "localkafka": QT | {"keyring", "qasync"} | KAFKA | ADAPTERS - {"kafkagui.localkafka"} | ABOVE,
    "storage": QT | {"qasync"} | KAFKA | ADAPTERS - {"kafkagui.storage"} | ABOVE,
    "export": QT | EDGE | ADAPTERS - {"kafkagui.export"} | ABOVE,
    "matching": QT | EDGE | ADAPTERS - {"kafkagui.matching"} | ABOVE,
}

IMPORT_ALL = """
import importlib, pkgutil, sys
import {package} as room
before = set()
for module in pkgutil.walk_packages(room.__path__, room.__name__ + "."):
    if not module.name.endswith("__main__"):
        importlib.import_module(module.name)
print(*sorted(sys.modules), sep="\\n")
"""


def _modules(program: str) -> set[str]:
    """The names in sys.modules after the program, without those that any interpreter starts with."""
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    return set(done.stdout.split()) - _at_start()


def _at_start() -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    return set(done.stdout.split())


def _heads(modules: set[str]) -> set[str]:
    """Packages by their top name, our own by their room."""
    return {".".join(name.split(".")[: 2 if name.startswith("kafkagui.") else 1]) for name in modules}


def test_every_room_has_a_rule() -> None:
    assert set(ROOMS) - {"app", "_resources"} <= set(FORBIDDEN)


@pytest.mark.parametrize("room", [room for room in ROOMS if room in FORBIDDEN])
def test_a_room_imports_nothing_above_or_beside_it(room: str) -> None:
    modules = _modules(IMPORT_ALL.format(package=f"kafkagui.{room}"))
    assert _heads(modules) & FORBIDDEN[room] == set()


def test_core_imports_the_standard_library_only() -> None:
    heads = _heads(_modules(IMPORT_ALL.format(package="kafkagui.core")))
    own = {"kafkagui", "kafkagui.core", "kafkagui.resource_files"}
    # The standard library's build data is named after the machine.
    foreign = {head for head in heads if not head.startswith("_sysconfigdata")}
    assert foreign - own - set(sys.stdlib_module_names) == set()


@pytest.mark.skipif("app" not in ROOMS, reason="app is not there")
def test_starting_imports_neither_kafka_nor_keyring() -> None:
    heads = _heads(_modules("import sys, kafkagui.__main__, kafkagui.app; print(*sys.modules, sep='\\n')"))
    assert heads & (KAFKA | {"keyring", "kafkagui.client"}) == set()
