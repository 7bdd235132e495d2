from __future__ import annotations

import asyncio
import contextlib
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from kafkagui.app.crash import CrashCatcher
from kafkagui.app.masking import Masking
from kafkagui.services.crash_report import CrashReport
from kafkagui.services.program_log import ProgramLog


class Seen:
    """What a window would show."""

    def __init__(self, catcher: CrashCatcher) -> None:
        self.crashes: list[CrashReport] = []
        catcher.tell(self.crashes.append)


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
    report = seen.crashes[0].text
    assert seen.crashes[0].what == "ValueError: unexpected ***"
    for part in ("kafkagui", "Python", "Qt ", "While: a task", "in boom", "what happened before"):
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


def test_what_came_before_anybody_listens_is_told_later(catcher: CrashCatcher) -> None:
    catcher.report(ValueError("early"))
    catcher.report(ValueError("early"))
    assert [crash.what for crash in Seen(catcher).crashes] == ["ValueError: early"]
    assert Seen(catcher).crashes == []


def test_an_error_that_comes_again_and_again_does_not_fill_the_log(
    catcher: CrashCatcher, caplog: pytest.LogCaptureFixture
) -> None:
    seen = Seen(catcher)
    for _ in range(120):
        with contextlib.suppress(ValueError):
            try:
                boom()
            except ValueError as error:
                catcher.report(error)
                raise
    assert [crash.count for crash in seen.crashes] == list(range(1, 121))
    assert len({crash.place for crash in seen.crashes}) == 1
    messages = [record.getMessage() for record in caplog.records]
    assert len(messages) == 5
    assert messages[-1].startswith("Unexpected 100 times")


def test_the_report_does_not_name_the_person_s_home(catcher: CrashCatcher, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pathlib.Path.home", lambda: Path("/people/erika"))
    seen = Seen(catcher)
    catcher.report(ValueError("no file /people/erika/plans.json"))
    assert "erika" not in seen.crashes[0].text
