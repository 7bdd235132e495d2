"""Every public module, class and function of the program says what it is for."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

import pytest

from tests.architecture.tree import Function, Source, package_sources

# Qt calls these; its documentation says what they do.
QT_OVERRIDE = re.compile(r"[a-z]+[A-Z]\w*$|(data|event|flags|index|paint|parent|sort|text|validate)$")


def _public(body: list[ast.stmt], prefix: str, in_ui: bool) -> Iterator[tuple[str, ast.ClassDef | Function]]:
    for node in body:
        if not isinstance(node, ast.ClassDef | Function) or node.name.startswith("_"):
            continue
        is_override = in_ui and bool(prefix) and QT_OVERRIDE.match(node.name)
        is_typing = any("overload" in ast.unparse(mark) for mark in node.decorator_list)
        if not is_override and not is_typing and not _is_setter(node):
            yield prefix + node.name, node
        if isinstance(node, ast.ClassDef):
            yield from _public(node.body, f"{node.name}.", in_ui)


def _is_setter(node: ast.ClassDef | Function) -> bool:
    return any(ast.unparse(mark).endswith((".setter", ".deleter")) for mark in node.decorator_list)


@pytest.mark.parametrize("source", package_sources(), ids=lambda source: source.name)
def test_public_things_are_documented(source: Source) -> None:
    assert ast.get_docstring(source.tree), "the module has no docstring"
    in_ui = source.name.startswith(("kafkagui/ui/", "kafkagui/app/"))
    public = _public(source.tree.body, "", in_ui)
    assert [name for name, node in public if ast.get_docstring(node) is None] == []
