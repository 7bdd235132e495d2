"""What a packed folder may hold: no Qt module that the program does not import, no file that is much too large."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from steps import ROOT

# Below the modules that Python imports lie these: text layout and D-Bus of the platform plug-ins, the Wayland plug-in.
_BELOW = {"DBus", "XcbQpa", "WaylandClient", "WlShellIntegration"}
_QT_LIBRARY = re.compile(r"^(?:lib)?Qt6(\w+?)(?:\.dll|\.so[.\d]*)$")
_QT_BINDING = re.compile(r"^Qt(\w+?)(?:\.abi3\.so|\.pyd)$")


def imported_qt_modules() -> set[str]:
    """The Qt modules that the program's sources import, without ``Qt``."""
    found: set[str] = set()
    for path in (ROOT / "kafkagui").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("PySide6.Qt"):
                found.add((node.module or "").split(".")[1].removeprefix("Qt"))
            elif isinstance(node, ast.ImportFrom) and node.module == "PySide6":
                found |= {alias.name.removeprefix("Qt") for alias in node.names if alias.name.startswith("Qt")}
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names if alias.name.startswith("PySide6.Qt")]
                found |= {name.split(".")[1].removeprefix("Qt") for name in names}
    return found


def unused_qt_modules(folder: Path) -> list[str]:
    """The files of Qt modules that nothing needs."""
    wanted = imported_qt_modules()
    bad = []
    for path in folder.rglob("*"):
        library, binding = _QT_LIBRARY.match(path.name), _QT_BINDING.match(path.name)
        if (library and library[1] not in wanted | _BELOW) or (binding and binding[1] not in wanted):
            bad.append(path.relative_to(folder).as_posix())
    return sorted(bad)


def largest(folder: Path, count: int = 15) -> list[str]:
    """The largest files, a line each."""
    files = sorted((path for path in folder.rglob("*") if path.is_file()), key=lambda path: -path.lstat().st_size)
    return [f"{path.lstat().st_size / 1e6:7.2f} MB  {path.relative_to(folder)}" for path in files[:count]]


def size_mb(folder: Path) -> float:
    """Bytes of all files, in MB; a link counts nothing."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file() and not path.is_symlink()) / 1e6


def licences_missing(files: Path) -> list[str]:
    """Packages of the lock without a folder of licences; those for other systems apart."""
    from licences import locked_names

    present = {re.sub(r"[-_.]+", "-", path.name.rpartition("-")[0]).lower() for path in (files / "licences").iterdir()}
    return sorted(locked_names() - present)
