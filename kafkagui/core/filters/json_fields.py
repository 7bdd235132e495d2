"""Fields of JSON bytes, with exact numbers: whole numbers of any size and decimals as they are written."""

from __future__ import annotations

import json
import operator
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal, InvalidOperation
from typing import Final, cast

from kafkagui.core.filters.expression import Literal, Relation

JsonValue = object
"""What the standard library makes of JSON, with ``Decimal`` for numbers that have a point or an exponent."""


class _Nothing:
    """Stands for bytes that are no JSON, and for a number beyond what can be compared; equal to nothing."""


NOTHING: Final = _Nothing()
_Compare = Callable[[object, object], bool]
_COMPARE: dict[Relation, _Compare] = {
    Relation.EQUAL: operator.eq,
    Relation.UNEQUAL: operator.ne,
    Relation.LESS: cast("_Compare", operator.lt),
    Relation.AT_MOST: cast("_Compare", operator.le),
    Relation.MORE: cast("_Compare", operator.gt),
    Relation.AT_LEAST: cast("_Compare", operator.ge),
}


def _odd_number(text: str) -> object:
    try:
        return Decimal(text)
    except InvalidOperation:
        return NOTHING


_exact = json.JSONDecoder(parse_float=Decimal, parse_constant=lambda _name: NOTHING)
_patient = json.JSONDecoder(parse_float=_odd_number, parse_int=_odd_number, parse_constant=lambda _name: NOTHING)


def parsed(data: bytes | None) -> JsonValue:
    """The JSON in UTF-8 bytes; ``NOTHING`` where they hold none.

    Of members with the same name the last one counts.
    """
    if not data:
        return NOTHING
    try:
        text = data.decode()
    except UnicodeDecodeError:
        return NOTHING
    text = text.strip(" \t\r\n")
    for decoder in (_exact, _patient):
        try:
            return decoder.decode(text)
        except json.JSONDecodeError:
            return NOTHING
        except (ValueError, InvalidOperation):
            continue  # A number of thousands of digits, or an exponent that no Decimal has.
        except RecursionError:
            return NOTHING
    return NOTHING


def values_at(value: JsonValue, path: Sequence[str]) -> Iterator[JsonValue]:
    """The values that a path leads to; a name looks into each item of a list, a number also chooses one."""
    if not path:
        yield value
        return
    step = path[0]
    if isinstance(value, dict):
        if step in value:
            yield from values_at(value[step], path[1:])
    elif isinstance(value, list):
        if step.isascii() and step.isdigit():
            if len(step) < 10 and int(step) < len(value):
                yield from values_at(value[int(step)], path[1:])
            return
        for item in value:
            yield from values_at(item, path)


def stands(value: JsonValue, relation: Relation, literal: Literal) -> bool:
    """Whether a JSON value stands so to a literal; a value of another kind is only unequal."""
    if _kind(value) is not _kind(literal) or value is NOTHING:
        return relation is Relation.UNEQUAL
    return _COMPARE[relation](value, literal)


def _kind(value: object) -> type:
    if isinstance(value, bool):
        return bool
    return Decimal if isinstance(value, int | Decimal) else type(value)
