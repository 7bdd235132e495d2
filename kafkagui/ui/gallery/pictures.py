"""Takes pictures of a window with everything that stands over it, small enough to be kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

_COLOURS: Final = 256
_SMALLEST: Final = 0
"""Qt's word for a PNG that is packed as well as it can be."""


def picture_of(window: QWidget) -> QPixmap:
    """The window, and over it every dialog and popup that is open."""
    picture = window.grab()
    painter = QPainter(picture)
    origin = window.mapToGlobal(QPoint(0, 0))
    for over in QApplication.topLevelWidgets():
        if over is not window and over.isVisible() and not over.isMinimized():
            painter.drawPixmap(over.mapToGlobal(QPoint(0, 0)) - origin, over.grab())
    painter.end()
    return picture


def save_small(picture: QPixmap, path: Path) -> None:
    """Write a picture as a PNG of its 256 most frequent colours, which text and flat grounds do with.

    Raises:
        OSError: it cannot be written.
    """
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    counts: Counter[int] = Counter(memoryview(image.constBits()).cast("I"))
    table = [colour for colour, _ in counts.most_common(_COLOURS)]
    few = image.convertToFormat(QImage.Format.Format_Indexed8, table, Qt.ImageConversionFlag.AvoidDither)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not few.save(str(path), "PNG", _SMALLEST):  # type: ignore[call-overload]
        raise OSError(f"{path} cannot be written.")
