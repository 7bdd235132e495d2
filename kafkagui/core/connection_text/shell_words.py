"""A command line, taken apart as the shell that it was written for would."""

from __future__ import annotations

import re

from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_WINDOWS = re.compile(r"\^[ \t]*\r?\n|\.(?:bat|cmd|exe|ps1)\b|`[ \t]*\r?\n", re.IGNORECASE)
_PROMPT = re.compile(r"^\s*(?:[$%#>]|[A-Z]:\\[^>\n]*>|PS [^>\n]*>)\s+")
_JOINS = {True: re.compile(r"[\^`][ \t]*\r?\n\s*"), False: re.compile(r"\\\r?\n")}
_POSIX = re.compile(
    r"""(?P<blank>\s+)|'(?P<single>[^']*)'|"(?P<double>(?:\\.|[^"\\])*)"|\\(?P<escaped>.)|(?P<plain>[^\s'"\\]+)""",
    re.DOTALL,
)
_CMD = re.compile(
    r"""(?P<blank>\s+)|"(?P<double>(?:\\"|""|[^"])*)"|(?P<plain>[^\s"]+)|(?P<single>\0)|(?P<escaped>\0)""", re.DOTALL
)
_ENDS = {"|", "||", "&&", ";", "&", ">", ">>", "<", "2>", "2>&1"}
"""Words that end a command, or after which its input and output are named."""


def words_of(text: str) -> list[str]:
    """The words of the first command in the text; a prompt before it and what it is piped into are left out.

    Raises:
        InputRefused: when a quotation mark is never closed.
    """
    is_windows = _WINDOWS.search(text) is not None
    joined = _JOINS[is_windows].sub(" ", _PROMPT.sub("", text)).strip()
    words = _split(joined, is_windows=is_windows)
    end = next((place for place, word in enumerate(words) if word in _ENDS), len(words))
    return words[:end]


def _split(text: str, *, is_windows: bool) -> list[str]:
    words: list[str] = []
    current: str | None = None
    place = 0
    pattern = _CMD if is_windows else _POSIX
    while place < len(text):
        found = pattern.match(text, place)
        if found is None:
            raise InputRefused(tr("The command line has a quotation mark that is never closed."), field="text")
        place = found.end()
        if found["blank"] is None:
            current = (current or "") + _meant(found, is_windows=is_windows)
        elif current is not None:
            words.append(current)
            current = None
    return words if current is None else [*words, current]


def _meant(found: re.Match[str], *, is_windows: bool) -> str:
    double = found["double"]
    if double is None:
        return found["plain"] or found["single"] or found["escaped"] or ""
    if is_windows:
        return double.replace('\\"', '"').replace('""', '"')
    # Within double quotes a backslash is special before these only (POSIX shell, 2.2.3).
    return re.sub(r'\\([$`"\\\n])', lambda special: "" if special[1] == "\n" else special[1], double)
