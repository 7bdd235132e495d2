"""Conditions made of a cell of the table, for the filter line."""

from __future__ import annotations

import re

from kafkagui.core.filters.expression import KEY, VALUE
from kafkagui.core.filters.written import condition_on, quoted
from kafkagui.core.records import StoredRecord

_MOST_BYTES = 2_000
"""Of a bigger key or value no condition is made: nobody could read it."""
_OR = re.compile(r"\bor\b", re.IGNORECASE)


def cell_condition(record: StoredRecord, column: str) -> str:
    """The condition that a record has the same in this column; by its value where the column has none."""
    if column == "topic":
        return f"topic:{quoted(record.topic.encode())}"
    if column in ("partition", "offset"):
        return f"{column}:{record.partition if column == 'partition' else record.offset}"
    if column == "size":
        return f"size:{record.size_bytes}"
    place, data = (KEY, record.key) if column == "key" else (VALUE, record.value)
    return "" if len(data or b"") > _MOST_BYTES else condition_on(place, data)


def added(line: str, condition: str) -> str:
    """A line with one condition more."""
    line = line.strip()
    if _OR.search(line):
        line = f"({line})"
    return f"{line} {condition}" if line else condition
