"""The release notes of a version, from CHANGELOG.md: as Markdown, and as the markup of AppStream.

python packaging/release_notes.py [VERSION]
"""

from __future__ import annotations

import re
import sys
from html import escape

from steps import ROOT, program_version, stop

_HEADING = re.compile(r"^## \[?(?P<name>[^\]\n]+?)\]?(?: - .+)?$", re.MULTILINE)
_ITEM = re.compile(r"^- (.+(?:\n  .+)*)", re.MULTILINE)
_MARKS = re.compile(r"[*`]")


def notes_of(version: str) -> str:
    """The section of a version; before it is released, that of what is unreleased."""
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    sections = list(_HEADING.finditer(text))
    ends = [section.start() for section in sections[1:]] + [len(text)]
    found = {section["name"]: text[section.end() : end].strip() for section, end in zip(sections, ends, strict=True)}
    notes = found.get(version) or found.get("Unreleased")
    if not notes:
        stop(f"CHANGELOG.md says nothing of {version}")
    return notes


def as_appstream(notes: str) -> str:
    """The items of some notes as AppStream's list, without the marks of Markdown."""
    items = [" ".join(_MARKS.sub("", item).split()) for item in _ITEM.findall(notes)]
    return "\n".join(["        <ul>", *(f"          <li>{escape(item)}</li>" for item in items), "        </ul>"])


if __name__ == "__main__":
    print(notes_of(sys.argv[1] if sys.argv[1:] else program_version()))
