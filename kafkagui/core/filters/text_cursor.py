"""Reads a filter line from left to right: words, quoted texts, regular expressions."""

from __future__ import annotations

import re

from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_BLANK = re.compile(r"\s*")
_ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t", "r": "\r"}
_HEX_BYTE = re.compile(r"x([0-9A-Fa-f]{2})")
_PLAIN = re.compile(r'[^"\\]+')
_REGEX_END = re.compile(r"/(i?)(?=[\s)]|$)")


class FilterRefused(InputRefused):
    """A filter line that makes no sense; ``position`` is the place of the first wrong character, from 0."""

    def __init__(self, message: str, position: int, *, hint: str = "") -> None:
        super().__init__(message, field="filter", position=position, hint=hint)
        self.at = position


class TextCursor:
    """A place in a filter line."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.open_groups = 0

    @property
    def is_at_end(self) -> bool:
        """Whether nothing is left."""
        return self.at >= len(self.text)

    def skip_blanks(self) -> None:
        """Go on to the next character that is not white."""
        self.at = self.at + len(_blank_at(self.text, self.at))

    def takes(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        """Go past the pattern where it stands here."""
        found = pattern.match(self.text, self.at)
        if found:
            self.at = found.end()
        return found

    def peek(self) -> str:
        """The next character, empty at the end."""
        return self.text[self.at : self.at + 1]

    def word(self, ends: str = "") -> str:
        """Characters up to a blank, one of ``ends``, or the end of the group; a word may hold pairs of parentheses."""
        start, depth = self.at, 0
        while not self.is_at_end:
            here = self.peek()
            if here.isspace() or here in ends:
                break
            if here == ")" and not depth and self.open_groups:
                break
            depth += (here == "(") - (here == ")")
            depth = max(depth, 0)
            self.at += 1
        return self.text[start : self.at]

    def quoted(self) -> bytes:
        r"""A text in double quotes as UTF-8; ``\xNN`` is a byte as it is.

        Raises:
            FilterRefused: when it does not end, or an escape is unknown.
        """
        start, data = self.at, bytearray()
        self.at += 1
        while not self.is_at_end:
            if self.peek() == '"':
                self.at += 1
                return bytes(data)
            plain = self.takes(_PLAIN)
            data += encoded(plain.group(), start) if plain else self._escape()
        raise FilterRefused(tr("This text has no closing quote."), start, hint=tr('Close it with ".'))

    def _escape(self) -> bytes:
        at = self.at
        self.at += 1
        found = self.takes(_HEX_BYTE)
        if found:
            return bytes((int(found.group(1), 16),))
        letter = self.peek()
        if letter not in _ESCAPES or not letter:
            hint = tr(r"Known are \" \\ \n \t \r and \xNN for a byte.")
            raise FilterRefused(tr("“{escape}” is not known here.", escape="\\" + letter), at, hint=hint)
        self.at += 1
        return _ESCAPES[letter].encode()

    def regular_expression(self) -> tuple[str, bool] | None:
        """``/pattern/`` or ``/pattern/i``: the pattern and whether it ignores case; None where there is none here."""
        if self.peek() != "/":
            return None
        at = self.at + 1
        while at < len(self.text):
            if self.text[at] == "\\":
                at += 2
                continue
            end = _REGEX_END.match(self.text, at)
            if end and at > self.at + 1:
                pattern, start = self.text[self.at + 1 : at], self.at + 1
                self.at = end.end()
                return checked_pattern(pattern, start), bool(end.group(1))
            at += 1
        return None


def encoded(text: str, at: int) -> bytes:
    """The text as UTF-8.

    Raises:
        FilterRefused: for half of a surrogate pair, which no text holds.
    """
    try:
        return text.encode()
    except UnicodeEncodeError as error:
        message = tr("A character here cannot be written in UTF-8.")
        raise FilterRefused(message, at + error.start) from error


def checked_pattern(pattern: str, at: int) -> str:
    r"""The pattern, with ``\/`` for a slash undone.

    Raises:
        FilterRefused: where ``re`` refuses it.
    """
    pattern = pattern.replace("\\/", "/")
    encoded(pattern, at)
    try:
        re.compile(pattern)
    except (re.error, OverflowError, RecursionError) as error:
        where = getattr(error, "pos", None) or 0
        reason = getattr(error, "msg", None) or str(error)
        message = tr("The regular expression is wrong: {reason}.", reason=reason)
        raise FilterRefused(message, at + min(where, len(pattern))) from error
    return pattern


def _blank_at(text: str, at: int) -> str:
    found = _BLANK.match(text, at)
    return found.group() if found else ""
