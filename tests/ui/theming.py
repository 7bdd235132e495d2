"""One theme for all tests of a process: widgets hold on to the theme that was there when they were built."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication

from kafkagui.ui.fonts import load_bold
from kafkagui.ui.theme import Look, Theme, ThemeMode, current_theme, install_theme


def theme_of(app: QApplication) -> Theme:
    """The theme, installed at the first call; the application wears it, since tests show widgets without a window."""
    try:
        return current_theme()
    except RuntimeError:
        theme = install_theme(app, Look(ThemeMode.LIGHT))
    load_bold()
    app.setQuitOnLastWindowClosed(False)
    theme.changed.connect(lambda: app.setStyleSheet(theme.sheet))
    app.setStyleSheet(theme.sheet)
    return theme
