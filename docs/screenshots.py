"""Makes the pictures of `docs/pictures`: every scene of the gallery, light and dark.

Run it with the program's Python from the checkout: ``python docs/screenshots.py``. It needs no display, no broker and
no network. Every scene is taken at 1280x720; the best one of each page also at 1440x900 and, as a screen that is
scaled to 150 % shows it, at 1024x640.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
FOLDER = HERE / "pictures"
SERIES = (
    (("--size", "1280x720", "--suffix=-1280x720"), "1"),
    (("--size", "1440x900", "--main"), "1"),
    (("--size", "1024x640", "--suffix=-150", "--main"), "1.5"),
)
"""The words for the gallery, and the scale of the screen."""


def start(words: tuple[str, ...], scale: str) -> subprocess.Popen[bytes]:
    """Begin one series of pictures."""
    screen = {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": scale, "TZ": "UTC"}
    command = [sys.executable, "-m", "kafkagui", "gallery", "--shot", str(FOLDER), *words]
    return subprocess.Popen(command, cwd=HERE.parent, env=os.environ | screen)


def main() -> int:
    """Make all pictures anew; returns how many series failed."""
    shutil.rmtree(FOLDER, ignore_errors=True)
    running = [start(words, scale) for words, scale in SERIES]
    failed = sum(process.wait() != 0 for process in running)
    pictures = list(FOLDER.glob("*.png"))
    size_mb = sum(path.stat().st_size for path in pictures) / 1e6
    print(f"{len(pictures)} pictures, {size_mb:.1f} MB")
    return failed


if __name__ == "__main__":
    sys.exit(main())
