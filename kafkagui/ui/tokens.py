"""Every colour of the program, under the name of what it is for.

A token has a value for the light and one for the dark theme. No colour is written anywhere else: the palette,
the stylesheet, the icons and everything painted ask `kafkagui.ui.theme.color(token)`.
"""

from __future__ import annotations

from typing import Final

_TABLE: Final[dict[str, tuple[str, str]]] = {
    # Surfaces, from the window's frame to what floats.
    "chrome": ("#F2F3F6", "#17191E"),
    "surface": ("#FFFFFF", "#1F2127"),
    "sunken": ("#F7F8FA", "#1A1C21"),
    "raised": ("#FFFFFF", "#292C34"),
    "hover": ("#ECEEF3", "#2B2E36"),
    "press": ("#E1E4EB", "#343842"),
    # Lines.
    "border": ("#DCDFE6", "#333741"),
    "rowLine": ("#EFF0F4", "#2A2D35"),
    "fieldBorder": ("#8D94A3", "#686F7E"),
    "border2": ("#828999", "#747B8A"),
    # Text; text3 only for disabled text, line numbers and placeholders.
    "text": ("#1A1D26", "#E6E8ED"),
    "text2": ("#535A69", "#A6ACB9"),
    "text3": ("#9096A3", "#6D7482"),
    # Accent.
    "accent": ("#2B5FD9", "#3B6CE4"),
    "accentHover": ("#2350BC", "#2F5FD6"),
    "accentText": ("#2B5FD9", "#8BB0FF"),
    "accentSoft": ("#E7EEFD", "#24345C"),
    "onAccent": ("#FFFFFF", "#FFFFFF"),
    # Fills.
    "sel": ("#DCE7FD", "#283C6B"),
    "neutralSoft": ("#E9EBF0", "#30343D"),
    "segOn": ("#FFFFFF", "#3A404D"),
    "field": ("#FFFFFF", "#1A1C21"),
    # States and environments.
    "ok": ("#0A7558", "#4FC9A2"),
    "okSoft": ("#DFF3EB", "#16372E"),
    "err": ("#C01F45", "#FF8F86"),
    "errSoft": ("#FCE8EC", "#3B2224"),
    "warn": ("#7A5B00", "#EDB950"),
    "warnSoft": ("#FCF0D4", "#3D2F12"),
    # JSON.
    "jsonKey": ("#1F55C4", "#8BB0FF"),
    "jsonStr": ("#0A7558", "#6BD0AE"),
    "jsonNum": ("#A3440E", "#F0A878"),
    "jsonLit": ("#7A3FB5", "#C9A2F2"),
    "jsonPun": ("#686E7E", "#8D94A3"),
    # Charts: fire and forget, synchronous, asynchronous, grid.
    "c1": ("#1D4FBF", "#6AA5FF"),
    "c2": ("#C26A00", "#F0A93B"),
    "c3": ("#159A80", "#5FD6A0"),
    "grid": ("#E6E8ED", "#2C3038"),
    # Scroll handles, shadows of what floats, the veil behind a dialog (#AARRGGBB).
    "scroll": ("#C9CDD6", "#444954"),
    "shadow": ("#38000000", "#A0000000"),
    "scrim": ("#5A000000", "#78000000"),
}

_RAISED: Final = ("border", "rowLine", "fieldBorder", "border2", "text3", "scroll", "grid")
"""Lines and faint words that high contrast makes as strong as `text2`."""

Tokens = dict[str, str]
"""Token name → colour as Qt writes it: `#RRGGBB` or `#AARRGGBB`."""


def tokens(*, dark: bool, high_contrast: bool = False) -> Tokens:
    """The token table of one theme; high contrast raises lines and faint words to the strength of `text2`."""
    table = {name: pair[dark] for name, pair in _TABLE.items()}
    if high_contrast:
        table |= dict.fromkeys(_RAISED, table["text2"])
    return table
