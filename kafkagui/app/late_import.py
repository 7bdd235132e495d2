"""Puts the loading of a module off until something of it is used.

The standard library's ``LazyLoader`` does not serve: with Python 3.11 the next ``import`` of the module loads it.
"""

from __future__ import annotations

import importlib.util
import sys
from types import ModuleType


def import_late(name: str) -> None:
    """Let ``import name`` be quick: the module is loaded when its first attribute is asked for.

    Does nothing for a module that is loaded already.

    Raises:
        ModuleNotFoundError: there is no such module.
    """
    if name in sys.modules:
        return
    spec = importlib.util.find_spec(name)
    if spec is None:
        raise ModuleNotFoundError(f"No module named {name!r}", name=name)
    module = importlib.util.module_from_spec(spec)
    module.__class__ = _Late
    sys.modules[name] = module


class _Late(ModuleType):
    """A module whose code has not run yet."""

    def __getattr__(self, attribute: str) -> object:
        """Run the module's code, once, and give what was asked for."""
        spec = self.__spec__
        if spec is None or spec.loader is None or attribute.startswith("__"):
            # PySide asks every module for ``__wrapped__``, which loads nothing.
            raise AttributeError(f"module {self.__name__!r} has no attribute {attribute!r}", name=attribute, obj=self)
        self.__class__ = ModuleType  # type: ignore[assignment]  # It is an ordinary module from here on.
        spec.loader.exec_module(self)
        return getattr(self, attribute)
