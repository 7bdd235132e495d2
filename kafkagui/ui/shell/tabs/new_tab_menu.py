"""The menu of what a new tab can show."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.shell.page_kinds import PageKind


class NewTabMenu(QMenu):
    """Made anew each time it opens.

    Args:
        kinds: what is offered.
        choose: called with the id of the kind that was chosen.
        parent: what it belongs to.
    """

    def __init__(self, kinds: Iterable[PageKind], choose: Callable[[str], object], parent: QWidget) -> None:
        super().__init__(tr("New tab"), parent)
        for kind in kinds:
            action = self.addAction(icon(kind.icon), tr(kind.title))
            action.triggered.connect(lambda _checked=False, chosen=kind.kind_id: choose(chosen))
            action.setObjectName(f"page.{kind.kind_id}")
        self.setActiveAction(self.actions()[0])
