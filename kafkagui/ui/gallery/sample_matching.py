"""Filters and searches over samples, record by record."""

from __future__ import annotations

from collections.abc import Sequence

from kafkagui.core.filters.filter_line import FilterLine
from kafkagui.core.filters.predicate import Predicate, predicate
from kafkagui.core.ports import RecordLog, SiftProgress, SpooledLog
from kafkagui.core.records import StoredRecord
from kafkagui.ui.gallery.sample_log import SampleLog


class SampleMatching:
    """The Matching port."""

    def sifted(self, line: FilterLine, matches: SpooledLog) -> _SiftedLog:
        """See the port."""
        return _SiftedLog(_holds(line), matches)

    def filtered(self, line: FilterLine, log: RecordLog) -> _Filter:
        """See the port."""
        return _Filter(_holds(line), log)


class _Filter:
    """The LogFilter port."""

    def __init__(self, holds: Predicate, log: RecordLog) -> None:
        self._holds = holds
        self._log = log
        self._rows: list[int] = []
        self.looked = 0
        """How many rows have been looked at."""

    @property
    def rows(self) -> Sequence[int]:
        """See the port."""
        return self._rows

    @property
    def unreadable(self) -> int:
        """Samples can be read."""
        return 0

    async def advance(self, rows: int) -> None:
        """See the port."""
        self._rows += [row for row in range(self.looked, rows) if self._holds(self._log.record(row))]
        self.looked = rows

    def close(self) -> None:
        """See the port."""


class _SiftedLog(SampleLog):
    """The SiftedLog port."""

    def __init__(self, holds: Predicate, matches: SpooledLog) -> None:
        super().__init__()
        self._holds = holds
        self._matches = matches

    @property
    def sifted(self) -> SiftProgress:
        """See the port."""
        return SiftProgress(len(self._matches), 0, 0)

    def put(self, records: Sequence[StoredRecord]) -> None:
        """Take samples in."""
        if isinstance(self._matches, SampleLog):
            self._matches.put([record for record in records if self._holds(record)])

    async def settle(self) -> None:
        """Everything is looked at when it comes."""

    def stop(self) -> None:
        """See the port."""


def _holds(line: FilterLine) -> Predicate:
    return predicate(line.expression) if line.expression is not None else lambda _record: True
