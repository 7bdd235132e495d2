"""The window's main menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.shell.theme_menu import ThemeMenu
from kafkagui.ui.shell.window_actions import MENUS
from kafkagui.ui.theme import ThemeMode


class MainMenu(QMenu):
    """All menus of the window in one; made anew each time it opens.

    Args:
        table: the window's actions.
        choose_theme: called with the theme that was chosen.
        parent: what it belongs to.
    """

    def __init__(self, table: ActionTable, choose_theme: Callable[[ThemeMode], None], parent: QWidget) -> None:
        super().__init__(parent)
        for title, action_ids in MENUS.items():
            self.addMenu(table.menu(tr(title), action_ids, self))
        self.addMenu(ThemeMenu(choose_theme, self))
