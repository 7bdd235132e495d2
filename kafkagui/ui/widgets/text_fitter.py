"""Fits one line of text into a width, quickly and remembering the answer."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF

_REMEMBERED = 20_000
_NARROWEST = 0.22
"""No letter that matters is narrower than this share of the font's height."""

_CONTROLS = {code: 0x2400 + code for code in range(32)} | {127: 0x2421}
"""Control characters → the pictures Unicode has for them: a line feed in a key is seen, not drawn as a gap."""


class TextFitter:
    """One font of a table, with what is needed to place its text.

    Args:
        font: the font.
        mono: whether every ASCII letter of it has the same width, which makes most texts free to measure.
    """

    def __init__(self, font: QFont, *, mono: bool) -> None:
        self.font = font
        self._metrics = QFontMetricsF(font)
        self._letter = self._metrics.horizontalAdvance("0") if mono else 0.0
        self.ascent = self._metrics.ascent()
        self.descent = self._metrics.descent()
        self._fitted: dict[tuple[str, int, bool], tuple[str, float]] = {}

    def advance(self, text: str) -> float:
        """The width of a text in pixels."""
        return self.fit(text, 1 << 20)[1]

    def fit(self, text: str, width: int, middle: bool = False) -> tuple[str, float]:
        """The text, elided if it is wider than `width` pixels, and the width it takes."""
        if self._letter and text.isascii():
            return self._fit_mono(text, width, middle)
        key = (text, width, middle)
        known = self._fitted.get(key)
        if known is None:
            if len(self._fitted) > _REMEMBERED:
                self._fitted.clear()
            known = self._fitted[key] = self._measure(text, width, middle)
        return known

    def _fit_mono(self, text: str, width: int, middle: bool) -> tuple[str, float]:
        room = int(width / self._letter)
        if len(text) > room:
            kept = max(room - 1, 0)
            if middle:
                text = f"{text[: (kept + 1) // 2]}…{text[len(text) - kept // 2 :]}"
            else:
                text = f"{text[:kept]}…"
        if not text.isprintable():
            text = text.translate(_CONTROLS)
        return text, len(text) * self._letter

    def _measure(self, text: str, width: int, middle: bool) -> tuple[str, float]:
        most = int(width / (self._metrics.height() * _NARROWEST)) + 8
        if len(text) > most:
            # Measuring a whole payload to show its first words would take milliseconds.
            text = f"{text[: most // 2]}…{text[-most // 2 :]}" if middle else text[:most]
        if not text.isprintable():
            text = text.translate(_CONTROLS)
        wide = self._metrics.horizontalAdvance(text)
        if wide <= width:
            return text, wide
        mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
        text = self._metrics.elidedText(text, mode, width)
        return text, self._metrics.horizontalAdvance(text)
