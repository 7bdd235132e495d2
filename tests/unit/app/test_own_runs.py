"""What the program starts as besides window and commands; and how it must not be started."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kafkagui.client.worker_link import sending_process
from kafkagui.core.own_processes import MATCHING_PROCESS, SENDING_PROCESS
from kafkagui.matching.process_link import matching_process


def test_a_packed_program_starts_itself_by_a_word(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert sending_process() == [sys.executable, "-m", "kafkagui.client.worker"]
    assert matching_process() == [sys.executable, "-m", "kafkagui.matching.process"]
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "KafkaGUI.exe"))
    assert sending_process() == [str(tmp_path / "KafkaGUI.exe"), SENDING_PROCESS]
    (tmp_path / "kafkagui-cli.exe").touch()
    assert sending_process() == [str(tmp_path / "kafkagui-cli.exe"), SENDING_PROCESS]
    assert matching_process() == [str(tmp_path / "kafkagui-cli.exe"), MATCHING_PROCESS]


@pytest.mark.parametrize(
    ("words", "foreign"), [([SENDING_PROCESS, "en"], ["PySide6"]), ([MATCHING_PROCESS], ["PySide6", "kafka"])]
)
def test_the_word_is_understood_and_loads_nothing_of_the_window(words: list[str], foreign: list[str]) -> None:
    program = (
        "import sys; from kafkagui.app.start import start\n"
        f"code = start({words!r})\n"
        f"print(code, [name for name in ({foreign!r} + ['kafkagui.ui', 'keyring']) if name in sys.modules])"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == "0 []"


def test_an_optimised_interpreter_is_refused() -> None:
    command = [sys.executable, "-O", "-m", "kafkagui", "--version"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2
    assert "decodes inside an assert" in done.stderr
