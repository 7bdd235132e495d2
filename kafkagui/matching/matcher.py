"""The Matching port."""

from __future__ import annotations

from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.ports import LogFilter, RecordLog, SiftedLog, SpooledLog
from kafkagui.matching.log_rows import FilteredRows
from kafkagui.matching.sieving_log import SievingLog


class Matcher:
    """Makes what looks for matches."""

    def sifted(self, line: FilterLine, matches: SpooledLog) -> SiftedLog:
        """A log for a reading of which only what matches arrives in ``matches``."""
        return SievingLog(line, matches)

    def filtered(self, line: FilterLine, log: RecordLog) -> LogFilter:
        """A filter over the rows of a log."""
        return FilteredRows(line, log)
