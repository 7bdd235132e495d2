r"""What the bytes and the header of a whole batch tell: that none of its records can have an expression.

Nothing is ever left out that a record could have:

- A text that a record must hold is looked for in the batch's uncompressed bytes, where it stands as it is; what is
  found across the border of two records is told apart record by record afterwards.
- JSON may write any character as ``\uXXXX``: a text of a JSON field is missing for sure only where ``\u`` is missing,
  too.
- Of a regular expression only texts count that every match must hold (``regex_literals``).
- A negated condition says nothing, nor does the comparison of numbers, which can be spelled in many ways.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple, TypeVar

from kafkagui.core.filters.expression import (
    And,
    Compares,
    Contains,
    Equals,
    Expression,
    Field,
    FieldContains,
    FieldFits,
    Fits,
    HasHeader,
    InTopic,
    Measure,
    Not,
    Or,
    Relation,
    Within,
)
from kafkagui.core.filters.regex_literals import required_literals

BytesTest = Callable[[bytes], bool]
_JSON_ESCAPE = b"\\u"
_ESCAPED_BY_JSON = frozenset('"\\/\b\f\n\r\t') | frozenset(map(chr, range(0x20)))


class BatchPlace(NamedTuple):
    """What a batch's header tells of its records: where they stand, and their newest timestamp in milliseconds."""

    topic: str
    partition: int
    first_offset: int
    last_offset: int
    newest_ms: int


PlaceTest = Callable[[BatchPlace], bool]
_Seen = TypeVar("_Seen")


def bytes_test(expression: Expression) -> BytesTest | None:
    """Whether the uncompressed bytes of a batch may hold a record that has the expression; None: they all may."""
    if isinstance(expression, And):
        return _all_of(bytes_test(one) for one in expression.conditions)
    if isinstance(expression, Or):
        return _any_of(bytes_test(one) for one in expression.conditions)
    if isinstance(expression, Compares | FieldContains | FieldFits):
        return _json_test(expression)
    if isinstance(expression, Fits):
        return _literals(expression.pattern, folds=expression.folds)
    return _plain_test(expression)


def _plain_test(condition: Expression) -> BytesTest | None:
    if isinstance(condition, Contains):
        return _needle(condition.data, folds=condition.folds)
    if isinstance(condition, Equals):
        return _needle(condition.data or b"", folds=False)
    if isinstance(condition, HasHeader):
        return _needle(condition.name.encode(), folds=False)
    return None


def place_test(expression: Expression) -> PlaceTest | None:
    """Whether a batch that stands there may hold a record that has the expression; None: it may anywhere."""
    if isinstance(expression, And):
        return _all_of(place_test(one) for one in expression.conditions)
    if isinstance(expression, Or):
        return _any_of(place_test(one) for one in expression.conditions)
    if isinstance(expression, Not):
        return _not_there(expression.condition)
    if isinstance(expression, InTopic):
        name = expression.name
        return lambda place: place.topic == name
    if isinstance(expression, Within):
        return _within(expression)
    return None


def _not_there(condition: Expression) -> PlaceTest | None:
    """Only what all records of a batch have in common can be told of a negated condition."""
    exact = isinstance(condition, InTopic) or (isinstance(condition, Within) and condition.measure is Measure.PARTITION)
    inner = place_test(condition)
    return (lambda place: not inner(place)) if exact and inner is not None else None


def _within(condition: Within) -> PlaceTest | None:
    low, high = condition.low, condition.high
    if condition.measure is Measure.PARTITION:
        return lambda place: (low is None or low <= place.partition) and (high is None or place.partition <= high)
    if condition.measure is Measure.OFFSET:
        return lambda place: (low is None or low <= place.last_offset) and (high is None or place.first_offset <= high)
    if condition.measure is Measure.TIMESTAMP and low is not None and low >= 0:
        return lambda place: low <= place.newest_ms
    return None


def _all_of(tests: Iterable[Callable[[_Seen], bool] | None]) -> Callable[[_Seen], bool] | None:
    known = [test for test in tests if test is not None]
    if len(known) < 2:
        return known[0] if known else None
    return lambda seen: all(test(seen) for test in known)


def _any_of(tests: Iterable[Callable[[_Seen], bool] | None]) -> Callable[[_Seen], bool] | None:
    every = list(tests)
    known = [test for test in every if test is not None]
    if len(known) < len(every):
        return None
    return lambda seen: any(test(seen) for test in known)


def _needle(data: bytes, *, folds: bool) -> BytesTest | None:
    """``data`` is in lower case where it folds; letters beyond a-z have other bytes in the other case."""
    if folds and not data.isascii():
        data = max(_ascii_runs(data), key=len, default=b"")
    if not data:
        return None
    if folds and data != data.upper():
        return lambda batch: data in batch.lower()
    return lambda batch: data in batch


def _ascii_runs(data: bytes) -> list[bytes]:
    return bytes(byte if byte < 0x80 else 0x80 for byte in data).split(b"\x80")


def _literals(pattern: str, *, folds: bool) -> BytesTest | None:
    return _all_of(_needle(literal.encode(), folds=folds) for literal in required_literals(pattern, folds=folds))


def _json_test(condition: Compares | FieldContains | FieldFits) -> BytesTest | None:
    if isinstance(condition, Compares):
        is_text = isinstance(condition.literal, str) and condition.relation is Relation.EQUAL
        content = _json_text(str(condition.literal), folds=False) if is_text else None
    elif isinstance(condition, FieldContains):
        content = _json_text(condition.text, folds=condition.folds)
    else:
        texts = required_literals(condition.pattern, folds=condition.folds)
        content = _all_of(_json_text(text, folds=condition.folds) for text in texts)
    return _all_of([*_names(condition.field), content])


def _names(field: Field) -> list[BytesTest | None]:
    """The names on the way to a field; one that is a number may choose from a list and stand nowhere."""
    return [_json_text(step, folds=False) for step in field.path if not (step.isascii() and step.isdigit())]


def _json_text(text: str, *, folds: bool) -> BytesTest | None:
    """Whether a text of a JSON document may be in bytes, where a longer one or another may be, too."""
    if set(text) & _ESCAPED_BY_JSON:
        runs = "".join("\n" if letter in _ESCAPED_BY_JSON else letter for letter in text).split("\n")
        text = max(runs, key=len)
    inner = _needle(text.encode("utf-8", "surrogatepass"), folds=folds)
    if inner is None:
        return None
    return lambda batch: inner(batch) or _JSON_ESCAPE in batch
