"""Makes a function of an expression that tells whether a record has it."""

from __future__ import annotations

import re
from collections.abc import Callable

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
    Part,
    Place,
    Within,
)
from kafkagui.core.filters.json_fields import NOTHING, JsonValue, parsed, stands, values_at
from kafkagui.core.records import StoredRecord

Predicate = Callable[[StoredRecord], bool]
_Test = Callable[[bytes | None], bool]
_MEASURES: dict[Measure, Callable[[StoredRecord], int]] = {
    Measure.PARTITION: lambda record: record.partition,
    Measure.OFFSET: lambda record: record.offset,
    Measure.TIMESTAMP: lambda record: record.timestamp_ms,
    Measure.SIZE: lambda record: record.size_bytes,
}


def predicate(expression: Expression) -> Predicate:
    """Whether a record has it. A regular expression may take any time: such a predicate never runs on the loop."""
    return _Compiler().compile(expression)


def finder(data: bytes, *, folds: bool) -> Callable[[bytes], bool]:
    """Whether bytes hold ``data``; ``folds``: ``data`` is in lower case and letters count in either case."""
    if not folds:
        return lambda where: data in where
    if data.isascii():
        return lambda where: data in where.lower()
    return _folded_finder(data.decode())


def _folded_finder(text: str) -> Callable[[bytes], bool]:
    """Either case of letters beyond a-z, too: each is one of its spellings in UTF-8."""
    spellings = [
        re.escape(letter.encode())
        if letter.isascii()
        else b"(?:" + b"|".join(re.escape(s.encode()) for s in _spellings(letter)) + b")"
        for letter in text
    ]
    search = re.compile(b"".join(spellings), re.IGNORECASE).search
    return lambda where: search(where) is not None


def _spellings(letter: str) -> list[str]:
    return sorted({letter, *(form for form in (letter.upper(), letter.lower(), letter.title()) if len(form) == 1)})


class _Compiler:
    """Makes predicates; conditions on fields of the same bytes share what was parsed of them."""

    def __init__(self) -> None:
        self._json: dict[Part, _ParsedOnce] = {}

    def compile(self, expression: Expression) -> Predicate:
        """The predicate of an expression."""
        if isinstance(expression, Not):
            inner = self.compile(expression.condition)
            return lambda record: not inner(record)
        if isinstance(expression, And):
            every = [self.compile(one) for one in expression.conditions]
            return lambda record: all(one(record) for one in every)
        if isinstance(expression, Or):
            some = [self.compile(one) for one in expression.conditions]
            return lambda record: any(one(record) for one in some)
        if isinstance(expression, Compares | FieldContains | FieldFits):
            return self._on_field(expression)
        return _plain(expression)

    def _on_field(self, condition: Compares | FieldContains | FieldFits) -> Predicate:
        field, test = condition.field, _value_test(condition)
        part = field.place.part
        parse = self._json.setdefault(part, _ParsedOnce())
        data_of = _data_of(field)
        path = field.path

        def holds(record: StoredRecord) -> bool:
            value = parse(data_of(record))
            return value is not NOTHING and any(test(found) for found in values_at(value, path))

        return holds


class _ParsedOnce:
    """Parses the same bytes once for several conditions that follow each other."""

    def __init__(self) -> None:
        self._data: bytes | None = None
        self._value: JsonValue = NOTHING

    def __call__(self, data: bytes | None) -> JsonValue:
        if data is not self._data:
            self._data, self._value = data, parsed(data)
        return self._value


def _data_of(field: Field) -> Callable[[StoredRecord], bytes | None]:
    if field.place.part is Part.KEY:
        return lambda record: record.key
    return lambda record: record.value


def _value_test(condition: Compares | FieldContains | FieldFits) -> Callable[[JsonValue], bool]:
    if isinstance(condition, Compares):
        relation, literal = condition.relation, condition.literal
        return lambda value: stands(value, relation, literal)
    if isinstance(condition, FieldFits):
        search = re.compile(condition.pattern, re.IGNORECASE if condition.folds else 0).search
        return lambda value: isinstance(value, str) and search(value) is not None
    wanted = condition.text
    if not condition.folds:
        return lambda value: isinstance(value, str) and wanted in value
    find = finder(wanted.encode(), folds=True)
    return lambda value: isinstance(value, str) and find(value.encode("utf-8", "surrogatepass"))


def _plain(condition: Contains | Equals | HasHeader | Fits | Within | InTopic) -> Predicate:
    if isinstance(condition, Contains):
        return _in_place(condition.place, _or_null(finder(condition.data, folds=condition.folds)))
    if isinstance(condition, Equals):
        wanted = condition.data
        return _in_place(condition.place, lambda data: data == wanted)
    if isinstance(condition, Fits):
        return _in_place(condition.place, _fit_test(condition))
    if isinstance(condition, HasHeader):
        name = condition.name
        return lambda record: name in _names(record)
    if isinstance(condition, InTopic):
        topic = condition.name
        return lambda record: record.topic == topic
    return _within(condition)


def _within(condition: Within) -> Predicate:
    measure, low, high = _MEASURES[condition.measure], condition.low, condition.high

    def holds(record: StoredRecord) -> bool:
        number = measure(record)
        return (low is None or low <= number) and (high is None or number <= high)

    return holds


def _or_null(find: Callable[[bytes], bool]) -> _Test:
    return lambda data: data is not None and find(data)


def _fit_test(condition: Fits) -> _Test:
    search = re.compile(condition.pattern, re.IGNORECASE if condition.folds else 0).search
    return lambda data: data is not None and search(data.decode("utf-8", "surrogateescape")) is not None


def _in_place(place: Place, test: _Test) -> Predicate:
    if place.part is Part.KEY:
        return lambda record: test(record.key)
    if place.part is Part.VALUE:
        return lambda record: test(record.value)
    name = place.header
    if place.part is Part.HEADER:
        return lambda record: any(test(h.value) for h in record.headers if name is None or h.name == name)
    return lambda record: (
        test(record.value)
        or test(record.key)
        or (
            bool(record.headers)
            and (
                any(test(header.value) for header in record.headers)
                or any(test(name.encode()) for name in _names(record))
            )
        )
    )


def _names(record: StoredRecord) -> list[str]:
    """Names of headers, without those that are no UTF-8: they are shown in another spelling than they have."""
    return [header.name for header in record.headers if not record.problem or "\\" not in header.name]
