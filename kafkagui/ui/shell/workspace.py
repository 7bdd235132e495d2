"""The window's pages in tabs: one group of them, or two side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from kafkagui.services.program import Program
from kafkagui.ui.pages.page import Page, PageRequest
from kafkagui.ui.shell.page_kinds import PageKind
from kafkagui.ui.shell.tabs.tab_group import TabGroup
from kafkagui.ui.shell.tabs.tab_place import TabPlace
from kafkagui.ui.shell.window_memory import TabMemory, WindowMemory
from kafkagui.ui.widgets.layouts import column

if TYPE_CHECKING:
    from kafkagui.ui.shell.tabs.carrying import Carrying
    from kafkagui.ui.shell.tabs.closed_tabs import ClosedTabs
    from kafkagui.ui.shell.tabs.shutting import Shutting


class Workspace(QWidget):
    """Tabs of pages. Work goes on in the *active* group: what is opened opens there.

    Signals:
        front_changed(kind_id): another page is in front; empty when there is none.
        requested(request): a page asks the window for something.
        tabs_closed(memories): tabs are gone, a tuple of ``TabMemory``; ``reopen`` brings each back.
        menu_wanted(place): the context menu of the tab in front, at a place of the screen.
        split_changed: there are two groups now, or one again.
    """

    front_changed = Signal(str)
    requested = Signal(object)
    tabs_closed = Signal(object)
    menu_wanted = Signal(QPoint)
    split_changed = Signal()

    def __init__(self, program: Program, kinds: tuple[PageKind, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._program = program
        self._kinds = {kind.kind_id: kind for kind in kinds}
        self._can_reopen = False
        self._build()

    def _build(self) -> None:
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setHandleWidth(1)
        self._splitter.setChildrenCollapsible(False)
        self.groups: list[TabGroup] = []
        self._active = self._add_group()
        column(self._splitter, parent=self)
        QApplication.instance().focusChanged.connect(self._on_focus_changed)  # type: ignore[union-attr]

    @cached_property
    def _carrying(self) -> Carrying:
        # Here like what shuts pages, since nobody carries a tab or closes one before the first paint.
        from kafkagui.ui.shell.tabs.carrying import Carrying

        return Carrying(self, self.groups)

    @cached_property
    def _closed(self) -> ClosedTabs:
        from kafkagui.ui.shell.tabs.closed_tabs import ClosedTabs

        return ClosedTabs()

    @cached_property
    def _shutting(self) -> Shutting:
        from kafkagui.ui.shell.tabs.shutting import Shutting

        return Shutting(self)

    # -- what is there --------------------------------------------------------------------------------------

    @property
    def kinds(self) -> tuple[PageKind, ...]:
        """The kinds of pages that can be shown."""
        return tuple(self._kinds.values())

    @property
    def active(self) -> TabGroup:
        """The group where work goes on."""
        return self._active

    @property
    def other(self) -> TabGroup | None:
        """The group beside the active one, where the workspace is split."""
        return next((group for group in self.groups if group is not self._active), None)

    @property
    def page(self) -> Page | None:
        """The page in front in the active group."""
        front = self._active.front
        return front.page if front is not None else None

    def pages(self) -> list[Page]:
        """The pages that are built, from left to right."""
        return [place.page for place in self._places() if place.page is not None]

    def count(self) -> int:
        """How many tabs there are, in all groups."""
        return sum(group.count() for group in self.groups)

    def kind_that_takes(self, request: PageRequest) -> PageKind:
        """The kind of page that opens for this request.

        Raises:
            LookupError: there is none.
        """
        for kind in self._kinds.values():
            if isinstance(request, kind.takes):
                return kind
        raise LookupError(f"No page takes {type(request).__name__}.")

    def _places(self) -> list[TabPlace]:
        return [place for group in self.groups for place in group.places()]

    def _group_of(self, place: TabPlace) -> TabGroup:
        return next(group for group in self.groups if group.indexOf(place) >= 0)

    # -- opening ----------------------------------------------------------------------------------------------

    def show_kind(self, kind_id: str, *, beside: bool = False) -> Page:
        """Bring a page of this kind to the front, the one in front if it is one; open it if there is none.

        With ``beside`` a new one is opened beside what is in front, unless there may be only one of this kind.
        """
        if beside and not self._kinds[kind_id].single:
            return self.open(TabMemory(kind_id), beside=True)
        # The front page first, then its group, then the other.
        order = sorted(self._places(), key=lambda place: (place is not self._active.front, not self._is_active(place)))
        for place in order:
            if place.kind.kind_id == kind_id:
                return self._bring_forward(place)
        return self.open(TabMemory(kind_id))

    def open(self, memory: TabMemory, *, beside: bool = False) -> Page:
        """Open a tab in front, as it was when it was remembered; ``beside``: in the other group, if there is one."""
        group = (self.other if beside else None) or self._active
        return self._bring_forward(self._add(memory, group, group.currentIndex() + 1 if group.count() else -1))

    def duplicate(self) -> None:
        """Open the page in front once more."""
        if (front := self._active.front) is not None and not front.kind.single:
            self.open(front.remembered())

    def reopen(self, memory: TabMemory | None = None) -> None:
        """Open a tab again that was closed, the last one where none is named; nothing where it is open again."""
        if (tab := self._closed.take(memory)) is not None:
            group = self.groups[min(tab.group, len(self.groups) - 1)]
            self._bring_forward(self._add(tab.memory, group, min(tab.index, group.count())))

    @property
    def can_reopen(self) -> bool:
        """Whether a closed tab is remembered."""
        return self._can_reopen and bool(len(self._closed))

    def offer_new(self, group: TabGroup | None = None) -> None:
        """Open the menu of what a new tab can show."""
        from kafkagui.ui.shell.tabs.new_tab_menu import NewTabMenu

        self._activate(group or self._active)
        there = {place.kind.kind_id for place in self._places()}
        kinds = [k for k in self._kinds.values() if k.listed and not (k.single and k.kind_id in there)]
        menu = NewTabMenu(kinds, lambda kind_id: self.open(TabMemory(kind_id)), self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        button = self._active.new_button
        menu.popup(button.mapToGlobal(QPoint(0, button.height())))

    def _add(self, memory: TabMemory, group: TabGroup, index: int) -> TabPlace:
        place = TabPlace(self._kinds[memory.kind], memory)
        place.title_changed.connect(lambda: self._group_of(place).show_title(place))
        place.requested.connect(self.requested)
        with QSignalBlocker(group):
            group.put(place, index)
        return place

    def _bring_forward(self, place: TabPlace) -> Page:
        group = self._group_of(place)
        page = place.build(self._program)
        with QSignalBlocker(group):
            group.setCurrentWidget(place)
        self._activate(group)
        self._on_front_changed(group)
        return page

    # -- closing ----------------------------------------------------------------------------------------------

    def close_current(self) -> None:
        """Close the tab in front."""
        if (front := self._active.front) is not None:
            self._close([front])

    def close_others(self) -> None:
        """Close all tabs of the active group but the one in front."""
        self._close([place for place in self._active.places() if place is not self._active.front])

    def close_following(self) -> None:
        """Close the tabs after the one in front."""
        self._close(self._active.places()[self._active.currentIndex() + 1 :])

    def _close(self, places: Iterable[TabPlace]) -> None:
        """Close tabs; each page ends its work first, out of sight."""
        from kafkagui.ui.shell.tabs.closed_tabs import ClosedTab

        memories = []
        for place in places:
            group, memory = self._group_of(place), place.remembered()
            self._closed.add(ClosedTab(memory, self.groups.index(group), group.indexOf(place)))
            memories.append(memory)
            group.take(place)
            self._shutting.shut(place)
            self._join_if_empty(group)
        self._can_reopen |= bool(memories)
        if memories:
            self.tabs_closed.emit(tuple(memories))

    async def shut_all(self) -> None:
        """End the work of every page, all at the same time; what does not end within seconds is left."""
        await self._shutting.shut_all(self.pages())

    # -- moving -------------------------------------------------------------------------------------------------

    def step(self, by: int) -> None:
        """Bring the next (1) or the one before (-1) of the group to the front, around the end."""
        if self._active.count():
            self._active.setCurrentIndex((self._active.currentIndex() + by) % self._active.count())

    @property
    def is_split(self) -> bool:
        """Whether two groups stand side by side."""
        return len(self.groups) > 1

    def toggle_split(self) -> None:
        """Set the page in front beside itself; where two groups stand side by side, make them one again."""
        if self.is_split:
            self._join()
        elif (front := self._active.front) is not None:
            is_moved = front.kind.single and self._active.count() > 1
            beside = self._add_group()
            if is_moved:
                self._move(front, beside)
            elif front.kind.single:
                self._bring_forward(self._add(TabMemory("consume"), beside, -1))
            else:
                self._bring_forward(self._add(front.remembered(), beside, -1))

    def move_to_other_side(self) -> None:
        """Move the tab in front to the other group, which is made when there is none."""
        if (front := self._active.front) is not None and (self.is_split or self._active.count() > 1):
            self._move(front, self.other or self._add_group())

    def _move(self, place: TabPlace, group: TabGroup) -> None:
        left = self._group_of(place)
        if left is not group:
            with QSignalBlocker(left), QSignalBlocker(group):
                left.take(place)
                group.put(place)
            if (front := left.front) is not None:
                front.build(self._program)
            self._join_if_empty(left)
            self._bring_forward(place)

    def _add_group(self) -> TabGroup:
        group = TabGroup()
        group.currentChanged.connect(lambda _index: self._on_front_changed(group))
        group.close_clicked.connect(lambda place: self._close([place]))
        group.new_clicked.connect(partial(self.offer_new, group))
        group.bar.new_wanted.connect(partial(self.offer_new, group))
        group.bar.menu_wanted.connect(partial(self._on_menu_wanted, group))
        group.bar.carried.connect(lambda _index, place: self._carrying.show(group, place))
        group.bar.put_down.connect(partial(self._on_put_down, group))
        group.bar.dropped.connect(partial(self._on_dropped, group))
        group.tabBarClicked.connect(lambda _index: self._activate(group))
        self.groups.append(group)
        self._splitter.addWidget(group)
        half = self._splitter.width() // len(self.groups)
        self._splitter.setSizes([half] * len(self.groups))
        self.split_changed.emit()
        return group

    def _join(self) -> None:
        first, second = self.groups
        front = self._active.front
        with QSignalBlocker(first), QSignalBlocker(second):
            for place in second.places():
                second.take(place)
                first.put(place)
        self._drop_group(second)
        if front is not None:
            self._bring_forward(front)

    def _join_if_empty(self, group: TabGroup) -> None:
        if not group.count() and self.is_split:
            self._drop_group(group)
            self._on_front_changed(self._active)

    def _drop_group(self, group: TabGroup) -> None:
        self.groups.remove(group)
        self._active = self.groups[0]
        group.hide()
        group.deleteLater()
        self.split_changed.emit()

    # -- memory -------------------------------------------------------------------------------------------------

    def remember(self, memory: WindowMemory) -> WindowMemory:
        """The window's memory with the tabs as they are now, built or not."""
        first, beside = self.groups[0], self.groups[1] if self.is_split else None
        return replace(
            memory,
            tabs=_remembered(first),
            current=max(0, first.currentIndex()),
            beside=_remembered(beside) if beside else (),
            beside_current=max(0, beside.currentIndex()) if beside else 0,
            split_px=tuple(self._splitter.sizes()) if beside else (),
            is_beside_active=self._active is beside,
        )

    def restore(self, memory: WindowMemory) -> None:
        """Open remembered tabs; only those in front are built."""
        self._fill(self.groups[0], memory.tabs, memory.current)
        if any(tab.kind in self._kinds for tab in memory.beside):
            beside = self._add_group()
            self._fill(beside, memory.beside, memory.beside_current)
            self._splitter.setSizes(list(memory.split_px))
            self._activate(beside if memory.is_beside_active else self.groups[0])
            self._join_if_empty(self.groups[0])
        for group in self.groups:
            self._on_front_changed(group)

    def _fill(self, group: TabGroup, tabs: tuple[TabMemory, ...], current: int) -> None:
        known = [memory for memory in tabs if memory.kind in self._kinds]
        for memory in known:
            self._add(memory, group, -1)
        with QSignalBlocker(group):
            group.setCurrentIndex(min(max(current, 0), len(known) - 1))

    # -- what happens -----------------------------------------------------------------------------------------

    def _is_active(self, place: TabPlace) -> bool:
        return self._group_of(place) is self._active

    def _activate(self, group: TabGroup) -> None:
        if group is not self._active:
            self._active = group
            self.front_changed.emit(group.front.kind.kind_id if group.front else "")

    def _on_front_changed(self, group: TabGroup) -> None:
        if group.front is not None:
            page = group.front.build(self._program)
            if group is self._active:
                self.front_changed.emit(group.front.kind.kind_id)
                if not group.bar.hasFocus():
                    page.take_focus()
        elif group is self._active:
            self.front_changed.emit("")

    def _on_focus_changed(self, _old: QWidget | None, now: QWidget | None) -> None:
        for group in self.groups:
            if now is not None and group.isAncestorOf(now):
                self._activate(group)

    def _on_menu_wanted(self, group: TabGroup, index: int, place: QPoint) -> None:
        self._activate(group)
        group.setCurrentIndex(index)
        self.menu_wanted.emit(place)

    def _on_put_down(self, group: TabGroup, index: int, place: QPoint) -> None:
        tab = group.widget(index)
        if self._carrying.end(group, place) and isinstance(tab, TabPlace):
            beside = next((other for other in self.groups if other is not group), None)
            self._move(tab, beside or self._add_group())

    def _on_dropped(self, group: TabGroup, index: int, data: QMimeData) -> None:
        from kafkagui.ui.shell.tabs.drops import request_for

        place = group.widget(index)
        request = request_for(data, place.kind.kind_id) if isinstance(place, TabPlace) else None
        if request is not None and isinstance(place, TabPlace):
            page = self._bring_forward(place)
        else:
            self._activate(group)
            request = request_for(data, "consume") or request_for(data, "produce")
            page = self.open(TabMemory("consume" if request_for(data, "consume") else "produce"))
        if request is not None:
            page.fulfil(request)
        page.take_focus()


def _remembered(group: TabGroup) -> tuple[TabMemory, ...]:
    return tuple(place.remembered() for place in group.places())
