"""A wine prefix in which the packed program, Python and the installer run, and running things in it."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

_HERE = Path(__file__).resolve().parent
_STAND_INS = ("icuuc", "mscms", "bcryptprimitives")
_TIMEOUT_S = 120.0
TOOLS = {"wine": "wine", "wineserver": "wine64", "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64"}
"""Programs that this needs, with their Debian packages."""


class Wine:
    """One prefix: a Windows 10 of 64 bits in a folder.

    Args:
        folder: where it is; made when it is not there.
        display: the X display for what has a window, such as ``:99``; empty for the environment's.
    """

    def __init__(self, folder: Path, display: str = "") -> None:
        self.folder = folder
        self.drive = folder / "drive_c"
        self._environment = {
            **os.environ,
            "WINEPREFIX": str(folder),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "LC_ALL": "C.UTF-8",
            "WINEDLLOVERRIDES": "mscoree,mshtml=;winemenubuilder.exe=d",
        }
        if display:
            self._environment["DISPLAY"] = display
        if not (folder / "ready").is_file():
            self._make()

    def _make(self) -> None:
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        self.run(["wineboot", "-i"])
        for name in _STAND_INS:
            library = self.drive / "windows" / "system32" / f"{name}.dll"
            compiler = ["x86_64-w64-mingw32-gcc", "-w", "-shared", "-nostdlib", "-O1", "-o", library]
            subprocess.run([*compiler, _HERE / f"{name}.c", "-ladvapi32"], check=True)
        self.run(["winecfg", "-v", "win10"])  # Debian's default is Windows 7, which Python refuses.
        self.run(["reg", "add", r"HKCU\Software\Wine\DllOverrides", "/v", "mscms", "/d", "native", "/f"])
        self.wait()
        (self.folder / "ready").touch()

    @property
    def home(self) -> Path:
        """The person's folder."""
        return next(folder for folder in (self.drive / "users").iterdir() if folder.name != "Public")

    def run(
        self, words: Sequence[str | Path], timeout_s: float = _TIMEOUT_S, more: Mapping[str, str] | None = None
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end; wine's streams must be pipes, or Python cannot open its own.

        Raises:
            subprocess.TimeoutExpired: it did not end; under wine a missing function shows itself so.
        """
        return subprocess.run(
            ["wine", *map(str, words)],
            env={**self._environment, **(more or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=timeout_s,
            text=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )

    def start(self, words: Sequence[str | Path], more: Mapping[str, str] | None = None) -> subprocess.Popen[bytes]:
        """Start a Windows program and let it run."""
        streams = subprocess.DEVNULL
        environment = {**self._environment, **(more or {})}
        return subprocess.Popen(
            ["wine", *map(str, words)], env=environment, stdin=streams, stdout=streams, stderr=streams
        )

    def path(self, path: Path) -> str:
        """A path as Windows programs name it."""
        if path.is_relative_to(self.drive):
            return "C:\\" + str(path.relative_to(self.drive)).replace("/", "\\")
        return "Z:" + str(path).replace("/", "\\")

    def wait(self) -> None:
        """Wait until nothing runs in it any more."""
        subprocess.run(["wineserver", "-w"], env=self._environment, timeout=_TIMEOUT_S, check=False)

    def end(self) -> None:
        """End all that runs in it."""
        subprocess.run(["wineserver", "-k"], env=self._environment, timeout=_TIMEOUT_S, check=False)
