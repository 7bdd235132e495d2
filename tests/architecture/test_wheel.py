"""The wheel and the sdist carry what the program needs to run away from its checkout."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from tests.architecture.tree import PACKAGE, ROOT, tracked_files

RESOURCES = ROOT / "resources"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the wheel and the sdist, built by the locked back end without a network."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return folder


@pytest.fixture(scope="module")
def wheel(built: Path) -> Path:
    """The wheel's file."""
    return next(built.glob("kafkagui-*.whl"))


def _tracked_below(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in tracked_files() if path.is_relative_to(folder)}


def test_wheel_carries_every_module_and_resource(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    modules = {f"kafkagui/{name}" for name in _tracked_below(PACKAGE)}
    resources = {f"kafkagui/_resources/{name}" for name in _tracked_below(RESOURCES)}
    assert resources
    assert (modules | resources) - names == set()


def test_wheel_carries_nothing_else(wheel: Path) -> None:
    tops = {name.split("/")[0] for name in zipfile.ZipFile(wheel).namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"kafkagui"}


def test_wheel_carries_licence_and_notices(wheel: Path) -> None:
    names = [name for name in zipfile.ZipFile(wheel).namelist() if "/licenses/" in name]
    assert {name.split("/licenses/")[1] for name in names} == {"LICENSE", "resources/THIRD-PARTY-NOTICES.md"}


def test_sdist_can_build_the_wheel_again(built: Path) -> None:
    with tarfile.open(next(built.glob("kafkagui-*.tar.gz"))) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    wanted = {f"resources/{name}" for name in _tracked_below(RESOURCES)}
    assert (wanted | {"pyproject.toml", "README.md", "LICENSE", "dev.py"}) - names == set()


def test_installed_wheel_finds_its_resources(wheel: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path)
    program = (
        f"import sys; sys.path.insert(0, {str(tmp_path)!r})\n"
        "from kafkagui.resource_files import resource_path\n"
        "print(resource_path('THIRD-PARTY-NOTICES.md'))"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", program], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == tmp_path / "kafkagui" / "_resources" / "THIRD-PARTY-NOTICES.md"
