"""Calls that freeze the window, lose an error, or run text as code are nowhere in the program."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.tree import ROOT, Source, package_sources

# What may not be named at all, by its last part.
BANNED_NAMES = {"processEvents", "asyncSlot", "QThread", "QThreadPool", "QSortFilterProxyModel"}
BANNED_IMPORTS = {"pickle", "shelve", "dill"}
BANNED_CALLS = {"eval", "exec", "time.sleep", "os.system", "os.popen", "subprocess.getoutput", "breakpoint"}
NESTED_LOOPS = {"exec", "exec_"}


def _faults(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        line = getattr(node, "lineno", 0)
        if isinstance(node, ast.Name | ast.Attribute):
            name = node.id if isinstance(node, ast.Name) else node.attr
            if name in BANNED_NAMES:
                yield f"{line}: {name}"
        if isinstance(node, ast.Import | ast.ImportFrom):
            yield from (f"{line}: {name}" for name in _imported(node) if _is_banned_import(name))
        if isinstance(node, ast.Call):
            yield from (f"{line}: {fault}" for fault in _call_faults(node))
        if isinstance(node, ast.AsyncFunctionDef):
            yield from (f"{line}: nested loop in {node.name}" for call in _own_calls(node) if _is_loop(call))


def _imported(node: ast.Import | ast.ImportFrom) -> list[str]:
    prefix = f"{node.module}." if isinstance(node, ast.ImportFrom) else ""
    return [prefix + alias.name for alias in node.names]


def _is_banned_import(name: str) -> bool:
    return name in BANNED_CALLS or name.split(".")[0] in BANNED_IMPORTS or name.split(".")[-1] in BANNED_NAMES


def _call_faults(call: ast.Call) -> Iterator[str]:
    if ast.unparse(call.func) in BANNED_CALLS:
        yield ast.unparse(call.func)
    for keyword in call.keywords:
        if keyword.arg == "shell" and not (isinstance(keyword.value, ast.Constant) and not keyword.value.value):
            yield "shell="


def _own_calls(function: ast.AsyncFunctionDef) -> Iterator[ast.Call]:
    """The calls a coroutine makes itself, not those of functions defined in it."""
    todo: list[ast.AST] = list(function.body)
    while todo:
        node = todo.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.Call):
            yield node
        todo.extend(ast.iter_child_nodes(node))


def _is_loop(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and call.func.attr in NESTED_LOOPS


@pytest.mark.parametrize("source", package_sources(), ids=lambda source: source.name)
def test_no_banned_call(source: Source) -> None:
    assert list(_faults(source.tree)) == []


@pytest.mark.parametrize(
    "text",
    [
        "app.processEvents()",
        "from qasync import asyncSlot",
        "from PySide6.QtCore import QThread",
        "import time\ntime.sleep(1)",
        "from time import sleep",
        "async def f(d): d.exec()",
        "eval('1')",
        "import pickle",
        "import subprocess as s\ns.run('ls', shell=True)",
    ],
)
def test_the_search_finds(text: str) -> None:
    assert list(_faults(ast.parse(text)))


@pytest.mark.parametrize("text", ["def f(d): d.exec()", "run(['ls'], shell=False)", "await sleep(0)"])
def test_the_search_lets_pass(text: str) -> None:
    assert not list(_faults(ast.parse(text)))


def test_dev_door_needs_the_standard_library_only_and_reads_on_old_pythons() -> None:
    tree = ast.parse((ROOT / "dev.py").read_text(encoding="utf-8"), feature_version=(3, 8))
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.Import | ast.ImportFrom)]
    tops = {name.split(".")[0] for node in imports for name in _imported(node)}
    stdlib = {
        "__future__",
        "argparse",
        "contextlib",
        "hashlib",
        "os",
        "pathlib",
        "shutil",
        "subprocess",
        "sys",
    }
    assert tops <= stdlib | {"typing"}
