"""Conditions on one field of a record.

key:word  key:"exact"  key:null  key:empty  key=whole  key!=whole  key~expression     value and header: the same
header:name  header:name=whole  header:name:word  header:name~expression
value.a.b = 1   also != < <= > >= :word ~expression; texts in quotes, numbers exact, true, false, null
partition:1,3  offset:10..20  offset>=10  size:>1kB  after:2026-05-14T09:00  before:2026-05-15  topic:name
"""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from kafkagui.core.filters.expression import (
    KEY,
    VALUE,
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
    Literal,
    Not,
    Part,
    Place,
    Relation,
)
from kafkagui.core.filters.measure_conditions import MEASURES, measure_condition, time_condition
from kafkagui.core.filters.text_cursor import FilterRefused, TextCursor, checked_pattern, encoded
from kafkagui.core.wording import tr

_COMPARING = r"\s*(?:!=|<=|>=|=|<|>)"
_FIELD = re.compile(rf"(key|value|header|partition|offset|size|topic|after|before)(?=:|~|{_COMPARING})", re.IGNORECASE)
_JSON = re.compile(r"(key|value)(?=\.[^\s.])", re.IGNORECASE)
_STEP = re.compile(r'\.(?:([^\s."=<>!~:()\[\]]+)|(?="))|\[(\d+)\]')
_OPERATOR = re.compile(r"(:)|\s*(!=|<=|>=|=|<|>)|(~)")
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?\Z", re.ASCII)
_NAME_ENDS = '=~:!"'
_BYTES = {"key": KEY, "value": VALUE, "header": Place(Part.HEADER)}
_WORDS: dict[str, Literal] = {"true": True, "false": False, "null": None}


def field_condition(cursor: TextCursor, zone_name: str) -> Expression | None:
    """The condition on a field that stands here; None where there is none.

    Raises:
        FilterRefused: where one begins and goes on wrong.
    """
    start = cursor.at
    json = cursor.takes(_JSON)
    if json:
        found = _json_condition(cursor, _BYTES[json.group(1).lower()])
        if found is None:
            cursor.at = start
        return found
    field = cursor.takes(_FIELD)
    if not field:
        return None
    name = field.group(1).lower()
    if name in ("after", "before"):
        return time_condition(cursor, name, zone_name)
    return measure_condition(cursor, name) if name in MEASURES else _text_condition(cursor, name)


def _text_condition(cursor: TextCursor, name: str) -> Expression:
    if name == "topic":
        return _topic(cursor)
    if name == "header" and cursor.peek() == ":":
        return _header_condition(cursor)
    return _bytes_condition(cursor, _BYTES[name])


def _header_condition(cursor: TextCursor) -> Expression:
    start = cursor.at = cursor.at + 1
    name = _text(cursor) if cursor.peek() == '"' else cursor.word(ends=_NAME_ENDS)
    if not name:
        raise FilterRefused(tr("The name of a header is missing."), start, hint=tr("Write header:name=value."))
    if not _OPERATOR.match(cursor.text, cursor.at):
        return HasHeader(name)
    return _bytes_condition(cursor, Place(Part.HEADER, name))


def _bytes_condition(cursor: TextCursor, place: Place) -> Expression:
    colon, comparing, _tilde = _operator(cursor)
    if colon:
        expression = cursor.regular_expression()
        if expression is not None:
            return Fits(place, *expression)
        word = _peeked_word(cursor)
        if word in ("null", "empty"):
            cursor.at += len(word)
            return Equals(place, None if word == "null" else b"")
        return word_condition(cursor, place)
    if not comparing:
        return Fits(place, *regular_expression_word(cursor))
    if comparing not in ("=", "!="):
        hint = tr("The order of bytes is none of numbers: compare a JSON field, as value.price > 10.")
        raise FilterRefused(tr("“{sign}” does not go here.", sign=comparing), cursor.at - len(comparing), hint=hint)
    equals = Equals(place, _whole(cursor, place))
    return equals if comparing == "=" else Not(equals)


def _whole(cursor: TextCursor, place: Place) -> bytes | None:
    if place.part is not Part.HEADER:
        cursor.skip_blanks()
    start = cursor.at
    if cursor.peek() == '"':
        return cursor.quoted()
    word = cursor.word()
    if word == "null":
        return None
    if not word and place.header is None:
        raise FilterRefused(tr("A text is missing here."), start, hint=tr('Nothing at all is "".'))
    return encoded(word, start)


