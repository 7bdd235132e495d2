"""Python's garbage collector, on the Qt thread only.

By itself the collector runs on whichever thread allocates when its count is full. Where that is a thread of the Kafka
client, a cycle that holds widgets would be taken apart there, and Qt dies of it. So `start` switches it off for the
window's process, and it is asked from a timer of the Qt thread.

It also rests until the first paint: a start makes some hundred thousand objects that stay and hardly any garbage, and
looking through them costs a tenth of the time to the first paint. What the start made is then left out of its rounds,
so that each round during the work is short enough not to be seen.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_LOOK_EVERY_MS = 200
_YOUNG, _MIDDLE, _OLD = 2_000, 10, 20
"""Rounds of the three generations are due when their counts, as `gc.get_count` gives them, are above these."""


def leave_out_what_is_there() -> None:
    """Never look at the objects that there are now; they are gone only when nobody refers to them."""
    gc.freeze()


class Collector(QObject):
    """Collects from a timer, which is on the Qt thread."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(collect_what_is_due)
        self._timer.start()


def collect_what_is_due() -> None:
    """Collect the oldest generation whose count is full, as the collector itself would."""
    young, middle, old = gc.get_count()
    if old > _OLD:
        gc.collect()
    elif middle > _MIDDLE:
        gc.collect(1)
    elif young > _YOUNG:
        gc.collect(0)


def collect_all() -> None:
    """Collect everything, at the end of the window's life."""
    gc.collect()
