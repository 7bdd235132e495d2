"""Light and dark: tokens → palette and stylesheet, applied to the whole program and changed live.

`app` calls `install_theme` once. Widgets that paint ask `color(token)` at paint time: a theme change repaints every
window by itself. What holds colours (a syntax highlighter, a cached picture) listens to `current_theme().changed`.
"""

from __future__ import annotations

from dataclasses import replace
from enum import Enum
from functools import lru_cache, partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QWidget

from kafkagui.core.frozen import frozen
from kafkagui.ui import fonts
from kafkagui.ui.stylesheet import Stylesheet
from kafkagui.ui.tokens import Tokens, tokens


class ThemeMode(Enum):
    """What the person chose; the values are what a settings file holds."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


@frozen
class Look:
    """Everything a person chooses about how the program looks.

    Attributes:
        mode: light, dark, or the system's.
        text_px: height of body text, 11 to 18; all else scales with it.
        payload_px: height of keys and values where they are read and written, in the design's pixels.
        high_contrast: whether lines are raised; None as the system has it.
        reduced_motion: whether nothing may turn or slide; None as the system has it.
    """

    mode: ThemeMode = ThemeMode.SYSTEM
    text_px: int = fonts.BODY_PX
    payload_px: int = fonts.BODY_PX
    high_contrast: bool | None = None
    reduced_motion: bool | None = None


class Theme(QObject):
    """The theme of the running program.

    Signals:
        changed: colours or text size are others now; emitted after they are applied.
        payload_resized(px): keys and values have another size now, in the design's pixels.
    """

    changed = Signal()
    payload_resized = Signal(int)

    def __init__(self, app: QApplication, look: Look) -> None:
        super().__init__(app)
        self._app = app
        self._look = look
        self._stylesheet = Stylesheet()
        self._sheet = ""
        self._dressed: list[QWidget] = []
        self.table: Tokens = {}
        self._connect_system()

    def _connect_system(self) -> None:
        # Both are kept: a second wrapper of the same accessibility object comes out dead.
        self._hints = self._app.styleHints()
        self._accessibility = self._hints.accessibility()
        self._hints.colorSchemeChanged.connect(self._on_system_changed)
        self._accessibility.contrastPreferenceChanged.connect(self._on_system_changed)

    @property
    def look(self) -> Look:
        """What the person chose."""
        return self._look

    @property
    def mode(self) -> ThemeMode:
        """Light, dark or the system's, as it was chosen."""
        return self._look.mode

    @property
    def is_dark(self) -> bool:
        """Whether dark is shown now. A desktop that tells nothing counts as light."""
        if self._look.mode is ThemeMode.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._look.mode is ThemeMode.DARK

    @property
    def high_contrast(self) -> bool:
        """Whether lines are raised, because the person or, unasked, the desktop wants it."""
        if self._look.high_contrast is None:
            return self._accessibility.contrastPreference() is Qt.ContrastPreference.HighContrast
        return self._look.high_contrast

    @property
    def reduced_motion(self) -> bool:
        """Whether nothing may turn or slide, because the person or, unasked, the desktop wants it."""
        if self._look.reduced_motion is None:
            return not self._app.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration)
        return self._look.reduced_motion

    def adopt(self, look: Look) -> None:
        """Look like this from now on, at once and in every open window; only what is another is done."""
        before, self._look = self._look, look
        if _painted(look) != _painted(before):
            self.apply()
        if look.payload_px != before.payload_px:
            self.payload_resized.emit(look.payload_px)

    def set_mode(self, mode: ThemeMode) -> None:
        """Change to `mode`."""
        self.adopt(replace(self._look, mode=mode))

    def set_text_px(self, text_px: int) -> None:
        """Change the size of body text (11 to 18 px); everything else scales with it."""
        self.adopt(replace(self._look, text_px=text_px))

    def set_payload_px(self, payload_px: int) -> None:
        """Change the size of keys and values where they are read and written (8 to 32, 13 is usual)."""
        self.adopt(replace(self._look, payload_px=min(max(payload_px, fonts.LEAST_PAYLOAD_PX), fonts.MOST_PAYLOAD_PX)))

    def set_high_contrast(self, on: bool | None) -> None:
        """Raise the lines or not, whatever the desktop asks for; None as the desktop has it."""
        self.adopt(replace(self._look, high_contrast=on))

    def set_reduced_motion(self, on: bool | None) -> None:
        """Keep everything still or not, whatever the desktop asks for; None as the desktop has it."""
        self.adopt(replace(self._look, reduced_motion=on))

    @property
    def sheet(self) -> str:
        """The stylesheet, filled from the tokens."""
        return self._sheet

    def dress(self, window: QWidget) -> None:
        """Give a window the stylesheet, now and at every change; its children and the dialogs it owns inherit it.

        Windows wear it, not the application: with an application-wide stylesheet Qt polishes a subtree again for
        every layout that a page nests, which makes building a page three times slower. So dress a window when it
        is built, and pages are built before they are put into it.
        """
        self._dressed.append(window)
        window.destroyed.connect(partial(_forget, self._dressed, id(window)))
        window.setStyleSheet(self._sheet)

    def apply(self) -> None:
        """Give palette and font to the application, the stylesheet to its windows; then tell those who hold colours."""
        self.table = tokens(dark=self.is_dark, high_contrast=self.high_contrast)
        _parsed.cache_clear()
        fonts.set_text_px(self._look.text_px)
        self._app.setPalette(_palette(self.table))
        self._app.setFont(fonts.ui_font())
        self._sheet = self._stylesheet.fill(self.table)
        for window in tuple(self._dressed):
            window.setStyleSheet(self._sheet)
        self.changed.emit()

    def _on_system_changed(self) -> None:
        self.apply()


