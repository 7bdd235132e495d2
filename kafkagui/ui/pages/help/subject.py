"""What a subject of the help is made of."""

from __future__ import annotations

from dataclasses import dataclass

from kafkagui.core.wording import tr


@dataclass(frozen=True, slots=True)
class HelpSubject:
    """A few sentences on one thing: what is promised and what is not.

    ``subject_id`` is what ``OpenHelp`` names. ``paragraphs`` are shown with ``tr``. ``see_also`` are ids of other
    subjects, ``page_kind`` is the kind of page where the thing is done, empty for none.
    """

    subject_id: str
    title: str
    icon: str
    paragraphs: tuple[str, ...]
    see_also: tuple[str, ...] = ()
    page_kind: str = ""

    def fits(self, wanted: str) -> bool:
        """Whether every word that is searched for stands in its title or its text, in the language in force."""
        text = "\n".join([tr(self.title), *map(tr, self.paragraphs)]).casefold()
        return all(word in text for word in wanted.casefold().split())
