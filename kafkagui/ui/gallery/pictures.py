"""Takes pictures of a window with everything that stands over it, small enough to be kept."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

_COLOURS: Final = 64
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
    """Write a picture as a PNG of 64 colours, which text and flat grounds do with.

    Raises:
        OSError: it cannot be written.
    """
    image = picture.toImage().convertToFormat(QImage.Format.Format_RGB32)
    counts: Counter[int] = Counter(memoryview(image.constBits()).cast("I"))
    few = image.convertToFormat(QImage.Format.Format_Indexed8, _table(counts), Qt.ImageConversionFlag.AvoidDither)
    path.parent.mkdir(parents=True, exist_ok=True)
    if not few.save(str(path), "PNG", _SMALLEST):  # type: ignore[call-overload]
        raise OSError(f"{path} cannot be written.")


def _table(counts: Counter[int]) -> list[int]:
    """Half of the colours are the most frequent ones, the others those that are missed most, as of a small red sign."""
    chosen = [colour for colour, _ in counts.most_common(_COLOURS // 2)]
    alike = {_coarse(colour): colour for colour in reversed(list(counts))}
    missed = {colour: min(_distance(colour, other) for other in chosen) for colour in alike.values()}
    while missed and len(chosen) < _COLOURS:
        worst = max(missed, key=missed.__getitem__)
        chosen.append(worst)
        del missed[worst]
        missed = {colour: min(far, _distance(colour, worst)) for colour, far in missed.items()}
    return chosen


def _coarse(colour: int) -> int:
    return colour & 0xF0F0F0


def _distance(one: int, other: int) -> int:
    red, green, blue = (abs((one >> shift & 255) - (other >> shift & 255)) for shift in (16, 8, 0))
    return 2 * red + 3 * green + blue
