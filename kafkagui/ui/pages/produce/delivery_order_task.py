"""Keeps a filtered or sorted Deliveries table up to date without anybody waiting for it."""

from __future__ import annotations

import asyncio
from time import perf_counter
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.delivery_log import DeliveryLog
from kafkagui.ui import tasks

ALL, FAILED, IN_FLIGHT = "all", "failed", "in-flight"
_AGAIN_MS: Final = 250
_CHEAP_S: Final = 0.010
"""A look that takes longer is done less often, so that looking takes no more than 4 % of the time."""
_RAREST_MS: Final = 10_000


class DeliveryOrderTask(QObject):
    """Finds the sequences to show for a filter and a column to sort by; looks again while rows change.

    Signals:
        found(sequences): the rows to show, the first on top; None means all in the order they came.
    """

    found = Signal(object)

    def __init__(self, log: DeliveryLog, owner: QWidget) -> None:
        super().__init__(owner)
        self._log = log
        self._owner = owner
        self._filter = ALL
        self._column = ""
        self._descending = False
        self._newest_first = True
        self._task: asyncio.Task[list[int]] | None = None
        self._cost_s = 0.0
        self._changed_meanwhile = False
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_AGAIN_MS)
        self._pause.timeout.connect(self._start)

    @property
    def is_plain(self) -> bool:
        """Whether every row is shown in the order they came."""
        return self._filter == ALL and not self._column

    def set_filter(self, chosen: str) -> None:
        """Show all rows, or only failed ones, or only those in flight."""
        self._filter = chosen
        self._start()

    def set_sort(self, column: str, descending: bool) -> None:
        """Sort by a column; an empty or unknown one means the order they came in."""
        # Here, since nothing is sorted before the first paint.
        from kafkagui.core.delivery_order import SORTABLE

        self._column = column if column in SORTABLE else ""
        self._descending = descending
        self._start()

    def set_newest_first(self, on: bool) -> None:
        """Put the newest of filtered rows on top, or at the end."""
        self._newest_first = on
        self._start()

    def rows_changed(self) -> None:
        """Look again soon, the later the more a look costs: rows are others now."""
        if self._task is not None:
            self._changed_meanwhile = True
        elif not self.is_plain and not self._pause.isActive():
            self._pause.start(self.pause_ms)

    @property
    def pause_ms(self) -> int:
        """How long rows may change before they are looked at again."""
        return min(_RAREST_MS, round(_AGAIN_MS * max(1.0, self._cost_s / _CHEAP_S)))

    def stop(self) -> None:
        """Look no more."""
        self._pause.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _start(self) -> None:
        self.stop()
        self._changed_meanwhile = False
        self._cost_s = 0.0
        began = perf_counter()
        only = self._only()
        if self.is_plain:
            self.found.emit(None)
        elif not self._column:
            self._show(list(reversed(only or [])) if self._newest_first else only or [], began)
        elif not len(self._log):
            self._show([], began)
        else:
            self._task = tasks.run(self._owner, self._sort(only), name="sort deliveries", on_done=self._on_sorted)

    def _on_sorted(self, sequences: list[int]) -> None:
        self._task = None
        self._show(sequences, perf_counter())
        if self._changed_meanwhile:
            self.rows_changed()

    def _show(self, sequences: list[int], began: float) -> None:
        self.found.emit(sequences)
        self._cost_s += perf_counter() - began

    def _only(self) -> list[int] | None:
        if self._filter == FAILED:
            return self._log.failed_sequences()
        return self._log.in_flight_sequences() if self._filter == IN_FLIGHT else None

    async def _sort(self, only: list[int] | None) -> list[int]:
        from kafkagui.core.delivery_order import sorted_sequences

        slices = sorted_sequences(self._log, self._column, self._descending, only)
        while True:
            began = perf_counter()
            try:
                next(slices)
            except StopIteration as end:
                return list(end.value)
            finally:
                self._cost_s += perf_counter() - began
            await asyncio.sleep(0)
