"""librdkafka's ``key=value`` files, as ``kcat -F`` reads them."""

from __future__ import annotations

from kafkagui.core.connection_text.pairs import Pair
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr


def read_librdkafka(text: str) -> list[Pair]:
    """Every ``key=value`` line; blank lines and those that start with ``#`` are none.

    Nothing is escaped: the value is what stands after the first ``=``, without the blanks around it.

    Raises:
        InputRefused: for a line without ``=``; names the line.
    """
    lines = [(number, line.strip()) for number, line in enumerate(text.splitlines(), 1)]
    return [pair_of(line, number) for number, line in lines if line and not line.startswith("#")]


def pair_of(text: str, line: int = 0) -> Pair:
    """One ``key=value``, as a line or after ``-X``.

    Raises:
        InputRefused: when there is no ``=``.
    """
    key, equals, value = text.partition("=")
    if not equals:
        # The text may be a secret that lost its key, so it is not repeated.
        where = tr("Line {line}", line=line) if line else "-X"
        raise InputRefused(tr("{where}: there is no “=” between key and value.", where=where), field="text", line=line)
    return Pair(key.strip(), value.strip(), line)
