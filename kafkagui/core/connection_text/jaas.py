"""JAAS: the line that ``sasl.jaas.config`` holds, and the file that ``java.security.auth.login.config`` names.

Read as Kafka reads it (``o.a.k.common.security.JaasConfig`` over ``java.io.StreamTokenizer``): values in single or
double quotes with C's escapes, bare words of letters, digits and ``. - _ $``, comments of both C++ kinds.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

_FLAGS = ("required", "requisite", "sufficient", "optional")
_TOKEN = re.compile(
    r"""
      (?P<blank> [\x00-\x20]+ | /\*.*?(?:\*/|\Z) | /[^\r\n]* )
    | (?P<quoted> "(?:\\.|[^"\\\r\n])*" | '(?:\\.|[^'\\\r\n])*' )
    | (?P<word> [A-Za-z0-9._$\u0080-\U0010ffff-]+ )
    | (?P<mark> . )
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\([0-3][0-7]{0,2}|[4-7][0-7]?|.)", re.DOTALL)
_LETTERS = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}


class _Token(NamedTuple):
    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class LoginModule:
    """One login module: its class, its control flag, and its options in their order."""

    class_name: str
    flag: str
    options: dict[str, str] = field(repr=False)

    @property
    def short_name(self) -> str:
        """The class without its package, such as ``PlainLoginModule``."""
        return self.class_name.rpartition(".")[2]


def read_jaas(text: str) -> LoginModule:
    """The login module of a JAAS line, or the one of the client in a JAAS file.

    Raises:
        InputRefused: where Kafka would refuse the line too; says what was expected.
    """
    tokens = list(_tokens(text))
    if "{" in (token.text for token in tokens if token.kind == "mark"):
        tokens = _client_section(tokens)
    return _Reader(tokens).module()


def _tokens(text: str) -> Iterator[_Token]:
    for found in _TOKEN.finditer(text):
        kind = found.lastgroup or ""
        if kind == "quoted":
            yield _Token("word", _ESCAPE.sub(_unescaped, found[0][1:-1]))
        elif kind != "blank":
            yield _Token(kind, found[0])


def _unescaped(found: re.Match[str]) -> str:
    code = found[1]
    return chr(int(code, 8)) if code[0] in "01234567" else _LETTERS.get(code, code)


def _client_section(tokens: list[_Token]) -> list[_Token]:
    """What stands in the braces after ``KafkaClient``, else in the first ones."""
    opened = [place for place, token in enumerate(tokens) if token == _Token("mark", "{")]
    chosen = next((place for place in opened if place and tokens[place - 1].text == "KafkaClient"), opened[0])
    rest = tokens[chosen + 1 :]
    end = next((place for place, token in enumerate(rest) if token == _Token("mark", "}")), len(rest))
    return rest[:end]


class _Reader:
    """Goes through the tokens once."""

    def __init__(self, tokens: list[_Token]) -> None:
        self._tokens = tokens
        self._place = 0

    def module(self) -> LoginModule:
        """Class, flag, ``name=value`` pairs, and the semicolon.

        Raises:
            InputRefused: for anything else.
        """
        class_name = self._word(tr("the class of a login module"))
        flag = self._word(tr("required, requisite, sufficient or optional"))
        if flag.lower() not in _FLAGS:
            message = tr("“{word}” is no control flag of a JAAS line.", word=flag)
            raise InputRefused(message, field="sasl.jaas.config", hint=tr("Usually it is “required”."))
        options: dict[str, str] = {}
        while not self._is_over():
            name = self._word(tr("the name of an option"))
            self._mark("=", tr("an equals sign after “{name}”", name=name))
            options[name] = self._word(tr("a value for “{name}”, in quotes", name=name))
        return LoginModule(class_name, flag.lower(), options)

    def _is_over(self) -> bool:
        if self._place >= len(self._tokens):
            raise _expected(tr("a semicolon at the end"))
        return self._tokens[self._place] == _Token("mark", ";")

    def _word(self, wanted: str) -> str:
        token = self._next(wanted)
        if token.kind != "word":
            raise _expected(wanted)
        return token.text

    def _mark(self, mark: str, wanted: str) -> None:
        if self._next(wanted) != _Token("mark", mark):
            raise _expected(wanted)

    def _next(self, wanted: str) -> _Token:
        if self._place >= len(self._tokens):
            raise _expected(wanted)
        self._place += 1
        return self._tokens[self._place - 1]


def _expected(wanted: str) -> InputRefused:
    message = tr("The JAAS line cannot be read: {wanted} is missing.", wanted=wanted)
    return InputRefused(message, field="sasl.jaas.config", hint=tr("Values stand in quotes; a semicolon ends it."))


def write_jaas(module: LoginModule) -> str:
    """The line that ``read_jaas`` reads back; every value in double quotes."""
    options = "".join(f" {name}={_quoted(value)}" for name, value in module.options.items())
    return f"{module.class_name} {module.flag}{options};"


def _quoted(value: str) -> str:
    written = "".join(_written(char) for char in value)
    return f'"{written}"'


def _written(char: str) -> str:
    if char in '"\\':
        return f"\\{char}"
    return f"\\{ord(char):03o}" if char < " " or char == "\x7f" else char
