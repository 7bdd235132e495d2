"""Finds words in a long text, a slice at a time, so that the window goes on meanwhile."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator
from time import perf_counter
from typing import Final, NamedTuple

from PySide6.QtCore import QObject, QRegularExpression, QTimer, Signal

from kafkagui.core.wording import tr

MOST_MATCHES: Final = 100_000
"""Matches that are counted; of more the rest is not looked for."""

_SLICE: Final = 32_768
"""Letters that are looked at in one go, in under 10 ms."""
_CONTEXT: Final = 64
"""Letters before a slice that an expression may look back at."""
_BEYOND: Final = 1_024
"""Letters by which a match may reach out of its slice where a line is longer than one."""
_TURN_S: Final = 0.008
_PAUSE_MS: Final = 2


class Query(NamedTuple):
    """What is looked for, and how."""

    words: str
    case: bool = False
    whole: bool = False
    regular: bool = False


class TextSearch(QObject):
    """The matches of one query in one text, as they are found from its beginning on.

    Lines are looked at one by one: ``^`` and ``$`` are their ends, and no match spans two. Positions are those of a
    Qt document (UTF-16).

    Signals:
        advanced: more is known: matches, the end, or a problem.
    """

    advanced = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.starts = array("q")
        self.ends = array("q")
        self.problem = ""
        self._turns: Iterator[None] = iter(())
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)

    @property
    def count(self) -> int:
        """How many matches are known."""
        return len(self.starts)

    @property
    def is_complete(self) -> bool:
        """Whether the text has been looked through, as far as it will be."""
        return not self._timer.isActive()

    @property
    def is_cut(self) -> bool:
        """Whether there are so many matches that the rest is not counted."""
        return len(self.starts) >= MOST_MATCHES

    def begin(self, text: str, query: Query) -> None:
        """Look for something else; a short text is looked through at once."""
        self.stop()
        if query.words:
            pattern = _pattern(query)
            if pattern.isValid():
                self._turns = self._search(text, pattern)
                self._go_on()
                return
            self.problem = tr("Not an expression: {reason}", reason=pattern.errorString())
        self.advanced.emit()

    def stop(self) -> None:
        """Look for nothing."""
        self._timer.stop()
        self._turns = iter(())
        self.starts, self.ends, self.problem = array("q"), array("q"), ""

    def after(self, position: int) -> int:
        """Number of the first known match that begins at `position` or later; the count when none does."""
        return bisect_left(self.starts, position)

    def within(self, first: int, last: int) -> range:
        """Numbers of the known matches between two positions."""
        return range(bisect_left(self.ends, first), bisect_left(self.starts, last))

    def _go_on(self) -> None:
        if next(self._turns, self) is None:
            self._timer.start(_PAUSE_MS)
        self.advanced.emit()

    def _search(self, text: str, pattern: QRegularExpression) -> Iterator[None]:
        """Find the matches; gives the loop a turn every few milliseconds."""
        until = perf_counter() + _TURN_S
        base = place = 0
        for start, end in _slices(text):
            base += _units(text[place:start])
            place = start
            before = text[max(0, start - _CONTEXT) : start]
            subject = before + text[start : min(end + _BEYOND, len(text)) if text[end - 1] != "\n" else end]
            shift = base - _units(before)
            last = base + _units(text[start:end])
            found = pattern.globalMatch(subject, _units(before))
            while found.hasNext():
                match = found.next()
                self._take(match.capturedStart(0) + shift, match.capturedEnd(0) + shift, last)
                if perf_counter() > until:
                    yield None
                    until = perf_counter() + _TURN_S
            if not found.isValid():
                self.problem = tr("This expression takes too long on this text.")
                return
            if self.is_cut:
                return

    def _take(self, start: int, end: int, last: int) -> None:
        is_new = not self.ends or start >= self.ends[-1]
        if start < end and start < last and is_new and not self.is_cut:
            self.starts.append(start)
            self.ends.append(end)


def _pattern(query: Query) -> QRegularExpression:
    words = query.words if query.regular else QRegularExpression.escape(query.words)
    if query.whole:
        words = rf"(?<!\w)(?:{words})(?!\w)"
    options = QRegularExpression.PatternOption
    chosen = options.UseUnicodePropertiesOption | options.MultilineOption
    return QRegularExpression(words, chosen if query.case else chosen | options.CaseInsensitiveOption)


def _slices(text: str) -> Iterator[tuple[int, int]]:
    """Where slices begin and end: behind a line, unless a line is longer than a slice."""
    start = 0
    while start < len(text):
        end = min(start + _SLICE, len(text))
        if end < len(text):
            end = text.rfind("\n", start, end) + 1 or end
        yield start, end
        start = end


def _units(text: str) -> int:
    """The length of a text as Qt counts it."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2
