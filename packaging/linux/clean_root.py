"""A Debian with nothing but its base, in a folder: to see what the package really needs."""

from __future__ import annotations

import contextlib
import re
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

_ENVIRONMENT = {
    "PATH": "/usr/sbin:/usr/bin:/sbin:/bin",
    "HOME": "/srv/person",
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
    release, mirror = _release_and_mirror()
    if not (base / "ready").is_file():
        shutil.rmtree(base, ignore_errors=True)
        # Whoever fetches over TLS needs the authorities for that.
        options = ["--variant=minbase", "--include=ca-certificates"]
        subprocess.run(["debootstrap", *options, release, base, mirror], check=True, stdout=subprocess.DEVNULL)
        (base / "ready").touch()
    shutil.rmtree(folder, ignore_errors=True)
    subprocess.run(["cp", "-a", base, folder], check=True)
    shutil.copytree("/etc/apt/apt.conf.d", folder / "etc/apt/apt.conf.d", dirs_exist_ok=True, symlinks=True)
    (folder / "etc/apt/sources.list").write_text(f"deb {mirror} {release} main\n")
    (folder / _ENVIRONMENT["HOME"].lstrip("/")).mkdir()
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


def _release_and_mirror() -> tuple[str, str]:
    """This machine's release of Debian, and where it gets Debian's own packages from."""
    policy = subprocess.run(["apt-cache", "policy", "base-files"], capture_output=True, text=True, check=True).stdout
    found = re.search(r"^ +\d+ (\w+://\S+) (\w+)/main", policy, re.MULTILINE)
    if found is None:
        raise FileNotFoundError("apt knows no mirror; apt-get update makes it look")
    return found[2], found[1]
