"""Fills `resources/style/kafkagui.qss` with the tokens, the fonts and the person's text size.

In the template `$token` is a colour, `$mono` the monospaced family, `$arrow_down` and its like a small tinted picture,
and `13sp` a length that scales with the text size (`12px` does not).
"""

from __future__ import annotations

import atexit
import re
from functools import cache
from pathlib import Path
from string import Template
from typing import Final

from PySide6.QtCore import QTemporaryDir

from kafkagui.resource_files import resource_path
from kafkagui.ui import fonts
from kafkagui.ui.svg import tinted_svg
from kafkagui.ui.tokens import Tokens

_GLYPHS: Final = {
    "arrow_down": ("chevron-down", "text2"),
    "arrow_up": ("chevron-up", "text2"),
    "arrow_right": ("chevron-right", "text2"),
    "close": ("x", "text2"),
    "tick": ("check", "onAccent"),
    "tick_menu": ("check", "accentText"),
}
"""Placeholder → icon and token. A stylesheet can only name files, so these are written out, tinted."""

_SCALED: Final = re.compile(r"(\d+)sp\b")


class Stylesheet:
    """The stylesheet of the program; keeps the folder of its small pictures for as long as it lives."""

    def __init__(self) -> None:
        self._folder = QTemporaryDir()
        atexit.register(self._folder.remove)  # Nobody destroys it when the interpreter ends.

    def fill(self, table: Tokens) -> str:
        """The stylesheet for one token table."""
        glyphs = {key: self._glyph(icon, table[token]) for key, (icon, token) in _GLYPHS.items()}
        filled = Template(_template()).substitute(table, mono=fonts.mono_family(), **glyphs)
        return _SCALED.sub(lambda length: f"{fonts.scaled(int(length[1]))}px", filled)

    def _glyph(self, icon: str, colour: str) -> str:
        """The path of an icon in one colour; the colour is in the name, because Qt caches pictures by name."""
        path = Path(self._folder.filePath(f"{icon}-{colour.strip('#')}.svg"))
        if not path.exists():
            path.write_bytes(tinted_svg(icon, colour, stroke=2.6))
        return path.as_posix()


@cache
def _template() -> str:
    return resource_path("style", "kafkagui.qss").read_text(encoding="utf-8")
