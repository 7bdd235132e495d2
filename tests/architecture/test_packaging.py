"""What the recipes of packages are made of, without building one: lock, icon, release notes, contents, words."""

from __future__ import annotations

import re
import struct
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

import kafkagui
from tests.architecture.test_dependencies import LOCKED
from tests.architecture.tree import ROOT

PACKAGING = ROOT / "packaging"
FROZEN = dict(re.findall(r"^([\w.-]+)==([^ \\;]+)", (PACKAGING / "frozen.lock").read_text("utf-8"), re.MULTILINE))
BUILD_ONLY = {"altgraph", "macholib", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"}
ICO_SIZES = [16, 20, 24, 32, 40, 48, 64, 96, 128, 0]
"""0 stands for 256 in an .ico."""


@pytest.fixture
def recipe_modules(monkeypatch: pytest.MonkeyPatch) -> None:
    """Modules of packaging/ can be imported, as they can by its scripts."""
    monkeypatch.syspath_prepend(str(PACKAGING))


def _module(name: str) -> ModuleType:
    return __import__(name)


def test_what_is_packed_is_what_is_tested() -> None:
    assert {name: version for name, version in FROZEN.items() if LOCKED.get(name) != version}.keys() == BUILD_ONLY


def test_every_size_of_the_icon_is_drawn(tmp_path: Path) -> None:
    subprocess.run([sys.executable, str(PACKAGING / "icons.py"), str(tmp_path)], check=True, timeout=60)
    ico = (tmp_path / "kafkagui.ico").read_bytes()
    count = struct.unpack_from("<HHH", ico)[2]
    entries = [struct.unpack_from("<BBBBHHII", ico, 6 + 16 * number) for number in range(count)]
    assert [entry[0] for entry in entries] == ICO_SIZES
    assert all(ico[entry[7] :].startswith(b"\x89PNG") for entry in entries)
    assert (tmp_path / "kafkagui.icns").read_bytes()[:4] == b"icns"


@pytest.mark.usefixtures("recipe_modules")
def test_release_notes_come_from_the_changelog() -> None:
    notes = _module("release_notes")
    assert notes.notes_of(kafkagui.__version__).startswith("### Added")
    listed = notes.as_appstream("- **One** of\n  two lines.\n- `a < b`\n")
    assert "<li>One of two lines.</li>" in listed
    assert "<li>a &lt; b</li>" in listed


@pytest.mark.usefixtures("recipe_modules")
def test_a_qt_module_that_nobody_imports_is_found(tmp_path: Path) -> None:
    contents = _module("contents")
    for name in ("Qt6Core.dll", "libQt6Quick.so.6", "QtWidgets.abi3.so", "QtQml.pyd", "libQt6XcbQpa.so.6"):
        (tmp_path / name).touch()
    assert contents.unused_qt_modules(tmp_path) == ["QtQml.pyd", "libQt6Quick.so.6"]


def test_dev_py_hands_its_words_to_the_recipe() -> None:
    command = [sys.executable, str(PACKAGING / "package.py"), "--help"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=True)
    assert "{linux,windows,wheel}" in done.stdout
    assert "python3 dev.py package linux|windows|wheel" in done.stdout
