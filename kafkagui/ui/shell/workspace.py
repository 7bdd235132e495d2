"""The window's tabs: pages that are built when they are first seen, moved, closed and opened again."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QEvent, QObject, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QMenu, QTabBar, QTabWidget, QWidget

from kafkagui.core.wording import tr
from kafkagui.services.program import Program
from kafkagui.ui.icons import icon
from kafkagui.ui.pages.page import Page, PageRequest
from kafkagui.ui.shell.page_kinds import PageKind
from kafkagui.ui.shell.window_memory import TabMemory
from kafkagui.ui.tasks import run
from kafkagui.ui.widgets.icon_button import IconButton
from kafkagui.ui.widgets.layouts import column, row

_CLOSED_KEPT = 20
_SHUT_S = 3.0


class Workspace(QTabWidget):
    """Tabs of pages.

    Signals:
        front_changed(kind_id): another page is in front; empty when there is none.
        requested(request): a page asks the window for something.
        tab_closed(memory): a tab is gone; ``reopen`` brings it back.
    """

    front_changed = Signal(str)
    requested = Signal(object)
    tab_closed = Signal(object)

    def __init__(self, program: Program, kinds: tuple[PageKind, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._kinds = {kind.kind_id: kind for kind in kinds}
        self._closed: list[TabMemory] = []
        self._ending: set[asyncio.Task[None]] = set()
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setDocumentMode(True)
        self.setMovable(True)
        self.setIconSize(QSize(16, 16))
        self.setElideMode(Qt.TextElideMode.ElideRight)
        self.setUsesScrollButtons(True)
        self.tabBar().setExpanding(False)
        self.tabBar().setAccessibleName(tr("Open pages"))
        self._new = IconButton("plus", tr("New tab (Ctrl+T)"))
        corner = QWidget(self)
        row(self._new, margins=(4, 3, 8, 3), parent=corner)
        self.setCornerWidget(corner, Qt.Corner.TopRightCorner)

    def _connect(self) -> None:
        self.currentChanged.connect(self._on_current_changed)
        self.tabBar().installEventFilter(self)
        self._new.clicked.connect(self.offer_new)

    @property
    def page(self) -> Page | None:
        """The page in front."""
        holder = self.currentWidget()
        return holder.page if isinstance(holder, _Holder) else None

    @property
    def kinds(self) -> tuple[PageKind, ...]:
        """The kinds of pages it can show."""
        return tuple(self._kinds.values())

    def pages(self) -> list[Page]:
        """The pages that are built, from left to right."""
        return [holder.page for holder in self._holders() if holder.page is not None]

    def show_kind(self, kind_id: str) -> Page:
        """Bring a page of this kind to the front, the one in front if it is one; open it if there is none."""
        here = self.currentWidget()
        if isinstance(here, _Holder) and here.kind.kind_id == kind_id and here.page is not None:
            return here.page
        for index, holder in enumerate(self._holders()):
            if holder.kind.kind_id == kind_id:
                self.setCurrentIndex(index)
                return self._built(holder)
        return self.open(TabMemory(kind_id))

    def kind_that_takes(self, request: PageRequest) -> PageKind:
        """The kind of page that opens for this request.

        Raises:
            LookupError: there is none.
        """
        for kind in self._kinds.values():
            if isinstance(request, kind.takes):
                return kind
        raise LookupError(f"No page takes {type(request).__name__}.")

    def open(self, memory: TabMemory) -> Page:
        """Open a tab in front, as it was when it was remembered."""
        self.setCurrentIndex(self._add(memory))
        return self._built(self._holders()[self.currentIndex()])

    def close_tab(self, index: int) -> None:
        """Close a tab; its page ends its work first, out of sight."""
        holder = self.widget(index)
        if isinstance(holder, _Holder):
            memory = holder.remembered()
            self._closed = [*self._closed, memory][-_CLOSED_KEPT:]
            self.removeTab(index)
            self.tab_closed.emit(memory)
            task = run(self, _shut(holder), name=f"close {holder.kind.title}")
            self._ending.add(task)
            task.add_done_callback(self._ending.discard)

    def close_current(self) -> None:
        """Close the tab in front."""
        self.close_tab(self.currentIndex())

    def reopen(self, memory: TabMemory | None = None) -> None:
        """Open a tab again that was closed, the last one where none is named; nothing where it is open again."""
        number = next((n for n, kept in enumerate(self._closed) if kept is memory), None if memory else -1)
        if self._closed and number is not None:
            self.open(self._closed.pop(number))

    @property
    def can_reopen(self) -> bool:
        """Whether a closed tab is remembered."""
        return bool(self._closed)

    def step(self, by: int) -> None:
        """Bring the next (1) or the one before (-1) to the front, around the end."""
        if self.count():
            self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def offer_new(self) -> None:
        """Open the menu of what a new tab can show."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind in self._kinds.values():
            if kind.listed and not (kind.single and self._has(kind.kind_id)):
                memory = TabMemory(kind.kind_id)
                menu.addAction(icon(kind.icon), tr(kind.title), lambda chosen=memory: self.open(chosen))
        menu.popup(self._new.mapToGlobal(QPoint(0, self._new.height())))
        menu.setActiveAction(menu.actions()[0])

    def remembered(self) -> tuple[TabMemory, ...]:
        """All tabs as they are now, built or not."""
        return tuple(holder.remembered() for holder in self._holders())

    def restore(self, tabs: tuple[TabMemory, ...], current: int) -> None:
        """Open remembered tabs; only the one in front is built."""
        known = [memory for memory in tabs if memory.kind in self._kinds]
        if not known:
            return
        self.blockSignals(True)
        for memory in known:
            self._add(memory)
        self.setCurrentIndex(min(max(current, 0), len(known) - 1))
        self.blockSignals(False)
        self._on_current_changed(self.currentIndex())

    async def shut_all(self) -> None:
        """End the work of every page, all at the same time; what does not end within seconds is left."""
        async with asyncio.timeout(_SHUT_S + 1):
            await asyncio.gather(*(_shut_in_time(page) for page in self.pages()), *self._ending)

    def _has(self, kind_id: str) -> bool:
        return any(holder.kind.kind_id == kind_id for holder in self._holders())

    def _holders(self) -> list[_Holder]:
        widgets = (self.widget(index) for index in range(self.count()))
        return [widget for widget in widgets if isinstance(widget, _Holder)]

    def _add(self, memory: TabMemory) -> int:
        kind = self._kinds[memory.kind]
        holder = _Holder(kind, memory)
        holder.close_button.clicked.connect(lambda: self.close_tab(self.indexOf(holder)))
        index = self.addTab(holder, icon(kind.icon), memory.title or tr(kind.title))
        self.tabBar().setTabButton(index, QTabBar.ButtonPosition.RightSide, holder.close_button)
        return index

    def _built(self, holder: _Holder) -> Page:
        if holder.page is not None:
            return holder.page
        page = holder.build(self._program)
        page.title_changed.connect(lambda: self._show_title(holder))
        page.requested.connect(self.requested)
        self._show_title(holder)
        return page

    def _show_title(self, holder: _Holder) -> None:
        index = self.indexOf(holder)
        if index >= 0 and holder.page is not None:
            title = holder.page.title()
            self.setTabText(index, title)
            self.setTabToolTip(index, title)
            holder.close_button.setToolTip(tr("Close {title} (Ctrl+W)", title=title))
            holder.close_button.setAccessibleName(tr("Close {title}", title=title))

    def _on_current_changed(self, index: int) -> None:
        for number, holder in enumerate(self._holders()):
            self.setTabIcon(number, icon(holder.kind.icon, "accentText" if number == index else "text2"))
        front = self.currentWidget()
        if isinstance(front, _Holder):
            page = self._built(front)
            self.front_changed.emit(front.kind.kind_id)
            page.take_focus()
        else:
            self.front_changed.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            index = self.tabBar().tabAt(event.position().toPoint())
            if event.button() is Qt.MouseButton.MiddleButton and index >= 0:
                self.close_tab(index)
                return True
        return super().eventFilter(watched, event)


class _Holder(QWidget):
    """A tab's place; holds the memory until the page is built."""

    def __init__(self, kind: PageKind, memory: TabMemory) -> None:
        super().__init__()
        self.kind = kind
        self.page: Page | None = None
        self.close_button = IconButton("x", tr("Close {title}", title=memory.title or tr(kind.title)), side=24)
        self.close_button.setIconSize(QSize(12, 12))
        self.close_button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._memory = memory

    def build(self, program: Program) -> Page:
        """Build the page into its place."""
        self.page = self.kind.build(program)
        if self._memory.state:
            self.page.restore_state(self._memory.state)
        column(self.page, parent=self)
        self.setFocusProxy(self.page)
        return self.page

    def remembered(self) -> TabMemory:
        if self.page is None:
            return self._memory
        return TabMemory(self.kind.kind_id, self.page.title(), self.page.saved_state())


async def _shut_in_time(page: Page) -> None:
    try:
        async with asyncio.timeout(_SHUT_S):
            await page.shut()
    except TimeoutError:
        return


async def _shut(holder: _Holder) -> None:
    try:
        if holder.page is not None:
            await _shut_in_time(holder.page)
    finally:
        holder.deleteLater()
