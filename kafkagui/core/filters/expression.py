"""What a filter line means: a tree of conditions on one record."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum


class Part(Enum):
    """Which bytes of a record a condition looks at."""

    ANYWHERE = "anywhere"
    KEY = "key"
    VALUE = "value"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Place:
    """Bytes of a record: a part, and for ``HEADER`` the header's name (None: any header's value).

    ``ANYWHERE`` is the key, the value, and each header's name and value.
    """

    part: Part
    header: str | None = None


ANYWHERE = Place(Part.ANYWHERE)
KEY = Place(Part.KEY)
VALUE = Place(Part.VALUE)


class Measure(Enum):
    """A whole number that every record has. ``TIMESTAMP`` is in milliseconds, ``SIZE`` in bytes."""

    PARTITION = "partition"
    OFFSET = "offset"
    TIMESTAMP = "timestamp"
    SIZE = "size"


class Relation(Enum):
    """How a JSON field stands to a value."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


Number = int | Decimal
Literal = str | bool | Number | None
"""A JSON value in a filter line; numbers are exact."""


@dataclass(frozen=True, slots=True)
class Contains:
    """The place holds these bytes; ``folds``: letters count in either case (``data`` is in lower case then)."""

    place: Place
    data: bytes
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Equals:
    """The place is exactly these bytes; None is null."""

    place: Place
    data: bytes | None


@dataclass(frozen=True, slots=True)
class HasHeader:
    """There is a header of this name."""

    name: str


@dataclass(frozen=True, slots=True)
class Fits:
    """A regular expression (of Python's ``re``) is found in the place, read as UTF-8."""

    place: Place
    pattern: str
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Within:
    """A measure lies between two numbers, both included; None is without limit."""

    measure: Measure
    low: int | None
    high: int | None


@dataclass(frozen=True, slots=True)
class InTopic:
    """The record stands in this topic."""

    name: str


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a JSON key or value; a step that is a number also chooses from a list."""

    place: Place
    path: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Compares:
    """A JSON field is there and stands so to a value; kinds do not mix: the text "1" is not the number 1."""

    field: Field
    relation: Relation
    literal: Literal


@dataclass(frozen=True, slots=True)
class FieldContains:
    """A JSON field is a text that holds this one; ``folds`` as in ``Contains``."""

    field: Field
    text: str
    folds: bool = False


@dataclass(frozen=True, slots=True)
class FieldFits:
    """A JSON field is a text in which a regular expression is found."""

    field: Field
    pattern: str
    folds: bool = False


@dataclass(frozen=True, slots=True)
class Not:
    """The condition does not hold."""

    condition: Expression


@dataclass(frozen=True, slots=True)
class And:
    """All hold."""

    conditions: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Or:
    """At least one holds."""

    conditions: tuple[Expression, ...]


Condition = Contains | Equals | HasHeader | Fits | Within | InTopic | Compares | FieldContains | FieldFits
Expression = Condition | Not | And | Or


def has_regular_expression(expression: Expression) -> bool:
    """Whether a regular expression is in it, which may take any time on a record."""
    if isinstance(expression, Not):
        return has_regular_expression(expression.condition)
    if isinstance(expression, And | Or):
        return any(map(has_regular_expression, expression.conditions))
    return isinstance(expression, Fits | FieldFits)


def reads_json(expression: Expression) -> bool:
    """Whether a JSON field is in it."""
    if isinstance(expression, Not):
        return reads_json(expression.condition)
    if isinstance(expression, And | Or):
        return any(map(reads_json, expression.conditions))
    return isinstance(expression, Compares | FieldContains | FieldFits)
