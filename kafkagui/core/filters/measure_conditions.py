"""Conditions on a record's numbers: partition, offset, size in bytes, and time."""

from __future__ import annotations

import re

from kafkagui.core.errors import InputRefused
from kafkagui.core.filters.expression import Expression, Measure, Not, Or, Within
from kafkagui.core.filters.text_cursor import FilterRefused, TextCursor
from kafkagui.core.times import parse as parse_time
from kafkagui.core.wording import tr

MEASURES = {"partition": Measure.PARTITION, "offset": Measure.OFFSET, "size": Measure.SIZE}
_SIGN = re.compile(r"\s*:?\s*(!=|<=|>=|=|<|>)\s*|:")
_UNITS = {"": 1, "b": 1, "kb": 1000, "mb": 1_000_000, "gb": 1_000_000_000, "kib": 1 << 10, "mib": 1 << 20}
_NUMBER = re.compile(r"(\d{1,18})(?:([kKmMgG]?i?[bB]))?\Z", re.ASCII)
_CLOCK = r"\d\d:\d\d(?::\d\d(?:[.,]\d{1,6})?)?"
_TIME = re.compile(rf"\d{{4}}-\d\d-\d\d(?:[T ]{_CLOCK}(?:Z|[+-]\d\d:?\d\d)?)?", re.ASCII)


def measure_condition(cursor: TextCursor, name: str) -> Expression:
    """What follows ``partition``, ``offset`` or ``size``: numbers, ranges (``1..5``), comparisons.

    Raises:
        FilterRefused: for what is no number.
    """
    sign = cursor.takes(_SIGN)
    comparing = (sign.group(1) if sign else "") or ""
    start, word = cursor.at, cursor.word()
    measure = MEASURES[name]
    if not word:
        raise FilterRefused(tr("A number is missing here."), start)
    if comparing in ("", "=", "!="):
        found = _any_of(word, start, measure)
        return Not(found) if comparing == "!=" else found
    number = _number(word, start, measure)
    return _compared(measure, comparing, number)


def _compared(measure: Measure, comparing: str, number: int) -> Within:
    if comparing.startswith("<"):
        return Within(measure, None, number if comparing == "<=" else number - 1)
    return Within(measure, number if comparing == ">=" else number + 1, None)


def _any_of(word: str, at: int, measure: Measure) -> Expression:
    found: list[Expression] = []
    for item in word.split(","):
        low, dots, high = item.partition("..")
        first = _number(low, at, measure) if low or not dots else None
        last = _number(high, at + len(low) + len(dots), measure) if high else None
        found.append(Within(measure, first, last if dots else first))
        at += len(item) + 1
    return found[0] if len(found) == 1 else Or(tuple(found))


def _number(text: str, at: int, measure: Measure) -> int:
    found = _NUMBER.match(text)
    unit = ((found.group(2) if found else "") or "").lower()
    if not found or unit not in _UNITS or (unit and measure is not Measure.SIZE):
        hint = tr("Write 3, 1,3, 10..20 or >=10.") if measure is not Measure.SIZE else tr("Write >1kB or 100..200.")
        raise FilterRefused(tr("“{text}” is not a number here.", text=text), at, hint=hint)
    return int(found.group(1)) * _UNITS[unit]


def time_condition(cursor: TextCursor, name: str, zone_name: str) -> Within:
    """What follows ``after`` (at this time or later) or ``before``.

    Raises:
        FilterRefused: for what is no time.
    """
    sign = cursor.takes(_SIGN)
    start = cursor.at
    if sign and sign.group(1):
        raise FilterRefused(tr("Write {name}: and a time.", name=name), start)
    quoted = cursor.peek() == '"'
    found = None if quoted else cursor.takes(_TIME)
    text = found.group() if found else cursor.quoted().decode(errors="replace") if quoted else cursor.word()
    try:
        moment_ms = parse_time(text, zone_name, "filter")
    except InputRefused as refused:
        raise FilterRefused(refused.message, start, hint=refused.hint) from refused
    return (
        Within(Measure.TIMESTAMP, moment_ms, None) if name == "after" else Within(Measure.TIMESTAMP, 0, moment_ms - 1)
    )
