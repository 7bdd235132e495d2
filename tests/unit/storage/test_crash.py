"""A program that is killed while it writes: what is on disk is whole, old or new."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from kafkagui.storage.state_file import FileStateStore

_WRITES_FOR_EVER = """
import itertools, sys
from pathlib import Path
from kafkagui.storage.state_file import FileStateStore
store = FileStateStore(Path(sys.argv[1]))
for number in itertools.count():
    store.put("number", str(number))
    store.put("long", str(number) * 100_000)
    store.flush()
    print(number, flush=True)
"""


def test_a_killed_program_leaves_whole_state(tmp_path: Path) -> None:
    for kill_after in (1, 3, 7):
        command = [sys.executable, "-c", _WRITES_FOR_EVER, str(tmp_path)]
        with subprocess.Popen(command, stdout=subprocess.PIPE) as process:
            assert process.stdout is not None
            written = [int(process.stdout.readline()) for _ in range(kill_after)][-1]
            process.kill()
        content = json.loads((tmp_path / "state.json").read_text())
        number = int(content["texts"]["number"])
        assert number >= written
        assert content["texts"]["long"] == str(number) * 100_000
        store = FileStateStore(tmp_path)
        assert store.take_notice() == ""
        assert store.get("number") == str(number)
