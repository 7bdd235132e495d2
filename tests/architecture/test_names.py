"""Names tell what a thing is; the shape of ui files is the same everywhere."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.qt_overrides import is_qt_override
from tests.architecture.tree import Source, all_sources, package_sources

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common", "stuff"}
UI_SOURCES = [source for source in package_sources() if source.name.startswith("kafkagui/ui/")]
CAMEL = re.compile(r"[a-z]+[A-Z]")


def _words(name: str) -> set[str]:
    return {word.lower() for word in re.findall(r"[A-Z]?[a-z]+|[A-Z]+", name)}


@pytest.mark.parametrize("source", all_sources(), ids=lambda source: source.name)
def test_no_name_says_nothing(source: Source) -> None:
    classes = [node.name for node in ast.walk(source.tree) if isinstance(node, ast.ClassDef)]
    empty = [name for name in [*source.path.with_suffix("").parts[-2:], *classes] if _words(name) & EMPTY_WORDS]
    assert empty == []


@pytest.mark.parametrize("source", UI_SOURCES, ids=lambda source: source.name)
def test_one_public_class_a_ui_file(source: Source) -> None:
    public = [n.name for n in source.tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
    widgets = [name for name in public if not _is_plain(source, name)]
    assert len(widgets) <= 1, widgets


@pytest.mark.parametrize("source", UI_SOURCES, ids=lambda source: source.name)
def test_camel_case_is_for_qt_overrides_and_stands_last(source: Source) -> None:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            names = [n.name for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
            # One word in lower case, as `paint`, fits both kinds of place.
            names = [name for name in names if CAMEL.match(name) or not is_qt_override(node.name, name)]
            camel = [bool(CAMEL.match(name)) for name in names]
            assert camel == sorted(camel), f"{node.name}: {names}"
            assert [name for name in names if CAMEL.match(name) and not is_qt_override(node.name, name)] == []


def _is_plain(source: Source, name: str) -> bool:
    """A dataclass, an enum or a Protocol may stand beside the one class that a file is about."""
    node = next(n for n in source.tree.body if isinstance(n, ast.ClassDef) and n.name == name)
    marks = [ast.unparse(mark) for mark in [*node.decorator_list, *node.bases]]
    plain = r"(dataclasses\.)?dataclass|frozen$|(enum\.)?\w*(Enum|Flag)$|Protocol|NamedTuple"
    return any(re.match(plain, m) for m in marks)
