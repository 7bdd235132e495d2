"""PySide6 keeps its references to None.

PySide6 6.12.0 drops one with every void call. On Python 3.11, where None is counted like any object, the
interpreter aborts (`none_dealloc`) after some thousand events; from 3.12 on None is immortal.
"""

from __future__ import annotations

import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QObject

CALLS = 2_000
# Other code may come to hold or release some references meanwhile; a leak is one a call.
TOLERATED = 100


def _void_call(probe: QObject) -> None:
    probe.setObjectName("probe")


def _event_loop(probe: QObject) -> None:
    QCoreApplication.processEvents()


@pytest.mark.usefixtures("qtbot")
@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal here")
@pytest.mark.parametrize("call", [_void_call, _event_loop])
def test_references_to_none_stay_level(call: Callable[[QObject], None]) -> None:
    probe = QObject()
    call(probe)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        call(probe)
    assert abs(sys.getrefcount(None) - before) < TOLERATED
