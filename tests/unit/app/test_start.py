from __future__ import annotations

import subprocess
import sys

import pytest

from kafkagui.app.start import start


def test_without_a_display_it_says_so_and_opens_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if not sys.platform.startswith("linux"):
        pytest.skip("other systems always have a display")
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    assert start([]) == 2
    assert "no display" in capsys.readouterr().err


def test_the_command_line_imports_no_qt() -> None:
    program = (
        "import sys\nfrom kafkagui.app.start import start\n"
        "try:\n    start(['--version'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith(('PySide6', 'qasync', 'kafka.'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
