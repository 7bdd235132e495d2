"""The parts of the window between which F6 goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from kafkagui.ui.shell.side_bar import SideBar
from kafkagui.ui.shell.workspace import Workspace

Pane = tuple[QWidget, QWidget]
"""A part, and the widget in it that takes the focus."""


class PaneRing:
    """Sidebar, then for each group of tabs its bar and the parts of the page in front; after the last the first.

    Args:
        window: whose focus is moved.
        side_bar: the first part.
        workspace: holds the groups.
    """

    def __init__(self, window: QWidget, side_bar: SideBar, workspace: Workspace) -> None:
        self._window = window
        self._side_bar = side_bar
        self._workspace = workspace

    def panes(self) -> list[Pane]:
        """The parts as they are now, those that cannot take the focus left out."""
        bar = self._side_bar
        found: list[Pane] = [(bar, bar.focus_place())]
        for group in self._workspace.groups:
            found.append((group.bar, group.bar))
            if group.front is not None and group.front.page is not None:
                found += group.front.page.panes()
        return [(pane, place) for pane, place in found if place.isVisible() and place.isEnabled()]

    def step(self, by: int) -> None:
        """Move the focus so many parts on; from outside them to the first, or back to the last."""
        panes, focused = self.panes(), self._window.focusWidget()
        here = next((at for at, (pane, _) in enumerate(panes) if pane is focused or pane.isAncestorOf(focused)), None)
        outside = 0 if by > 0 else -1
        place = panes[outside if here is None else (here + by) % len(panes)][1]
        place.setFocus(Qt.FocusReason.ShortcutFocusReason)
