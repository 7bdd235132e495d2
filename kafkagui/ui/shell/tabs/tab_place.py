"""A tab's place; it holds what is remembered until its page is first seen."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.pages.page import Page
from kafkagui.ui.shell.page_kinds import PageKind
from kafkagui.ui.shell.window_memory import TabMemory
from kafkagui.ui.widgets.layouts import column


class TabPlace(QWidget):
    """A tab of one kind; ``page`` is None until ``build``.

    Args:
        kind: what its page is.
        memory: how the page was, for when it is built.

    Signals:
        title_changed: the tab's title is another.
        requested(request): its page asks the window for something.
    """

    title_changed = Signal()
    requested = Signal(object)

    def __init__(self, kind: PageKind, memory: TabMemory) -> None:
        super().__init__()
        self.setAcceptDrops(True)
        self.kind = kind
        self.page: Page | None = None
        self._memory = memory

    def build(self, program: Program) -> Page:
        """The page, built into its place when this is first asked."""
        if self.page is not None:
            return self.page
        page = self.kind.build(program)
        if self._memory.state:
            page.restore_state(self._memory.state)
        column(page, parent=self)
        self.setFocusProxy(page)
        page.title_changed.connect(self.title_changed)
        page.requested.connect(self.requested)
        self.page = page
        self.title_changed.emit()
        return page

    @property
    def title(self) -> str:
        """What stands on the tab."""
        if self.page is not None:
            return self.page.title()
        return self._memory.title or tr(self.kind.title)

    def remembered(self) -> TabMemory:
        """The tab as it is now."""
        if self.page is None:
            return self._memory
        return TabMemory(self.kind.kind_id, self.page.title(), self.page.saved_state())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        # Here, since nothing is dragged before the first paint.
        from kafkagui.ui.shell.tabs.drops import takes

        if takes(event.mimeData(), self.kind.kind_id):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        from kafkagui.ui.drags import dragged_file
        from kafkagui.ui.pages.page import Announce
        from kafkagui.ui.shell.tabs.drops import request_for, text_for

        if self.page is None:
            return
        request = request_for(event.mimeData(), self.kind.kind_id) or text_for(dragged_file(event.mimeData()))
        event.acceptProposedAction()
        if isinstance(request, Announce):
            self.requested.emit(request)
        else:
            self.page.fulfil(request)
            self.page.take_focus()
