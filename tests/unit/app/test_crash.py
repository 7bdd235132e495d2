from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator

import pytest

from kafkagui.app.crash import CrashCatcher
from kafkagui.app.masking import Masking
from kafkagui.services.program_log import ProgramLog


class Seen:
    """What a window would show."""

    def __init__(self, catcher: CrashCatcher) -> None:
        self.crashes: list[tuple[str, str]] = []
        catcher.tell(lambda what, report: self.crashes.append((what, report)))


@pytest.fixture
def catcher() -> Iterator[CrashCatcher]:
    log, masking = ProgramLog(), Masking()
    masking.learn("hunter2")
    log.add(0.0, 20, "test", "what happened before")
    made = CrashCatcher(log, masking)
    yield made
    made.remove()


def boom() -> None:
    raise ValueError("unexpected hunter2")


def test_the_report_tells_version_place_and_log_but_no_secret(catcher: CrashCatcher) -> None:
    seen = Seen(catcher)
    with pytest.raises(ValueError) as caught:
        boom()
    catcher.report(caught.value, "a task")
    what, report = seen.crashes[0]
    assert what == "ValueError: unexpected ***"
    for part in ("kafkagui", "Python", "in boom", "what happened before"):
        assert part in report
    assert "hunter2" not in report


def test_a_thread_s_exception_is_seen(catcher: CrashCatcher) -> None:
    seen = Seen(catcher)
    thread = threading.Thread(target=boom)
    thread.start()
    thread.join()
    assert len(seen.crashes) == 1


async def test_a_callback_s_exception_is_seen_and_the_loop_goes_on(catcher: CrashCatcher) -> None:
    seen = Seen(catcher)
    loop = asyncio.get_running_loop()
    catcher.take_loop(loop)
    loop.call_soon(boom)
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert len(seen.crashes) == 1


def test_the_hooks_are_put_back() -> None:
    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    catcher = CrashCatcher(ProgramLog(), Masking())
    assert sys.excepthook != before[0]
    catcher.remove()
    assert (sys.excepthook, threading.excepthook, sys.unraisablehook) == before


def test_ctrl_c_is_no_crash(monkeypatch: pytest.MonkeyPatch) -> None:
    passed_on: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _error, _trace: passed_on.append(kind))
    catcher = CrashCatcher(ProgramLog(), Masking())
    seen = Seen(catcher)
    sys.excepthook(KeyboardInterrupt, KeyboardInterrupt(), None)
    catcher.remove()
    assert seen.crashes == []
    assert passed_on == [KeyboardInterrupt]
