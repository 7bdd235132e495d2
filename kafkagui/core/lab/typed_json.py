"""Frozen dataclasses to JSON and back, by their annotations: numbers, texts, enums, tuples, None, and unions.

An enum stands as its name in lower case with hyphens, acks by their label; where an annotation allows several
dataclasses, each says which it is under ``kind``. Fields that have their default value are left out.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from collections.abc import Mapping, Sequence
from enum import Enum
from typing import TypeVar, cast

from kafkagui.core.delivery import Acks
from kafkagui.core.errors import InputRefused
from kafkagui.core.wording import tr

Json = str | int | float | bool | None | Sequence["Json"] | Mapping[str, "Json"]

_T = TypeVar("_T")
_KIND = "kind"


def to_json(value: object) -> dict[str, Json]:
    """A dataclass as a JSON object.

    Raises:
        TypeError: for something that has no JSON form.
    """
    if not dataclasses.is_dataclass(value) or isinstance(value, type):
        raise TypeError(f"{type(value).__name__} has no JSON form")
    hints = _hints(type(value))
    made: dict[str, Json] = {}
    for field in dataclasses.fields(value):
        item = getattr(value, field.name)
        if field.default is dataclasses.MISSING or item != field.default:
            made[field.name] = _write(hints[field.name], item)
    return made


def from_json(kind: type[_T], value: Json, where: str = "") -> _T:
    """Read ``to_json`` back as ``kind``; ``where`` names the place in messages.

    Raises:
        InputRefused: naming the place that does not fit.
    """
    return cast(_T, _read(kind, value, where))


def _write(kind: object, value: object) -> Json:
    if isinstance(value, float) and value.is_integer():
        return int(value)
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, Enum):
        return _word(value)
    if isinstance(value, tuple):
        return [_write(typing.get_args(kind)[0], item) for item in value]
    if len(_dataclasses(kind)) > 1:
        return {_KIND: _name(type(value)), **to_json(value)}
    return to_json(value)


def _read(kind: object, value: Json, where: str) -> object:
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return _read_one_of(kind, value, where)
    if typing.get_origin(kind) is tuple:
        if not isinstance(value, list):
            raise _refused(where, tr("a list"))
        item_kind = typing.get_args(kind)[0]
        return tuple(_read(item_kind, item, f"{where}[{number}]") for number, item in enumerate(value))
    if isinstance(kind, type) and issubclass(kind, Enum):
        return _read_enum(kind, value, where)
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        return _read_object(kind, value, where)
    return _read_plain(kind, value, where)


def _read_plain(kind: object, value: Json, where: str) -> object:
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if kind is float and is_number:
        return float(cast(float, value))
    if kind is int and is_number and isinstance(value, int):
        return value
    if (kind is str and isinstance(value, str)) or (kind is bool and isinstance(value, bool)):
        return value
    if kind is bool:
        raise _refused(where, tr("true or false"))
    raise _refused(where, tr("a text") if kind is str else tr("a whole number") if kind is int else tr("a number"))


def _read_one_of(kind: object, value: Json, where: str) -> object:
    choices = [choice for choice in typing.get_args(kind) if choice is not types.NoneType]
    if value is None and len(choices) < len(typing.get_args(kind)):
        return None
    if len(choices) == 1:
        return _read(choices[0], value, where)
    named = {_name(choice): choice for choice in _dataclasses(kind)}
    name = value.get(_KIND) if isinstance(value, Mapping) else None
    if not isinstance(value, Mapping) or not isinstance(name, str) or name not in named:
        raise _refused(f"{where}.{_KIND}", tr("one of {names}", names=", ".join(named)))
    return _read(named[name], {key: item for key, item in value.items() if key != _KIND}, where)


def _read_enum(kind: type[Enum], value: Json, where: str) -> Enum:
    words = {_word(member): member for member in kind}
    if not isinstance(value, str) or value not in words:
        raise _refused(where, tr("one of {names}", names=", ".join(words)))
    return words[value]


def _read_object(kind: type[object], value: Json, where: str) -> object:
    if not isinstance(value, Mapping):
        raise _refused(where, tr("an object"))
    hints = _hints(kind)
    for name in value:
        if name not in hints:
            raise _refused(_inner(where, name), tr("one of {names}", names=", ".join(hints)))
    for name in _needed(kind):
        if name not in value:
            raise _refused(_inner(where, name), tr("a value"))
    return kind(**{name: _read(hints[name], item, _inner(where, name)) for name, item in value.items()})


def _refused(where: str, wanted: str) -> InputRefused:
    return InputRefused(tr("{where}: {wanted} is needed here.", where=where or "–", wanted=wanted), field=where)


def _inner(where: str, name: str) -> str:
    return f"{where}.{name}" if where else name


def _hints(kind: type[object]) -> dict[str, object]:
    return typing.get_type_hints(kind)


def _needed(kind: type[object]) -> tuple[str, ...]:
    fields = dataclasses.fields(kind) if dataclasses.is_dataclass(kind) else ()
    missing = dataclasses.MISSING
    return tuple(f.name for f in fields if f.default is missing and f.default_factory is missing)


def _dataclasses(kind: object) -> list[type[object]]:
    return [choice for choice in typing.get_args(kind) if dataclasses.is_dataclass(choice) and isinstance(choice, type)]


def _word(member: Enum) -> str:
    return member.label if isinstance(member, Acks) else member.name.lower().replace("_", "-")


def _name(kind: type[object]) -> str:
    return "".join(f"-{sign.lower()}" if sign.isupper() else sign for sign in kind.__name__).strip("-")
