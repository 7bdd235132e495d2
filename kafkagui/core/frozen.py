"""Immutable classes of named fields, which cost a start of the program next to nothing.

`dataclass(frozen=True, slots=True)` writes five methods as text for every class and compiles them, which takes 0.4 ms
each: with the classes that a window needs before it can be painted, a tenth of the time until it is. A class made by
`frozen` has the same fields, and the standard library's `fields`, `replace` and `asdict` know it, but its methods are
shared and look the fields up. Making an object takes a few times as long for that; so what is made by the hundred
thousand, such as the partitions of a large cluster, stays a dataclass.
"""

from __future__ import annotations

from dataclasses import MISSING, Field, FrozenInstanceError, dataclass, field
from typing import ClassVar, NoReturn, Protocol, TypeVar, dataclass_transform

_Class = TypeVar("_Class")


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def frozen(cls: type[_Class]) -> type[_Class]:
    """Give a class of annotated fields the methods of a frozen dataclass with slots.

    What the class defines itself is left alone. A class that derives from a frozen one is to be decorated too.
    """
    made = dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    for name, method in _METHODS.items():
        if name not in cls.__dict__:
            setattr(made, name, method)
    return made


class _Made(Protocol):
    """What `dataclass` leaves on a class: its fields by name, and their names in order."""

    __dataclass_fields__: ClassVar[dict[str, Field[object]]]
    __match_args__: ClassVar[tuple[str, ...]]


def _init(self: _Made, *given: object, **named: object) -> None:
    names = self.__match_args__
    if len(given) > len(names):
        raise TypeError(f"{_name(self)} has {len(names)} fields, and {len(given)} values were given.")
    for name, value in zip(names, given, strict=False):
        if name in named:
            raise TypeError(f"{_name(self)} was given {name} twice.")
        object.__setattr__(self, name, value)
    for name in names[len(given) :]:
        value = named.pop(name) if name in named else _default(self, name)
        object.__setattr__(self, name, value)
    if named:
        raise TypeError(f"{_name(self)} has no {next(iter(named))}.")


def _default(self: _Made, name: str) -> object:
    declared = self.__dataclass_fields__[name]
    if declared.default is not MISSING:
        return declared.default
    if declared.default_factory is not MISSING:
        return declared.default_factory()
    raise TypeError(f"{_name(self)} needs {name}.")


def _name(self: object) -> str:
    return type(self).__qualname__


def _values(self: _Made) -> tuple[object, ...]:
    return tuple(getattr(self, name) for name in self.__match_args__)


def _repr(self: _Made) -> str:
    shown = (name for name, declared in self.__dataclass_fields__.items() if declared.repr)
    return f"{_name(self)}({', '.join(f'{name}={getattr(self, name)!r}' for name in shown)})"


def _eq(self: _Made, other: _Made) -> bool:
    return _values(self) == _values(other) if other.__class__ is self.__class__ else NotImplemented


def _hash(self: _Made) -> int:
    return hash(_values(self))


def _refuse_set(self: _Made, name: str, _value: object) -> NoReturn:
    raise FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_delete(self: _Made, name: str) -> NoReturn:
    raise FrozenInstanceError(f"cannot delete field {name!r}")


_METHODS = {
    "__init__": _init,
    "__repr__": _repr,
    "__eq__": _eq,
    "__hash__": _hash,
    "__setattr__": _refuse_set,
    "__delattr__": _refuse_delete,
}
