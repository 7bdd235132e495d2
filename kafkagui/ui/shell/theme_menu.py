"""The menu that chooses the theme."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import mark, tr
from kafkagui.ui.theme import ThemeMode, current_theme

_THEMES = {
    ThemeMode.SYSTEM: mark("Follow the system"),
    ThemeMode.LIGHT: mark("Light"),
    ThemeMode.DARK: mark("Dark"),
}


class ThemeMenu(QMenu):
    """The themes, the one in force marked; made anew each time it opens.

    Args:
        choose: called with the theme that was chosen.
        parent: what it belongs to.
    """

    def __init__(self, choose: Callable[[ThemeMode], None], parent: QWidget) -> None:
        super().__init__(tr("Theme"), parent)
        self._choose = choose
        self._build()

    def _build(self) -> None:
        group = QActionGroup(self)
        for mode, words in _THEMES.items():
            action = self.addAction(tr(words))
            action.triggered.connect(partial(self._on_chosen, mode))
            action.setCheckable(True)
            action.setChecked(mode is current_theme().mode)
            group.addAction(action)

    def _on_chosen(self, mode: ThemeMode, _checked: bool) -> None:
        self._choose(mode)
