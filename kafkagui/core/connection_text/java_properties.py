"""Java's properties files, as ``java.util.Properties.load`` reads and ``store`` writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kafkagui.core.connection_text.pairs import Pair
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_BLANKS = " \t\f"
_LINE_END = re.compile(r"\r\n|\r|\n")
_ESCAPES = {"t": "\t", "n": "\n", "r": "\r", "f": "\f"}
_WRITTEN = {"\t": "\\t", "\n": "\\n", "\r": "\\r", "\f": "\\f"}


def read_properties(text: str) -> list[Pair]:
    """Every key with its value, in the order of the text, also those that stand in it twice.

    Raises:
        InputRefused: for a unicode escape that is not followed by four hexadecimal digits; names the line.
    """
    return [_pair(line, number) for number, line in _logical_lines(text)]


def _logical_lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with their continuations joined, without blank lines and comments, each with its first line's number."""
    joined, first = "", 0
    for number, natural in enumerate(_LINE_END.split(text), 1):
        line = natural.lstrip(_BLANKS)
        if not first and (not line or line[0] in "#!"):
            continue
        first = first or number
        if _continues(line):
            joined += line[:-1]
            continue
        yield first, joined + line
        joined, first = "", 0
    if first:
        yield first, joined


def _continues(line: str) -> bool:
    """Whether the line ends in an odd number of backslashes."""
    return (len(line) - len(line.rstrip("\\"))) % 2 == 1


def _pair(line: str, number: int) -> Pair:
    end = _end_of_key(line)
    rest = line[end:].lstrip(_BLANKS)
    if rest[:1] in ("=", ":") and rest:
        rest = rest[1:].lstrip(_BLANKS)
    return Pair(_unescaped(line[:end], number), _unescaped(rest, number), number)


def _end_of_key(line: str) -> int:
    place = 0
    while place < len(line) and line[place] not in "=:" + _BLANKS:
        place += 2 if line[place] == "\\" else 1
    return min(place, len(line))


def _unescaped(text: str, number: int) -> str:
    if "\\" not in text:
        return text
    units: list[str] = []
    place = 0
    while place < len(text):
        if text[place] != "\\":
            units.append(text[place])
            place += 1
        elif text[place + 1 : place + 2] == "u":
            units.append(_code_unit(text[place + 2 : place + 6], number))
            place += 6
        else:
            units.append(_ESCAPES.get(text[place + 1 : place + 2], text[place + 1 : place + 2]))
            place += 2
    return _whole_characters("".join(units))


def _code_unit(digits: str, number: int) -> str:
    if not re.fullmatch("[0-9A-Fa-f]{4}", digits):
        message = tr("Line {line}: four hexadecimal digits must follow “\\u”.", line=number)
        raise InputRefused(message, field="text", line=number)
    return chr(int(digits, 16))


def _whole_characters(text: str) -> str:
    """Two escaped halves of a character beyond U+FFFF become that character."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def write_property(key: str, value: str) -> str:
    """One line of a properties file, in ASCII, that reads back as this key and value."""
    return f"{_escaped(key, blanks=True)}={_escaped(value, blanks=False)}"


def _escaped(text: str, *, blanks: bool) -> str:
    return "".join(_written(char, is_blank_escaped=blanks or place == 0) for place, char in enumerate(text))


def _written(char: str, *, is_blank_escaped: bool) -> str:
    if char == " ":
        return "\\ " if is_blank_escaped else " "
    if char in _WRITTEN:
        return _WRITTEN[char]
    if char in "\\=:#!":
        return f"\\{char}" if is_blank_escaped or char == "\\" else char
    if " " < char <= "~":
        return char
    units = char.encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at]:02x}{units[at + 1]:02x}" for at in range(0, len(units), 2))
