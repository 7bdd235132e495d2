"""Light and dark: tokens → palette and stylesheet, applied to the whole program and changed live.

`app` calls `install_theme` once. Widgets that paint ask `color(token)` at paint time: a theme change repaints every
window by itself. What holds colours (a syntax highlighter, a cached picture) listens to `current_theme().changed`.
"""

from __future__ import annotations

from enum import Enum
from functools import lru_cache, partial

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from kafkagui.ui import fonts
from kafkagui.ui.stylesheet import Stylesheet
from kafkagui.ui.tokens import Tokens, tokens


class ThemeMode(Enum):
    """What the person chose; the values are what a settings file holds."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Theme(QObject):
    """The theme of the running program.

    Signals:
        changed: colours or text size are others now; emitted after they are applied.
    """

    changed = Signal()

    def __init__(self, app: QApplication, mode: ThemeMode, text_px: int) -> None:
        super().__init__(app)
        self._app = app
        self._mode = mode
        self._text_px = text_px
        self._stylesheet = Stylesheet()
        self._high_contrast = False
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
    def mode(self) -> ThemeMode:
        """What the person chose."""
        return self._mode

    @property
    def is_dark(self) -> bool:
        """Whether dark is shown now. A desktop that tells nothing counts as light."""
        if self._mode is ThemeMode.SYSTEM:
            return self._hints.colorScheme() is Qt.ColorScheme.Dark
        return self._mode is ThemeMode.DARK

    @property
    def high_contrast(self) -> bool:
        """Whether lines are raised, because the desktop asks for it or `set_high_contrast` did."""
        wanted = self._accessibility.contrastPreference()
        return self._high_contrast or wanted is Qt.ContrastPreference.HighContrast

    def set_mode(self, mode: ThemeMode) -> None:
        """Change to `mode`, at once and in every open window."""
        self._mode = mode
        self.apply()

    def set_text_px(self, text_px: int) -> None:
        """Change the size of body text (11 to 18 px); everything else scales with it."""
        self._text_px = text_px
        self.apply()

    def set_high_contrast(self, on: bool) -> None:
        """Raise the lines even if the desktop does not ask for it."""
        self._high_contrast = on
        self.apply()

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
        fonts.set_text_px(self._text_px)
        self._app.setPalette(_palette(self.table))
        self._app.setFont(fonts.ui_font())
        self._sheet = self._stylesheet.fill(self.table)
        for window in tuple(self._dressed):
            window.setStyleSheet(self._sheet)
        self.changed.emit()

    def _on_system_changed(self) -> None:
        self.apply()


def _forget(dressed: list[QWidget], identity: int) -> None:
    dressed[:] = [window for window in dressed if id(window) != identity]


_theme: Theme | None = None


def install_theme(app: QApplication, mode: ThemeMode = ThemeMode.SYSTEM, text_px: int = fonts.BODY_PX) -> Theme:
    """Give the program its look; call it once, before the first window is built."""
    global _theme
    app.setStyle("Fusion")
    _theme = Theme(app, mode, text_px)
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
