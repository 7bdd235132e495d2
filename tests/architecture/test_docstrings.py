"""Every public module, class and function of the program says what it is for."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.qt_overrides import is_qt_override
from tests.architecture.tree import Function, Source, package_sources


def _public(body: list[ast.stmt], owner: str = "") -> Iterator[tuple[str, ast.ClassDef | Function]]:
    for node in body:
        if not isinstance(node, ast.ClassDef | Function) or node.name.startswith("_"):
            continue
        # Qt's documentation says what its virtual methods do.
        is_override = bool(owner) and is_qt_override(owner, node.name)
        is_typing = any("overload" in ast.unparse(mark) for mark in node.decorator_list)
        if not is_override and not is_typing and not _is_setter(node):
            yield f"{owner}.{node.name}".strip("."), node
        if isinstance(node, ast.ClassDef):
            yield from _public(node.body, node.name)


def _is_setter(node: ast.ClassDef | Function) -> bool:
    return any(ast.unparse(mark).endswith((".setter", ".deleter")) for mark in node.decorator_list)


@pytest.mark.parametrize("source", package_sources(), ids=lambda source: source.name)
def test_public_things_are_documented(source: Source) -> None:
    assert ast.get_docstring(source.tree), "the module has no docstring"
    public = _public(source.tree.body)
    assert [name for name, node in public if ast.get_docstring(node) is None] == []
