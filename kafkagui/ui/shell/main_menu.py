"""The window's main menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.actions import ActionTable
from kafkagui.ui.shell.theme_menu import ThemeMenu
from kafkagui.ui.shell.window_actions import MENUS, PAGES
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
            self.addMenu(table.menu(tr(title), _with_pages(table, action_ids), self))
        self.addMenu(ThemeMenu(choose_theme, self))


def _with_pages(table: ActionTable, action_ids: tuple[str, ...]) -> list[str]:
    pages = [spec.id for spec in table if spec.id.startswith("page.")]
    return [action_id for wanted in action_ids for action_id in (pages if wanted == PAGES else [wanted])]
