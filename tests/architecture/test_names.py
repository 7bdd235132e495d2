"""Names tell what a thing is; the shape of ui files is the same everywhere."""

from __future__ import annotations

import ast
import re

import pytest

from tests.architecture.tree import Source, all_sources, package_sources

EMPTY_WORDS = {"util", "utils", "helper", "helpers", "manager", "managers", "misc", "common", "stuff"}
UI_SOURCES = [source for source in package_sources() if source.name.startswith("kafkagui/ui/")]
CAMEL = re.compile(r"[a-z]+[A-Z]")
# Qt's overrides that are one lower-case word fit both kinds of place.
ONE_WORD_OVERRIDES = {"data", "event", "flags", "index", "paint", "parent", "sort", "text", "validate"}


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
def test_qt_overrides_stand_last(source: Source) -> None:
    for node in ast.walk(source.tree):
        if isinstance(node, ast.ClassDef):
            names = [n.name for n in node.body if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
            names = [name for name in names if name not in ONE_WORD_OVERRIDES]
            camel = [bool(CAMEL.match(name)) for name in names]
            assert camel == sorted(camel), f"{node.name}: {names}"


def _is_plain(source: Source, name: str) -> bool:
    """A dataclass, an enum or a Protocol may stand beside the one class that a file is about."""
    node = next(n for n in source.tree.body if isinstance(n, ast.ClassDef) and n.name == name)
    marks = [ast.unparse(mark) for mark in [*node.decorator_list, *node.bases]]
    return any(re.match(r"(dataclasses\.)?dataclass|(enum\.)?\w*(Enum|Flag)$|Protocol|NamedTuple", m) for m in marks)
