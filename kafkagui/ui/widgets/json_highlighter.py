"""Colours JSON as it is typed."""

from __future__ import annotations

import re
from typing import Final

from PySide6.QtGui import QSyntaxHighlighter, QTextCharFormat, QTextDocument

from kafkagui.ui.theme import color, current_theme

_TOKENS: Final = re.compile(
    r'(?P<jsonKey>"(?:\\.|[^"\\])*"(?=\s*:))'
    r'|(?P<jsonStr>"(?:\\.|[^"\\])*")'
    r"|(?P<jsonNum>-?\b\d+(?:\.\d+)?(?:[eE][+-]?\d+)?\b)"
    r"|(?P<jsonLit>\b(?:true|false|null)\b)"
    r"|(?P<jsonPun>[{}\[\],:])"
)
"""The groups' names are the tokens of their colours."""


class JsonHighlighter(QSyntaxHighlighter):
    """Colours keys, strings, numbers, literals and punctuation line by line; follows the theme.

    Subclasses may colour a part of a line by `colour_json(text, start)` and the rest by `paint_span`.
    """

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        current_theme().changed.connect(self.rehighlight)

    def paint_span(self, start: int, length: int, token: str, *, bold: bool = False, fill: str = "") -> None:
        """Colour `length` letters from `start` on: text in `token`, ground in `fill`."""
        style = QTextCharFormat()
        style.setForeground(color(token))
        if bold:
            style.setFontWeight(700)
        if fill:
            style.setBackground(color(fill))
        self.setFormat(start, length, style)

    def colour_json(self, text: str, start: int = 0) -> None:
        """Colour `text` from `start` to its end as JSON."""
        for found in _TOKENS.finditer(text, start):
            self.paint_span(found.start(), found.end() - found.start(), found.lastgroup or "text")

    def highlightBlock(self, text: str) -> None:
        self.colour_json(text)
