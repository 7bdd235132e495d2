"""The checkout as the architecture tests see it: rooms, parsed source files, tracked files."""

from __future__ import annotations

import ast
import functools
import subprocess
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "kafkagui"
ROOMS = sorted(path.parent.name for path in PACKAGE.glob("*/__init__.py"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One Python file, read and parsed once."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        """The path from the checkout's root, with slashes."""
        return self.path.relative_to(ROOT).as_posix()

    @property
    def lines(self) -> int:
        """How many lines the file has."""
        return len(self.text.splitlines())

    def functions(self) -> list[Function]:
        """Every function and method, also the nested ones."""
        return [node for node in ast.walk(self.tree) if isinstance(node, Function)]


def _sources(paths: list[Path]) -> list[Source]:
    texts = [(path, path.read_text(encoding="utf-8")) for path in sorted(paths)]
    return [Source(path, text, ast.parse(text, str(path))) for path, text in texts]


@functools.cache
def package_sources() -> list[Source]:
    """The program's own files."""
    return _sources(list(PACKAGE.rglob("*.py")))


@functools.cache
def all_sources() -> list[Source]:
    """The program's files, the tests and dev.py."""
    return package_sources() + _sources([*(ROOT / "tests").rglob("*.py"), ROOT / "dev.py"])


@functools.cache
def tracked_files() -> list[Path]:
    """The files that git tracks and that exist; in an unpacked sdist, all files."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    if listing.returncode:
        return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    paths = [ROOT / name for name in listing.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


@functools.cache
def tracked_texts() -> dict[Path, str]:
    """The tracked files that are text."""
    texts = {}
    for path in tracked_files():
        try:
            texts[path] = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
    return texts


def code_lines(function: Function) -> int:
    """A function's length in lines without its docstring, which is asked for and so costs nothing."""
    length = (function.end_lineno or function.lineno) - function.lineno + 1
    first = function.body[0]
    if ast.get_docstring(function) is None or len(function.body) == 1:
        return length
    return length - ((first.end_lineno or first.lineno) - first.lineno + 1)
