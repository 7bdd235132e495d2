"""The window's main menu."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import mark, tr
from kafkagui.ui.actions import SEPARATOR, ActionTable
from kafkagui.ui.shell.theme_menu import ThemeMenu
from kafkagui.ui.theme import ThemeMode

PAGES = "page.*"
"""Stands in a menu for the actions that open pages."""

MENUS = {
    mark("Connection"): (
        "connection.new",
        "connection.switch",
        "connection.edit",
        "connection.duplicate",
        "connection.disconnect",
        SEPARATOR,
        "local.start",
        "local.stop",
        SEPARATOR,
        "window.refresh",
        "window.quit",
    ),
    mark("Topic"): (
        "topic.consume",
        "topic.produce",
        "topic.open",
        SEPARATOR,
        "entry.open",
        "entry.beside",
        "entry.copy",
        SEPARATOR,
        "topic.create",
        "topic.delete",
    ),
    mark("Go to"): (
        "window.palette",
        PAGES,
        SEPARATOR,
        "window.filter",
        "window.pane",
        "window.back",
        SEPARATOR,
        "window.news",
        "window.undo",
        "window.theme",
    ),
    mark("Tab"): (
        "tab.new",
        "tab.duplicate",
        SEPARATOR,
        "tab.close",
        "tab.close-others",
        "tab.close-following",
        "tab.reopen",
        SEPARATOR,
        "tab.split",
        "tab.move",
        SEPARATOR,
        "tab.next",
        "tab.previous",
    ),
    mark("Table"): (
        "table.copy-cell",
        "table.copy-rows",
        "table.copy-all",
        "table.copy-markdown",
        SEPARATOR,
        "table.select-all",
        "table.columns",
    ),
    mark("View"): ("view.larger", "view.smaller", "view.usual", SEPARATOR, "window.theme"),
    mark("Help"): ("window.help", "page.help", "page.shortcuts"),
}


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
