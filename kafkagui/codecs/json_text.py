"""JSON, checked and never converted: numbers, order, duplicate names and spacing stay as they were typed.

RFC 8259 is the grammar. ``json`` only checks here; what it reads is thrown away. The standard library's own
output is no use for showing: it drops duplicate names and turns 1e400 into infinity.
"""

from __future__ import annotations

import json
import re

from kafkagui.codecs import text as text_codec
from kafkagui.codecs.codec import Codec
from kafkagui.core.errors import DecodeFailed, InputRefused
from kafkagui.core.wording import mark, tr

_PLAIN_WORDS = {
    "Expecting value": mark("a value belongs here"),
    "Expecting property name enclosed in double quotes": mark("a name in double quotes belongs here"),
    "Expecting ':' delimiter": mark("a colon belongs here"),
    "Expecting ',' delimiter": mark("a comma or a closing bracket belongs here"),
    "Unterminated string starting at": mark("this string has no closing quote"),
    "Invalid control character at": mark("a control character in a string must be escaped, such as \\n"),
    "Invalid \\escape": mark("JSON has no such escape"),
    "Invalid \\uXXXX escape": mark("four hex digits belong after \\u"),
    "Extra data": mark("there is more after the end of the value"),
    "Unexpected UTF-8 BOM (decode using utf-8-sig)": mark("JSON may not begin with a byte order mark"),
    "Illegal trailing comma before end of object": mark("a comma may not stand before the closing bracket"),
    "Illegal trailing comma before end of array": mark("a comma may not stand before the closing bracket"),
}
_STRING_OR_CONSTANT = re.compile(r'"(?:[^"\\]|\\.)*"|(-?Infinity|NaN)', re.DOTALL)
_LEADING_ZERO = re.compile(r"(?:^|[\[{:,\s-])0$")


class _NoJsonNumber(ValueError):
    """The checker met NaN or Infinity, which Python takes and JSON does not."""


def _refuse_constant(name: str) -> None:
    raise _NoJsonNumber(name)


def _forget(_: object) -> None:
    """Stand in for a parsed number or object: nothing is converted, so no number is too long."""


def encode(text: str) -> bytes:
    """The bytes of the text as typed, when it is JSON.

    Raises:
        InputRefused: with the position of the first error, and its line and column in the message.
    """
    data = text_codec.encode(text)
    check(text)
    return data


def check(text: str) -> None:
    """Refuse text that is not exactly one JSON value.

    Raises:
        InputRefused: with the position of the first error, and its line and column in the message.
    """
    try:
        json.loads(
            text, parse_int=_forget, parse_float=_forget, parse_constant=_refuse_constant, object_pairs_hook=_forget
        )
    except json.JSONDecodeError as error:
        raise _refused(text, error.pos, _reason(text, error)) from error
    except _NoJsonNumber as error:
        position = _position_of_constant(text)
        raise _refused(text, position, tr("JSON has no {name}", name=error)) from error
    except RecursionError as error:
        raise InputRefused(
            tr("This JSON is nested too deeply to be checked."), position=0, hint=tr("Send it as text.")
        ) from error


def _reason(text: str, error: json.JSONDecodeError) -> str:
    if not text.strip():
        return tr("there is nothing here, and JSON needs a value")
    if error.pos >= len(text.rstrip(" \t\r\n")) and not error.msg.startswith("Unterminated"):
        return tr("it ends too early")
    if error.msg in {"Extra data", "Expecting ',' delimiter"} and _LEADING_ZERO.search(text[: error.pos]):
        return tr("a number may not begin with 0") if text[error.pos].isdigit() else tr(_PLAIN_WORDS[error.msg])
    return tr(_PLAIN_WORDS.get(error.msg, error.msg))


def _position_of_constant(text: str) -> int:
    """Where the first NaN or Infinity stands outside strings; everything before it was found to be JSON."""
    return next(match.start(1) for match in _STRING_OR_CONSTANT.finditer(text) if match.group(1))


def _refused(text: str, position: int, reason: str) -> InputRefused:
    line = text.count("\n", 0, position) + 1
    column = position - (text.rfind("\n", 0, position) + 1) + 1
    return InputRefused(
        tr("Not JSON at line {line}, column {column}: {reason}.", line=line, column=column, reason=reason),
        position=position,
    )


def decode(data: bytes) -> str:
    """The text of the bytes, unchanged, when it is JSON.

    Raises:
        DecodeFailed: with the first byte that is wrong.
    """
    text = text_codec.decode(data)
    try:
        check(text)
    except InputRefused as refused:
        position = len(text[: refused.position].encode("utf-8"))
        raise DecodeFailed(refused.message, position=position) from refused
    return text


def pretty(text: str, indent: int = 2) -> str:
    """The same JSON over several lines: only white space between tokens changes, no token does.

    Text that is not JSON, or that the formatter is too strict for (an escaped half of a surrogate pair, very
    deep nesting), comes back as it is.
    """
    import msgspec  # Here, since the first paint does not need its 25 ms.

    try:
        return msgspec.json.format(text, indent=indent)
    except (msgspec.DecodeError, RecursionError, UnicodeEncodeError):
        return text


CODEC = Codec("json", "JSON", encode, decode)