def _painted(look: Look) -> Look:
    """What of a look the stylesheet and the palette are made from."""
    return replace(look, payload_px=0, reduced_motion=None)


def _forget(dressed: list[QWidget], identity: int) -> None:
    dressed[:] = [window for window in dressed if id(window) != identity]


_theme: Theme | None = None


def install_theme(app: QApplication, look: Look) -> Theme:
    """Give the program its look; call it once, before the first window is built."""
    global _theme
    app.setStyle("Fusion")
    _theme = Theme(app, look)
    _theme.apply()
    return _theme


def current_theme() -> Theme:
    """The installed theme.

    Raises:
        RuntimeError: `install_theme` has not been called.
    """
    if _theme is None:
        raise RuntimeError("install_theme must be called before widgets are built")
    return _theme


def color(token: str) -> QColor:
    """The colour of a token in the current theme.

    Raises:
        KeyError: there is no such token.
    """
    return _parsed(current_theme().table[token])


def restyle(widget: QWidget, name: str, value: object) -> None:
    """Set a property that the stylesheet selects on, such as `invalid`, and show its effect at once."""
    if widget.property(name) == value:
        return
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


@lru_cache(maxsize=128)
def _parsed(value: str) -> QColor:
    return QColor(value)


_ROLES = {
    QPalette.ColorRole.Window: "chrome",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "surface",
    QPalette.ColorRole.AlternateBase: "sunken",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.Button: "surface",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Highlight: "sel",
    QPalette.ColorRole.HighlightedText: "text",
    QPalette.ColorRole.PlaceholderText: "text3",
    QPalette.ColorRole.Link: "accentText",
    QPalette.ColorRole.Accent: "accent",
    QPalette.ColorRole.Mid: "border",
    QPalette.ColorRole.Dark: "border2",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Midlight: "hover",
    QPalette.ColorRole.Shadow: "border2",
}
_DIMMED = (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText)


def _palette(table: Tokens) -> QPalette:
    palette = QPalette()
    for role, token in _ROLES.items():
        palette.setColor(role, QColor(table[token]))
    for role in _DIMMED:
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(table["text3"]))
    return palette
