"""A tab is carried out of its bar: where it would land, and the hint that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QWidget

from kafkagui.ui.shell.tabs.drop_hint import DropHint
from kafkagui.ui.shell.tabs.tab_group import TabGroup

_EDGE_SHARE: Final = 0.3
"""Where there is one group, a tab put down in this share of its trailing side makes a second one."""


class Carrying:
    """Shows over the workspace where a carried tab would land.

    Args:
        workspace: holds the groups.
        groups: those there are; the caller changes the list in place.
    """

    def __init__(self, workspace: QWidget, groups: Sequence[TabGroup]) -> None:
        self._workspace = workspace
        self._groups = groups
        self._hint: DropHint | None = None

    def show(self, group: TabGroup, place: QPoint) -> None:
        """A tab of this group is over this place of the screen."""
        self._hint = self._hint or DropHint(self._workspace)
        target = self._target(group, place)
        if target is None:
            self._hint.hide()
        else:
            self._hint.show_over(target)

    def end(self, group: TabGroup, place: QPoint) -> bool:
        """It was put down there; returns whether it lands on the other side."""
        if self._hint is not None:
            self._hint.hide()
        return self._target(group, place) is not None

    def _target(self, group: TabGroup, place: QPoint) -> QRect | None:
        workspace = self._workspace
        here = workspace.mapFromGlobal(place)
        for other in self._groups:
            corner = other.mapTo(workspace, QPoint(0, 0))
            if other is not group and QRect(corner, other.size()).contains(here):
                return QRect(corner, other.size())
        if len(self._groups) > 1 or group.count() < 2 or not workspace.rect().contains(here):
            return None
        is_mirrored = workspace.layoutDirection() is Qt.LayoutDirection.RightToLeft
        from_edge = here.x() if is_mirrored else workspace.width() - here.x()
        if from_edge > workspace.width() * _EDGE_SHARE:
            return None
        half = workspace.width() // 2
        return QRect(0 if is_mirrored else half, 0, half, workspace.height())
