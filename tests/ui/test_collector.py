"""Garbage is collected on the Qt thread, from a timer, and on no other."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from kafkagui.app import collector


class _Ring:
    """Refers to itself, so that only the collector can free it."""

    def __init__(self) -> None:
        self.me = self


@pytest.fixture
def owner() -> Iterator[QObject]:
    parent = QObject()
    yield parent
    parent.deleteLater()


def test_a_ring_is_freed_by_the_timer_and_on_its_thread(qtbot: QtBot, owner: QObject) -> None:
    assert not gc.isenabled(), "the suite runs as the window does"
    collector.Collector(owner)
    freed_on: list[threading.Thread] = []
    ring = _Ring()
    weakref.finalize(ring, lambda: freed_on.append(threading.current_thread()))
    del ring
    kept = [[number] for number in range(5_000)]
    qtbot.waitUntil(lambda: bool(freed_on), timeout=10_000)
    assert freed_on == [threading.main_thread()]
    assert len(kept) == 5_000


def test_what_was_there_before_is_left_out() -> None:
    before = gc.get_freeze_count()
    try:
        collector.leave_out_what_is_there()
        assert gc.get_freeze_count() > before
    finally:
        gc.unfreeze()
