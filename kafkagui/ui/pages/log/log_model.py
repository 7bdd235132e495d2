"""The rows of the Log page."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject

from kafkagui.core.times import clock
from kafkagui.core.wording import mark, tr
from kafkagui.services.program_log import CAPACITY, LogLine
from kafkagui.ui.models.cells import Cell, Cells, ColumnSpec
from kafkagui.ui.models.row_model import RowModel

_COLUMNS = (
    ColumnSpec("time", mark("Time"), 116, mono=True, muted=True),
    ColumnSpec("level", mark("Level"), 104),
    ColumnSpec("message", mark("Message"), 260, stretch=True),
    ColumnSpec("logger", mark("Logger"), 220, muted=True, elide_middle=True),
)
_WARNING, _ERROR = 30, 40


class LogModel(RowModel):
    """The lines that pass level and words, oldest first.

    Args:
        zone: the time zone of the settings.
        parent: the owner.
    """

    def __init__(self, zone: str, parent: QObject | None = None) -> None:
        super().__init__(_COLUMNS, parent=parent)
        self._zone = zone
        self._all: list[LogLine] = []
        self._shown: list[LogLine] = []
        self._level = 0
        self._words: list[str] = []

    @property
    def total(self) -> int:
        """How many lines there are, shown or not."""
        return len(self._all)

    def add(self, lines: Iterable[LogLine]) -> None:
        """Show more lines; the oldest go when there are too many."""
        fresh = list(lines)
        self._all += fresh
        passing = [line for line in fresh if self._passes(line)]
        self._shown += passing
        self.rows_arrived(len(passing))
        self._drop(len(self._all) - CAPACITY)

    def clear(self) -> None:
        """Show none of the lines so far."""
        self._all, self._shown = [], []
        self.reset_rows(0)

    def set_filter(self, level: int, text: str) -> None:
        """Show only lines at least this grave, with all these words in message or logger."""
        self._level, self._words = level, text.lower().split()
        self._shown = [line for line in self._all if self._passes(line)]
        self.reset_rows(len(self._shown))

    def set_zone(self, zone: str) -> None:
        """Tell times in another zone."""
        self._zone = zone
        if self.count:
            self.records_changed(0, self.count - 1)

    def line(self, row: int) -> LogLine:
        """The line in a row."""
        return self._shown[self.record_of(row)]

    def record_cells(self, record: int) -> Cells:
        """The cells of a line; of a message of many lines the first."""
        line = self._shown[record]
        at = clock(int(line.at_s * 1000), self._zone)
        return [at, _level_cell(line.level), line.message.partition("\n")[0], line.logger]

    def _passes(self, line: LogLine) -> bool:
        if line.level < self._level:
            return False
        text = f"{line.message} {line.logger}".lower()
        return all(word in text for word in self._words)

    def _drop(self, count: int) -> None:
        if count <= 0:
            return
        oldest = self._all[count].number
        self._all = self._all[count:]
        gone = sum(1 for line in self._shown if line.number < oldest)
        self._shown = self._shown[gone:]
        self.rows_dropped(gone)


def _level_cell(level: int) -> Cell:
    if level >= _ERROR:
        return Cell(tr("Error"), "pill", "err")
    if level >= _WARNING:
        return Cell(tr("Warning"), "pill", "warn")
    return Cell(tr("Info") if level >= 20 else tr("Debug"), "pill", "neutral", icon="info")
