"""What fits what was typed into the palette: sections of lines, the best first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from kafkagui.core.fuzzy import Finder, marked
from kafkagui.core.wording import tr
from kafkagui.ui.shell.palette.entries import COMMANDS, GROUPS, OFFSET, Entry, Line, Section, Source

_MOST_ALONE: Final = 200
_MOST_RECENT: Final = 6
_CLASS: Final = 200
"""Scores so far apart put one section before another; within that, sections keep their order."""

OffsetEntries = Callable[[str], Sequence[Entry]]
"""Gives the entries for a text with ``#`` in it, such as ``orders #2:1500``."""


class PaletteSearch:
    """Searches all sources.

    Args:
        sources: in the order of their sections.
        recent: ``source:key`` of what was chosen before, the newest first.
        offsets: gives the places that a text with ``#`` means.
    """

    def __init__(self, sources: Sequence[Source], recent: Sequence[str], offsets: OffsetEntries) -> None:
        self._sources = sources
        self._recent = recent
        self._offsets = offsets
        self._finders: dict[str, Finder] = {}

    def search(self, typed: str) -> list[Section]:
        """The sections for what is typed; none where nothing fits."""
        text = typed.strip()
        if text[:1] in (COMMANDS, GROUPS):
            alone = [source for source in self._sources if source.sign == text[0]]
            return _without_empty(self._section(source, text[1:], _MOST_ALONE)[1] for source in alone)
        if OFFSET in text:
            lines = tuple(Line("", entry) for entry in self._offsets(text))
            return [Section(tr("Records"), lines, len(lines))] if lines else []
        return self._everything(text) if text else self._unasked()

    def _everything(self, text: str) -> list[Section]:
        found = [self._section(source, text, source.most) for source in self._sources]
        sections = [section for _, section in found]
        self._add_further(sections)
        best = [score // _CLASS for score, _ in found]
        order = sorted(range(len(sections)), key=lambda number: -best[number])
        return _without_empty(sections[number] for number in order)

    def _add_further(self, sections: list[Section]) -> None:
        """Among the commands offer what can be done with the best hit of the sources before."""
        further = [each for section in sections for line in section.lines[:1] for each in line.entry.further]
        for number, source in enumerate(self._sources):
            if source.sign == COMMANDS and further:
                lines = tuple(Line("", entry) for entry in further)
                was = sections[number]
                sections[number] = Section(was.title, lines + was.lines, was.total + len(lines))

    def _unasked(self) -> list[Section]:
        """What is offered before anything is typed: what was chosen before, then a few of each."""
        places = [(source, source.find(key)) for source, key in self._remembered()]
        lines = tuple(Line(s.source_id, s.entry(at)) for s, at in places if at is not None)[:_MOST_RECENT]
        some = (self._section(source, "", source.most)[1] for source in self._sources)
        return _without_empty([Section(tr("Recently used"), lines, len(lines)), *some])

    def _remembered(self) -> list[tuple[Source, str]]:
        by_id = {source.source_id: source for source in self._sources}
        parts = [text.partition(":") for text in self._recent]
        return [(by_id[source_id], key) for source_id, _, key in parts if source_id in by_id]

    def _section(self, source: Source, text: str, most: int) -> tuple[int, Section]:
        """The best score, and the section."""
        words = text.lower().split()
        finder = self._finders.get(source.source_id)
        if finder is None:
            finder = self._finders[source.source_id] = Finder(source.texts())
        hits = finder.search(text)
        entries = [source.entry(at) for _, at in hits[:most]]
        lines = tuple(Line(source.source_id, entry, marked(words, entry.text)) for entry in entries)
        return (hits[0][0] if hits else 0), Section(source.title, lines, len(hits))


def _without_empty(sections: Iterable[Section]) -> list[Section]:
    return [section for section in sections if section.lines]
