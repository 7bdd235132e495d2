"""One lock for a home: free again as soon as its process is gone, and never a reason not to start."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kafkagui.app.single_instance import SingleInstance

HOLD = """
import sys
from pathlib import Path
from kafkagui.app.single_instance import SingleInstance
lock = SingleInstance(Path(sys.argv[1]))
assert lock.take()
lock.tell_address("there")
print("held", flush=True)
sys.stdin.read()
"""


def test_only_one_process_has_it_and_a_killed_one_has_not(tmp_path: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(tmp_path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        second = SingleInstance(tmp_path)
        assert not second.take()
        assert second.address() == "there"
        process.kill()
        process.wait()
        assert second.take()
    second.release()


def test_another_home_has_another_lock(tmp_path: Path) -> None:
    first, other = SingleInstance(tmp_path / "one"), SingleInstance(tmp_path / "two")
    assert first.take()
    assert other.take()
    first.tell_address("a long name")
    first.tell_address("short")
    assert first.address() == "short"
    first.release()
    other.release()
    assert first.address() == ""
    assert first.take()
    first.release()


@pytest.mark.skipif(os.name != "posix", reason="a file in the way is another error elsewhere")
def test_a_folder_that_cannot_be_made_keeps_nobody_out(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file where a folder should be")
    lock = SingleInstance(tmp_path / "config")
    assert lock.take()
    assert not lock.is_held
    lock.tell_address("nowhere")
    lock.release()
