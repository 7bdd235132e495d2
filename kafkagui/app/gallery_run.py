"""`kafkagui gallery`: the widgets and pages in all their states, in a window or as pictures."""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from pathlib import Path

import qasync
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from kafkagui.ui.fonts import load_bold
from kafkagui.ui.gallery.gallery_window import GalleryWindow
from kafkagui.ui.gallery.shots import shoot
from kafkagui.ui.theme import Look, ThemeMode, install_theme


class _Arguments(argparse.Namespace):
    shot: Path | None
    size: str
    suffix: str
    main: bool
    only: list[str]
    text: int
    contrast: bool
    mirrored: bool


def run_gallery(words: Sequence[str]) -> int:
    """Show the gallery, or write its pictures; returns the exit code."""
    arguments = _parser().parse_args(words, namespace=_Arguments())
    app = QApplication(["kafkagui gallery"])
    app.setQuitOnLastWindowClosed(False)
    install_theme(app, Look(ThemeMode.LIGHT, arguments.text, high_contrast=arguments.contrast))
    if arguments.mirrored:
        app.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    load_bold()
    with qasync.QEventLoop(app) as loop:
        loop.run_until_complete(_show() if arguments.shot is None else _shoot(arguments, arguments.shot))
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="kafkagui gallery", description=__doc__, allow_abbrev=False)
    parser.add_argument("--shot", type=Path, metavar="FOLDER", help="write pictures there instead of opening a window")
    parser.add_argument("--size", default="1440x900", metavar="WxH", help="size of the window; default: 1440x900")
    parser.add_argument("--suffix", default="", metavar="TEXT", help="ends the names of the pictures")
    parser.add_argument("--main", action="store_true", help="only the best picture of each page")
    parser.add_argument("--only", action="append", default=[], metavar="SCENE", help="only this scene; may repeat")
    parser.add_argument("--text", type=int, default=13, metavar="PX", help="text size, 11 to 18")
    parser.add_argument("--contrast", action="store_true", help="high contrast")
    parser.add_argument("--mirrored", action="store_true", help="from right to left")
    return parser


async def _shoot(arguments: _Arguments, folder: Path) -> None:
    width, height = arguments.size.split("x")
    size = QSize(int(width), int(height))
    async for name in shoot(folder, size, suffix=arguments.suffix, main_only=arguments.main, only=arguments.only):
        sys.stdout.write(f"{folder / name}\n")


async def _show() -> None:
    closed = asyncio.Event()
    window = GalleryWindow()
    window.closed.connect(closed.set)
    window.show()
    window.show_first()
    await closed.wait()
    await window.shut()
