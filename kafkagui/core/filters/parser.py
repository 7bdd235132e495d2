"""Makes an expression of a filter line.

    expression = term {["and"] term} {"or" …}      white space means and; and binds more than or
    term       = ["not" | "-"] ("(" expression ")" | condition)
    condition  = word | "exact phrase" | /regular expression/ | ~expression | field condition

A word matches in either case unless it holds a capital letter; a phrase in quotes matches exactly. The conditions on
fields are in ``field_conditions``.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from kafkagui.core.filters.expression import ANYWHERE, And, Expression, Fits, Not, Or
from kafkagui.core.filters.field_conditions import field_condition, regular_expression_word, word_condition
from kafkagui.core.filters.text_cursor import FilterRefused, TextCursor
from kafkagui.core.wording import tr

_OR = re.compile(r"or(?=[\s(]|$)", re.IGNORECASE)
_AND = re.compile(r"and(?=[\s(]|$)", re.IGNORECASE)
_NOT = re.compile(r"not(?=[\s(]|$)", re.IGNORECASE)
_MINUS = re.compile(r"-(?=[^\s)])")
_DEEPEST = 40
_LONGEST = 20_000


def parse(text: str, zone_name: str = "local") -> Expression | None:
    """The expression that a line means; None for a blank line, which every record has.

    Args:
        text: the line.
        zone_name: the zone of times that name none.

    Raises:
        FilterRefused: with the place and the reason.
    """
    if len(text) > _LONGEST:
        raise FilterRefused(tr("This filter is too long."), _LONGEST)
    cursor = TextCursor(text)
    cursor.skip_blanks()
    if cursor.is_at_end:
        return None
    return _Parser(cursor, zone_name).whole()


class _Parser:
    def __init__(self, cursor: TextCursor, zone_name: str) -> None:
        self._cursor = cursor
        self._zone_name = zone_name
        self._depth = 0

    def whole(self) -> Expression:
        """The whole line."""
        found = self.alternatives()
        if not self._cursor.is_at_end:
            raise FilterRefused(tr("This parenthesis closes nothing."), self._cursor.at)
        return found

    def alternatives(self) -> Expression:
        """Conditions with "or" between them."""
        found = [self._all_of()]
        while self._cursor.takes(_OR):
            found.append(self._all_of())
        return found[0] if len(found) == 1 else Or(tuple(found))

    def _all_of(self) -> Expression:
        found = [self._term()]
        while not self._is_end_of_run():
            self._cursor.takes(_AND)
            found.append(self._term())
        return found[0] if len(found) == 1 else And(tuple(found))

    def _is_end_of_run(self) -> bool:
        cursor = self._cursor
        return cursor.is_at_end or cursor.peek() == ")" or _OR.match(cursor.text, cursor.at) is not None

    def _term(self) -> Expression:
        cursor = self._cursor
        cursor.skip_blanks()
        self._refuse_missing()
        if cursor.takes(_NOT) or cursor.takes(_MINUS):
            return Not(self._deeper(self._term))
        found = self._deeper(self._group) if cursor.peek() == "(" else self._condition()
        cursor.skip_blanks()
        return found

    def _refuse_missing(self) -> None:
        cursor = self._cursor
        ends = cursor.is_at_end or cursor.peek() == ")"
        if ends or _OR.match(cursor.text, cursor.at) or _AND.match(cursor.text, cursor.at):
            hint = tr("To look for one of the words and, or, not, put it in quotes.")
            raise FilterRefused(tr("A condition is missing here."), cursor.at, hint=hint)

    def _deeper(self, read: Callable[[], Expression]) -> Expression:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise FilterRefused(tr("Too many conditions within each other."), self._cursor.at)
        found = read()
        self._depth -= 1
        return found

    def _group(self) -> Expression:
        cursor, start = self._cursor, self._cursor.at
        cursor.at += 1
        cursor.open_groups += 1
        found = self.alternatives()
        if cursor.peek() != ")":
            raise FilterRefused(tr("This parenthesis is not closed."), start)
        cursor.at += 1
        cursor.open_groups -= 1
        return found

    def _condition(self) -> Expression:
        cursor = self._cursor
        found = field_condition(cursor, self._zone_name)
        if found is not None:
            return found
        expression = cursor.regular_expression()
        if expression is not None:
            return Fits(ANYWHERE, *expression)
        if cursor.peek() == "~":
            cursor.at += 1
            return Fits(ANYWHERE, *regular_expression_word(cursor))
        return word_condition(cursor, ANYWHERE)