def word_condition(cursor: TextCursor, place: Place) -> Contains:
    """A word or a phrase in quotes.

    Raises:
        FilterRefused: where there is none.
    """
    start = cursor.at
    if cursor.peek() == '"':
        data, folds = cursor.quoted(), False
    else:
        word = cursor.word()
        folds = word == word.lower() and word != word.upper()
        data = encoded(word, start)
    if not data:
        raise FilterRefused(tr("A text is missing here."), start)
    return Contains(place, data, folds)


def regular_expression_word(cursor: TextCursor) -> tuple[str, bool]:
    """After ``~``: ``/pattern/``, or a pattern that ends at a blank.

    Raises:
        FilterRefused: where there is none, or a wrong one.
    """
    cursor.skip_blanks()
    start = cursor.at
    found = cursor.regular_expression()
    if found is not None:
        return found
    pattern = _text(cursor) if cursor.peek() == '"' else cursor.word()
    if not pattern:
        raise FilterRefused(tr("A regular expression is missing here."), start)
    return checked_pattern(pattern, start), False


def _json_condition(cursor: TextCursor, place: Place) -> Expression | None:
    path = []
    while step := cursor.takes(_STEP):
        path.append(step.group(1) or step.group(2) or _text(cursor))
    if not _OPERATOR.match(cursor.text, cursor.at):
        return None
    field = Field(place, tuple(path))
    colon, comparing, _tilde = _operator(cursor)
    if not colon and not comparing:
        return FieldFits(field, *regular_expression_word(cursor))
    if not colon:
        relation = Relation(comparing)
        return Compares(field, relation, _literal(cursor, relation))
    expression = cursor.regular_expression()
    if expression is not None:
        return FieldFits(field, *expression)
    start = cursor.at
    condition = word_condition(cursor, place)
    return FieldContains(field, _as_text(condition.data, start), condition.folds)


def _literal(cursor: TextCursor, relation: Relation) -> Literal:
    cursor.skip_blanks()
    start = cursor.at
    if cursor.peek() == '"':
        return _text(cursor)
    word = cursor.word()
    if not word:
        raise FilterRefused(tr("A value is missing here."), start, hint=tr("Write a number, “true”, or a text."))
    if word in _WORDS:
        if relation not in (Relation.EQUAL, Relation.UNEQUAL):
            raise FilterRefused(tr("“{word}” has no order: use = or !=.", word=word), start)
        return _WORDS[word]
    encoded(word, start)
    return _number_or_text(word, start)


def _number_or_text(word: str, at: int) -> Literal:
    number = _NUMBER.match(word)
    if not number:
        return word
    try:
        return Decimal(word) if number.group(1) or number.group(2) or len(word) > 4000 else int(word)
    except InvalidOperation as error:
        raise FilterRefused(tr("This number is beyond what can be compared."), at) from error


def _topic(cursor: TextCursor) -> Expression:
    colon, comparing, _tilde = _operator(cursor)
    start = cursor.at
    if not colon and comparing not in ("=", "!="):
        raise FilterRefused(tr("Write topic:name."), start)
    if comparing:
        cursor.skip_blanks()
    name = _text(cursor) if cursor.peek() == '"' else cursor.word()
    if not name:
        raise FilterRefused(tr("The name of a topic is missing."), start)
    return Not(InTopic(name)) if comparing == "!=" else InTopic(name)


def _operator(cursor: TextCursor) -> tuple[str, str, str]:
    found = cursor.takes(_OPERATOR)
    if not found:
        raise FilterRefused(tr("A comparison is missing here."), cursor.at)
    return found.group(1) or "", found.group(2) or "", found.group(3) or ""


def _peeked_word(cursor: TextCursor) -> str:
    start = cursor.at
    word = cursor.word()
    cursor.at = start
    return word


def _text(cursor: TextCursor) -> str:
    start = cursor.at
    return _as_text(cursor.quoted(), start)


def _as_text(data: bytes, at: int) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        raise FilterRefused(tr("These bytes are no text in UTF-8."), at) from error
