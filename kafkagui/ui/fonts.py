"""The two typefaces: the desktop's own for words, the bundled JetBrains Mono for payloads.

Sizes are written as in the design (13 is body text) and scaled by the person's text size.
"""

from __future__ import annotations

from functools import cache
from typing import Final

from PySide6.QtGui import QFont, QFontDatabase

from kafkagui.resource_files import resource_path

BODY_PX: Final = 13
"""Body text in the design; every other size is relative to it."""

LEAST_PAYLOAD_PX: Final = 8
MOST_PAYLOAD_PX: Final = 32
"""How small and how large keys and values can be made."""

MONO_FAMILY: Final = "JetBrains Mono"
_FALLBACK_FAMILY: Final = "Inter"
_NAMELESS: Final = {"", "sans serif", "sans-serif", "sans", "ms shell dlg", "ms shell dlg 2"}
"""What Qt answers where no desktop names a font."""

_scale = 1.0


@cache
def ui_family() -> str:
    """The desktop's font family, or the bundled Inter where the desktop names none."""
    named = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()
    if named.lower() not in _NAMELESS:
        return named
    for weight in ("Regular", "Medium", "SemiBold"):
        _load(f"Inter-{weight}.otf")
    return _FALLBACK_FAMILY


@cache
def mono_family() -> str:
    """The bundled monospaced family for keys, values, offsets, times and addresses."""
    _load("JetBrainsMono-Regular.ttf")
    return MONO_FAMILY


@cache
def load_bold() -> None:
    """Load the bold cuts, which the first paint can do without; does nothing at a second call."""
    _load("JetBrainsMono-Bold.ttf")
    if ui_family() == _FALLBACK_FAMILY:
        _load("Inter-Bold.otf")


def _load(file_name: str) -> None:
    QFontDatabase.addApplicationFont(str(resource_path("fonts", file_name)))


def set_text_px(size_px: int) -> None:
    """Scale all text so that body text is `size_px` high (11 to 18; others are cut to that)."""
    global _scale
    _scale = min(max(size_px, 11), 18) / BODY_PX


def scaled(design_px: float) -> int:
    """A length of the design, for the person's text size: use it for what must hold text."""
    return round(design_px * _scale)


def ui_font(design_px: int = BODY_PX, weight: int = 400) -> QFont:
    """The font for words, e.g. `ui_font(14, 600)` for a heading."""
    return _font(ui_family(), design_px, weight)


def mono_font(design_px: int = BODY_PX, weight: int = 400) -> QFont:
    """The font for payloads and figures: 12 in tables, 13 in editors."""
    font = _font(mono_family(), design_px, weight)
    # A payload is shown letter by letter: no ligature may turn != into another sign.
    font.setFeature(QFont.Tag("calt"), 0)
    return font


def _font(family: str, design_px: int, weight: int) -> QFont:
    font = QFont(family)
    font.setPixelSize(max(10, scaled(design_px)))
    font.setWeight(QFont.Weight(weight))
    return font
