"""A Debian with nothing but its base, in a folder: to see what the package really needs."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_APT = ("sources.list", "sources.list.d", "apt.conf.d", "trusted.gpg.d")
_ENVIRONMENT = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/root",
    "LC_ALL": "C.UTF-8",
    "DEBIAN_FRONTEND": "noninteractive",
}


class CleanRoot:
    """One such Debian; needs root."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def run(
        self, *words: str, timeout_s: float = 300, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in it to its end."""
        command = ["chroot", self.folder, *words]
        environment = {**_ENVIRONMENT, **(more or {})}
        return subprocess.run(
            command, env=environment, capture_output=True, text=True, timeout=timeout_s, stdin=subprocess.DEVNULL
        )

    def start(self, *words: str, more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a command in it."""
        return subprocess.Popen(["chroot", self.folder, *words], env={**_ENVIRONMENT, **(more or {})})


@contextlib.contextmanager
def clean_root(work: Path) -> Iterator[CleanRoot]:
    """Make a fresh one below a folder, with ``/proc`` and ``/dev``; the base is kept for the next time."""
    base, folder = work / "clean-base", work / "clean-root"
    if not (base / "ready").is_file():
        shutil.rmtree(base, ignore_errors=True)
        subprocess.run(["debootstrap", "--variant=minbase", _release(), base, _mirror()], check=True)
        (base / "ready").touch()
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "-a", base, folder], check=True)
    for name in _APT:
        source = Path("/etc/apt") / name
        if source.is_dir():
            shutil.copytree(source, folder / "etc/apt" / name, dirs_exist_ok=True, symlinks=True)
        elif source.is_file():
            shutil.copy(source, folder / "etc/apt" / name)
    for name in ("resolv.conf", "hosts"):
        shutil.copy(Path("/etc") / name, folder / "etc" / name)
    mounts = [("proc", folder / "proc", ["-t", "proc"]), ("/dev", folder / "dev", ["--bind"])]
    for what, where, how in mounts:
        subprocess.run(["mount", *how, what, where], check=True)
    try:
        yield CleanRoot(folder)
    finally:
        for _what, where, _how in mounts:
            subprocess.run(["umount", "-l", where], check=False)


def _release() -> str:
    return re.search(r"^VERSION_CODENAME=(\w+)", Path("/etc/os-release").read_text(), re.MULTILINE)[1]  # type: ignore[index]


def _mirror() -> str:
    """Where this machine gets its own packages from."""
    lists = [Path("/etc/apt/sources.list"), *Path("/etc/apt/sources.list.d").glob("*")]
    text = "\n".join(path.read_text() for path in lists if path.is_file())
    found = re.search(r"^(?:deb (?:\[.*?\] )?|URIs: *)(\S+)", text, re.MULTILINE)
    if found is None:
        raise FileNotFoundError("apt's lists name no mirror")
    return found[1]
