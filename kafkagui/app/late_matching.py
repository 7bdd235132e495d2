"""The Matching port, imported when something is looked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kafkagui.core.filters.filter_line import FilterLine
    from kafkagui.core.ports import LogFilter, RecordLog, SiftedLog, SpooledLog


class LateMatching:
    """Makes what looks for matches; see the port."""

    def sifted(self, line: FilterLine, matches: SpooledLog) -> SiftedLog:
        """A log for a reading that keeps what matches; see the port."""
        from kafkagui.matching.matcher import Matcher

        return Matcher().sifted(line, matches)

    def filtered(self, line: FilterLine, log: RecordLog) -> LogFilter:
        """A filter over the rows of a log; see the port."""
        from kafkagui.matching.matcher import Matcher

        return Matcher().filtered(line, log)
