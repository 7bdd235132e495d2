"""Keeps the table at the records that the filter line means, while records come and the line changes."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.errors import KafkaGuiError
from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.filters.text_cursor import FilterRefused
from kafkagui.core.ports import LogFilter, Matching, RecordLog
from kafkagui.core.settings import TIME_ZONE
from kafkagui.services.program import Program
from kafkagui.ui.pages.consume.condition_bar import ConditionBar
from kafkagui.ui.pages.consume.record_model import RecordModel
from kafkagui.ui.tasks import run


class Filtering(QObject):
    """Filters the rows of one log off the loop; the last good result stays while a line is wrong.

    Args:
        program: finds matches, and has the zone of times.
        model: shows the rows.
        bar: has the line.
        page: the widget with which it ends.

    Signals:
        changed: other rows are shown, or it is known that there are none.
    """

    changed = Signal()

    def __init__(self, program: Program, model: RecordModel, bar: ConditionBar, page: QWidget) -> None:
        super().__init__(page)
        self._program = program
        self._matching: Matching | None = program.matching
        self._model = model
        self._bar = bar
        self._page = page
        self._log: RecordLog | None = None
        self._total = 0
        self._line: FilterLine | None = None
        self._searched: FilterLine | None = None
        self._found: LogFilter | None = None
        self._is_looking = False
        bar.setVisible(self._matching is not None)
        bar.line_changed.connect(self._on_line_changed)

    @property
    def line(self) -> FilterLine | None:
        """The last line that made sense; None where nothing is looked for."""
        return self._line

    @property
    def total(self) -> int:
        """How many rows there are, shown or not."""
        return self._total

    @property
    def hides_all(self) -> bool:
        """Whether there are rows, of which none matches."""
        return self._found is not None and bool(self._total) and not self._model.count and not self._is_looking

    def show_log(self, log: RecordLog | None, searched: FilterLine | None = None) -> None:
        """Filter another log; ``searched`` is what all of its rows have already."""
        self._end_filter()
        self._log, self._total, self._searched = log, 0, searched
        self._model.show_log(log)
        self._begin()

    def show_rows(self, total: int) -> None:
        """So many rows of the log may be shown now."""
        if total < self._total:
            self._end_filter()
            self._begin()
        self._total = total
        if self._found is None:
            self._model.show_rows(total)
            self._bar.show_count(None, total)
        else:
            self._look()

    def checked_line(self) -> FilterLine | None:
        """The line as it stands, checked; what is wrong with it is said. None when it is blank or wrong."""
        line = FilterLine(self._bar.line, self._program.settings.get(TIME_ZONE))
        try:
            has_conditions = line.expression is not None
        except FilterRefused as refused:
            self._bar.show_problem(refused)
            return None
        self._bar.show_problem(None)
        return line if has_conditions else None

    def close(self) -> None:
        """Look no further."""
        self._end_filter()

    def _on_line_changed(self, text: str) -> None:
        line = self.checked_line()
        if line == self._line or (line is None and text.strip()):
            return
        self._line = line
        self._end_filter()
        self._begin()
        self.show_rows(self._total)
        self.changed.emit()

    def _begin(self) -> None:
        if self._line is not None and self._line != self._searched and self._log is not None and self._matching:
            self._found = self._matching.filtered(self._line, self._log)
        else:
            self._model.show_picked(None, self._total)

    def _end_filter(self) -> None:
        found, self._found = self._found, None
        if found is not None:
            found.close()

    def _look(self) -> None:
        found = self._found
        if self._is_looking or found is None:
            return
        if found.looked >= self._total:
            self._show(found)
            return
        self._is_looking = True
        run(self._page, self._look_on(), name="filter records", on_error=self._on_failed)

    async def _look_on(self) -> None:
        try:
            while (found := self._found) is not None and found.looked < self._total:
                try:
                    await found.advance(self._total)
                except KafkaGuiError:
                    if found is self._found:
                        raise
                if found is self._found:
                    self._show(found)
        finally:
            self._is_looking = False
        if self._found is not None:
            self._show(self._found)

    def _show(self, found: LogFilter) -> None:
        self._model.show_picked(found.rows, len(found.rows))
        self._bar.show_count(len(found.rows), found.looked, is_done=found.looked >= self._total)
        self.changed.emit()

    def _on_failed(self, error: KafkaGuiError) -> None:
        self._bar.show_failure(str(error))
        self._end_filter()
