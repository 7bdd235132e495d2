"""Which methods of the program's classes override one of Qt's: the names are Qt's then, not ours."""

from __future__ import annotations

import ast
import functools

from PySide6 import QtCore, QtGui, QtSvg, QtWidgets

from tests.architecture.tree import package_sources

QT_MODULES = (QtCore, QtGui, QtWidgets, QtSvg)


@functools.cache
def _bases_by_class() -> dict[str, list[str]]:
    """The names of the classes that each class of the program derives from."""
    classes = [node for s in package_sources() for node in ast.walk(s.tree) if isinstance(node, ast.ClassDef)]
    return {node.name: [_last_name(base) for base in node.bases] for node in classes}


def _last_name(base: ast.expr) -> str:
    """`QtCore.QObject` and `QObject` are the same; `Model[Row]` is `Model`."""
    return ast.unparse(base).split("[")[0].split(".")[-1]


@functools.cache
def _qt_classes(name: str) -> tuple[type, ...]:
    """The Qt classes that a class of this name is or derives from."""
    found = [getattr(module, name) for module in QT_MODULES if hasattr(module, name)]
    for base in _bases_by_class().get(name, []):
        found += _qt_classes(base) if base != name else ()
    return tuple(found)


def is_qt_override(class_name: str, method: str) -> bool:
    """True if Qt calls the method: a Qt class among the bases has one of that name."""
    return any(hasattr(qt_class, method) for qt_class in _qt_classes(class_name))
