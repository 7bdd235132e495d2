"""Finds the texts in a source file that a person would read and that no language can change."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

DOORS = {"tr", "trn", "mark"}
"""The functions of `kafkagui/core/wording.py`."""

_KEYS = re.compile(r"(Ctrl|Shift|Alt|Meta|F\d|Esc|Del|Return|Enter|Space|Tab|Home|End|Page|Ins|Backspace|Menu)\b")
_WORDS = re.compile(r"[A-Za-z,.:”’…%)}0-9] [A-Za-z“{(0-9]|^[A-Z“][a-z]+")
_LETTERS = re.compile(r"[A-Za-z]{3}")

# What gets texts that no person reads: failures of the program itself, the log, names of things.
_UNREAD_CALLS = {
    "ValueError", "RuntimeError", "TypeError", "KeyError", "IndexError", "LookupError", "AssertionError",
    "NotImplementedError", "TypeVar", "cast", "compile", "debug", "info", "warning", "error", "exception", "getattr",
    "setObjectName", "setProperty", "property", "setStyleSheet", "QKeySequence", "strftime", "set_surface",
}  # fmt: skip
# `name` is what a task is called in the log, except where it is a widget's accessible name.
_UNREAD_KEYWORDS = {"key", "kind", "role", "icon_name", "tone", "field", "code", "keys"}
_TASK_STARTERS = {"run", "create_task"}


def unspoken(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """Line and text of each literal that reads like words and does not go through a door."""
    yield from _walk(tree)


def _walk(node: ast.AST) -> Iterator[tuple[int, str]]:
    for field, value in ast.iter_fields(node):
        for child in value if isinstance(value, list) else [value]:
            if isinstance(child, ast.AST) and not _is_unread(node, field, child):
                yield from _found(child)


def _found(node: ast.AST) -> Iterator[tuple[int, str]]:
    if isinstance(node, ast.JoinedStr):
        parts = [str(part.value) if isinstance(part, ast.Constant) else "0" for part in node.values]
        literal = "".join(part for part in parts if part != "0")
        if _LETTERS.search(literal) and _reads_like_words("".join(parts)):
            yield node.lineno, "".join(parts)
        for part in node.values:
            yield from _walk(part)
    elif isinstance(node, ast.Constant):
        if isinstance(node.value, str) and _reads_like_words(node.value):
            yield node.lineno, node.value
    else:
        yield from _walk(node)


def _reads_like_words(text: str) -> bool:
    return bool(_LETTERS.search(text) and _WORDS.search(text) and not _KEYS.match(text))


def _is_unread(parent: ast.AST, field: str, child: ast.AST) -> bool:
    """Whether what stands there is no text of the window."""
    if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
        return True  # A docstring.
    if field in {"annotation", "returns", "decorator_list", "keys", "bases"} or isinstance(parent, ast.Compare):
        return True
    if isinstance(child, ast.Assign | ast.AnnAssign):
        return _assigns_names(child)
    if isinstance(parent, ast.keyword):
        return parent.arg in _UNREAD_KEYWORDS
    if isinstance(parent, ast.Call):
        called = name_of(parent)
        is_task_name = isinstance(child, ast.keyword) and child.arg == "name" and called in _TASK_STARTERS
        return is_task_name or (called in DOORS | _UNREAD_CALLS and isinstance(child, ast.Constant | ast.JoinedStr))
    return False


def _assigns_names(assignment: ast.Assign | ast.AnnAssign) -> bool:
    """Whether names for the interpreter are assigned: `__all__`, or a type in quotes."""
    targets = assignment.targets if isinstance(assignment, ast.Assign) else [assignment.target]
    is_alias = isinstance(assignment, ast.AnnAssign) and "TypeAlias" in ast.unparse(assignment.annotation)
    return is_alias or any(isinstance(target, ast.Name) and target.id == "__all__" for target in targets)


def name_of(call: ast.Call) -> str:
    """The last part of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
