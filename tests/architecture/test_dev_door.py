"""dev.py, the one door: what it finds out about a machine and what it says."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

from tests.architecture.tree import ROOT


@pytest.fixture
def dev(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> ModuleType:
    """dev.py as a module that believes its `.venv` to be in an empty folder and runs nothing."""
    spec = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    folder = tmp_path / ".venv"
    monkeypatch.setattr(module, "VENV", folder)
    monkeypatch.setattr(module, "STAMP", folder / "stamp")
    monkeypatch.setattr(module, "PYTHON", folder / "bin" / "python")
    return module


class _Steps:
    """Stands in for the steps that make `.venv`, and remembers which were taken."""

    def __init__(self, dev: ModuleType, monkeypatch: pytest.MonkeyPatch, works: bool) -> None:
        self.taken: list[str] = []
        dev.VENV.mkdir()
        monkeypatch.setattr(dev, "venv_works", lambda: works)
        monkeypatch.setattr(dev, "succeeds", lambda command: True)
        monkeypatch.setattr(dev, "make_venv", lambda: self.taken.append("make"))
        monkeypatch.setattr(dev, "run", self._install)

    def _install(self, command: list[str]) -> int:
        self.taken.append("lock" if "--require-hashes" in command else "project")
        return 0


def test_a_finished_venv_is_left_alone(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = _Steps(dev, monkeypatch, works=True)
    dev.STAMP.write_text(dev.fingerprint())
    dev.ensure_venv()
    assert steps.taken == []


def test_a_changed_lock_is_installed_into_the_same_venv(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = _Steps(dev, monkeypatch, works=True)
    dev.STAMP.write_text(f"old {ROOT}")
    dev.ensure_venv()
    assert steps.taken == ["lock", "project"]
    assert dev.STAMP.read_text() == dev.fingerprint()


@pytest.mark.parametrize(("works", "stamp"), [(False, ""), (True, "digest /somewhere/else")])
def test_a_broken_or_moved_venv_is_made_again(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, works: bool, stamp: str
) -> None:
    steps = _Steps(dev, monkeypatch, works)
    dev.STAMP.write_text(stamp)
    dev.ensure_venv()
    assert steps.taken == ["make", "lock", "project"]


def test_a_failed_install_leaves_no_stamp(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    _Steps(dev, monkeypatch, works=True)
    monkeypatch.setattr(dev, "run", lambda command: 1)
    dev.STAMP.write_text(f"old {ROOT}")
    with pytest.raises(SystemExit):
        dev.ensure_venv()
    assert not dev.STAMP.exists()


def test_a_venv_without_a_python_does_not_work(dev: ModuleType) -> None:
    assert not dev.venv_works()


def test_a_person_who_is_not_root_gets_the_one_command(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "is_root", lambda: False)
    assert not dev.apt_install(["xvfb", "kcat"], "a test")
    assert "sudo apt-get install xvfb kcat" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("variables", "expected"), [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "w"}, True)]
)
@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display")
def test_a_display_is_what_the_session_names(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, variables: dict[str, str], expected: bool
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert dev.has_display() is expected


@pytest.mark.parametrize(("display", "arguments"), [(True, ["--local"]), (False, ["demo"])])
def test_run_opens_the_window_or_the_demo(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, display: bool, arguments: list[str]
) -> None:
    started: list[list[object]] = []

    def start(command: list[object]) -> int:
        started.append(command)
        return 0

    monkeypatch.setattr(dev, "ensure_system_libraries", lambda: None)
    monkeypatch.setattr(dev, "fetch_broker", lambda: None)
    monkeypatch.setattr(dev, "has_display", lambda: display)
    monkeypatch.setattr(dev, "run", start)
    assert dev.command_run() == 0
    assert [command[1:] for command in started] == [["-m", "kafkagui", *arguments]]


def test_check_goes_on_after_a_failure_and_names_it(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    ran: list[str] = []

    def fail_types(command: list[str]) -> int:
        ran.append(command[2])
        return int("mypy" in command)

    monkeypatch.setattr(dev, "run", fail_types)
    assert dev.command_check() == 1
    assert len(ran) == len(dev.CHECKS)
    assert capsys.readouterr().out.splitlines()[-1] == "dev.py: failed: types"


def test_options_after_run_are_refused() -> None:
    command = [sys.executable, str(ROOT / "dev.py"), "run", "--fast"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=30, check=False)
    assert done.returncode == 2
    assert "run takes no arguments: --fast" in done.stderr
