"""The gallery as a command, on a screen that is scaled to 150 %."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

pytestmark = pytest.mark.slow


def test_the_gallery_takes_pictures_of_a_scaled_screen(tmp_path: Path) -> None:
    words = ["gallery", "--shot", str(tmp_path), "--size", "1024x640", "--only", "consume-read", "--suffix=-150"]
    screen = os.environ | {"QT_QPA_PLATFORM": "offscreen", "QT_SCALE_FACTOR": "1.5"}
    done = subprocess.run(
        [sys.executable, "-m", "kafkagui", *words], env=screen, capture_output=True, text=True, timeout=60, check=False
    )
    names = ["consume-read-light-150.png", "consume-read-dark-150.png"]
    assert (done.returncode, done.stdout.split()) == (0, [str(tmp_path / name) for name in names])
    for name in names:
        picture = QImage(str(tmp_path / name))
        assert (picture.width(), picture.height()) == (1536, 960)


def test_the_gallery_says_what_it_can_do() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "kafkagui", "gallery", "--help"], capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 0
    assert "--shot FOLDER" in done.stdout
