"""Collects the licences of everything that a packed program carries.

    python packaging/licences.py SITE_PACKAGES FOLDER [PYTHON_LICENCE]

Every package that the lock of packed programs names and that is installed gets a folder with its licence files and
the line of its metadata. A package without a licence file keeps that line, and its entry in THIRD-PARTY-NOTICES.md.
"""

from __future__ import annotations

import re
import shutil
import sys
from email.parser import HeaderParser
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "packaging" / "frozen.lock"
NOT_SHIPPED = {"pyinstaller", "pyinstaller-hooks-contrib", "altgraph", "pefile", "macholib", "setuptools"}
_LICENCE_FILE = re.compile(r"(licen[sc]e|copying|notice|authors)", re.IGNORECASE)


def locked_names() -> set[str]:
    """The packages of the lock that are shipped, in the spelling of PEP 503."""
    names = re.findall(r"^([\w.-]+)==", LOCK.read_text("utf-8"), re.MULTILINE)
    return {_plain(name) for name in names} - NOT_SHIPPED


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def collect(site_packages: Path, folder: Path) -> list[str]:
    """Copy the licences of the installed packages; returns the packages that ship none."""
    wanted, bare = locked_names(), []
    shutil.rmtree(folder, ignore_errors=True)
    for info in sorted(site_packages.glob("*.dist-info")):
        metadata = HeaderParser().parsestr((info / "METADATA").read_text("utf-8"))
        if _plain(metadata["Name"]) not in wanted:
            continue
        files = [path for path in info.rglob("*") if path.is_file() and _LICENCE_FILE.search(path.name)]
        target = folder / f"{metadata['Name']}-{metadata['Version']}"
        target.mkdir(parents=True)
        for path in files:
            name = "-".join(path.relative_to(info).parts)
            shutil.copyfile(path, target / (name if path.suffix else f"{name}.txt"))
        licence = metadata["License-Expression"] or metadata["License"] or "see THIRD-PARTY-NOTICES.md"
        line = f"{metadata['Name']} {metadata['Version']}: {licence.strip()}\n{metadata['Home-page'] or ''}\n"
        (target / "PACKAGE.txt").write_text(line, "utf-8")
        if not files:
            bare.append(metadata["Name"])
    for source in (ROOT / "LICENSE", ROOT / "resources" / "THIRD-PARTY-NOTICES.md"):
        shutil.copyfile(source, folder / f"{source.stem}{source.suffix or '.txt'}")
    return bare


def add_python(licence: Path, folder: Path) -> None:
    """Add the licence of Python itself."""
    (folder / "Python").mkdir(parents=True, exist_ok=True)
    shutil.copyfile(licence, folder / "Python" / "LICENSE.txt")


if __name__ == "__main__":
    without = collect(Path(sys.argv[1]), Path(sys.argv[2]))
    if sys.argv[3:]:
        add_python(Path(sys.argv[3]), Path(sys.argv[2]))
    print(f"licences: {len(locked_names())} packages; without a licence file: {', '.join(without) or 'none'}")
