"""Texts that every match of a regular expression holds, found without leaving any doubt."""

from __future__ import annotations

import re

_ODD_WHEN_FOLDED = frozenset("iIkKsS")
"""Letters that ``re.IGNORECASE`` also finds beyond ASCII: dotless i, the Kelvin sign, the long s."""
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REPEAT = re.compile(r"(?:[*+?]|\{\d*(?:,\d*)?\})[?+]?")
_ESCAPED_CLASS = re.compile(r"\\[A-Za-z0-9]")
_SHORTEST = 2


def required_literals(pattern: str, *, folds: bool) -> list[str]:
    """Texts that each match must hold; none where that is not sure. In lower case where letters ``fold``."""
    if "|" in pattern or "(" in pattern or "\\N" in pattern:
        return []  # A choice or a group: what it asks for is not worth the risk of a mistake.
    runs: list[str] = []
    run = ""
    at = 0
    while at < len(pattern):
        letter, at = _next(pattern, at, folds=folds)
        repeat = _REPEAT.match(pattern, at)
        if letter is not None and not repeat:
            run += letter
            continue
        if letter is not None and repeat and repeat.group().startswith("+"):
            run += letter  # Once at least; what follows need not follow at once.
        runs.append(run)
        run = ""
        at = repeat.end() if repeat else at
    runs.append(run)
    return [text.lower() if folds else text for text in runs if len(text) >= _SHORTEST]


def _next(pattern: str, at: int, *, folds: bool) -> tuple[str | None, int]:
    """The letter that stands here, None where it is none or may be another, and the place behind it."""
    letter = pattern[at]
    if letter == "[":
        found = _SET.match(pattern, at)
        return None, found.end() if found else len(pattern)
    if letter == "\\":
        if _ESCAPED_CLASS.match(pattern, at):
            # A class, an assertion, or a character by its number, of which digits may follow: all that could be one.
            rest = re.compile(r"\\[A-Za-z0-9][0-9A-Fa-f]*").match(pattern, at)
            return None, rest.end() if rest else at + 2
        letter, at = pattern[at + 1 : at + 2], at + 1
    elif letter in ".^$*+?{":
        return None, at + 1
    is_sure = bool(letter) and not (folds and (letter in _ODD_WHEN_FOLDED or not letter.isascii()))
    return (letter if is_sure else None), at + 1
