"""Draws the program's icon from resources/icons/kafkagui.svg: PNG files, kafkagui.ico (Windows), kafkagui.icns (macOS).

python packaging/icons.py FOLDER
"""

from __future__ import annotations

import os
import struct
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

SOURCE = Path(__file__).resolve().parent.parent / "resources" / "icons" / "kafkagui.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 96, 128, 256)
LARGE_SIZES = (512, 1024)
_SMALL_PX = 24
_DIRECTORY, _ENTRY = struct.Struct("<HHH"), struct.Struct("<BBBBHHII")
_ICNS = {16: b"icp4", 32: b"icp5", 64: b"icp6", 128: b"ic07", 256: b"ic08", 512: b"ic09", 1024: b"ic10"}


def _source(size_px: int) -> QByteArray:
    """The drawing; in the small sizes the sign fills more of its field, so that it can still be made out."""
    text = SOURCE.read_text("utf-8")
    if size_px <= _SMALL_PX:
        text = text.replace("<g ", '<g transform="translate(-2.8 -2.75) scale(1.25)" ')
    return QByteArray(text.encode())


def draw(size_px: int) -> bytes:
    """The icon as a PNG file of this many pixels in square."""
    image = QImage(size_px, size_px, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(_source(size_px)).render(painter)
    painter.end()
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")
    return data.data()


def ico(pictures: dict[int, bytes]) -> bytes:
    """A Windows icon that holds these PNG files (the form that Windows Vista and later read)."""
    at = _DIRECTORY.size + _ENTRY.size * len(pictures)
    head, body = _DIRECTORY.pack(0, 1, len(pictures)), b""
    for size_px, png in pictures.items():
        head += _ENTRY.pack(size_px % 256, size_px % 256, 0, 0, 1, 32, len(png), at + len(body))
        body += png
    return head + body


def icns(pictures: dict[int, bytes]) -> bytes:
    """An Apple icon that holds these PNG files."""
    parts = [kind + struct.pack(">I", 8 + len(pictures[size])) + pictures[size] for size, kind in _ICNS.items()]
    body = b"".join(parts)
    return b"icns" + struct.pack(">I", 8 + len(body)) + body


def make(folder: Path) -> None:
    """Write every form of the icon into a folder."""
    _app = QGuiApplication.instance() or QGuiApplication([])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = {size: draw(size) for size in (*SIZES, *LARGE_SIZES)}
    for size, png in pictures.items():
        (folder / f"kafkagui-{size}.png").write_bytes(png)
    (folder / "kafkagui.ico").write_bytes(ico({size: pictures[size] for size in SIZES}))
    (folder / "kafkagui.icns").write_bytes(icns(pictures))


if __name__ == "__main__":
    make(Path(sys.argv[1]))
