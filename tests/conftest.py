"""What holds for every test: no window on the person's screen, none of their files, nothing left running.

Widgets are drawn on Qt's off-screen platform. Tests in `tests/e2e` start the program as a process of its
own and give that process `QT_QPA_PLATFORM=xcb` where there is a `DISPLAY` (dev.py starts an Xvfb if none).
"""

from __future__ import annotations

import atexit
import gc
import os
import shutil
import sys
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

# Real brokers, shared by tests/broker, tests/contract, tests/bench and tests/e2e.
pytest_plugins = ["tests.kafka_fixtures"]

# Set before anything imports Qt, platformdirs or keyring, here and in every process that a test starts.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["LC_ALL"] = "C.UTF-8"  # English, whatever the person speaks.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
_PERSONAL = Path(tempfile.mkdtemp(prefix="kafkagui-tests-"))
for _kind in ("CONFIG", "DATA", "STATE"):
    # The cache stays the person's own: it holds the broker's jars.
    os.environ[f"XDG_{_kind}_HOME"] = str(_PERSONAL / _kind.lower())

_THREAD_END_S = 5.0
_FULL_ROUND_AFTER = 40
"""Tests between two full rounds of the garbage collector."""
_WATCHED = ("unit", "ui")
_rounds: list[int] = []


def pytest_configure() -> None:
    """Let the garbage collector run between tests only: on a client's thread it would take widgets apart there."""
    gc.disable()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown() -> None:
    """Collect on the main thread, which is Qt's; a full round now and then."""
    _rounds.append(gc.collect(1))
    if len(_rounds) >= _FULL_ROUND_AFTER:
        _rounds.clear()
        gc.collect()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Take apart what is left while Qt's application is still there, and let the process end at pytest's word.

    At the interpreter's own end Qt takes its application apart while client threads of some thousand tests may
    still return from a wait: about one run in six ended by a signal after all tests had passed. How the program
    itself ends is tested in `tests/e2e`, on processes of its own.
    """
    gc.collect()
    gc.enable()
    atexit.register(_end_process, session)


def _end_process(session: pytest.Session) -> None:
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(int(session.exitstatus))


def pytest_unconfigure() -> None:
    """Throw away what the tests wrote in place of the person's files."""
    shutil.rmtree(_PERSONAL, ignore_errors=True)


@pytest.fixture(autouse=True)
def no_thread_left(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a unit or ui test that leaves a thread behind; the others share a broker and its threads."""
    before = set(threading.enumerate())
    yield
    if not any(f"/tests/{room}/" in request.path.as_posix() for room in _WATCHED):
        return
    left = [thread for thread in threading.enumerate() if thread not in before]
    for thread in left:
        thread.join(_THREAD_END_S)
    assert not [thread.name for thread in left if thread.is_alive()]
