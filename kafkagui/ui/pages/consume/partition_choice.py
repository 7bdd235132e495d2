"""Which partitions are read: all, or those that are ticked in a menu."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.widgets.button import Button

_A_MENU = 30
"""Entries that one menu holds; more partitions stand in menus of their own, by ranges."""

_NAMED = 3


class PartitionChoice(Button):
    """A button that says which partitions are read, and a menu to tick them.

    Signals:
        edited: other partitions are ticked.
    """

    edited = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("All partitions"), name=tr("Partitions"), icon_name="chevron-down")
        self.setParent(parent)
        self._count = 0
        self._chosen: frozenset[int] = frozenset()
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)

    @property
    def chosen(self) -> frozenset[int] | None:
        """The ticked partitions; None means all."""
        return self._chosen or None

    def set_chosen(self, partitions: frozenset[int] | None) -> None:
        """Tick these and no others."""
        self._chosen = partitions or frozenset()
        self._say()
        self.edited.emit()

    def set_count(self, count: int) -> None:
        """How many partitions there are; 0 when unknown. Ticked ones that are not there are forgotten."""
        self._count = count
        if count:
            self._chosen = frozenset(number for number in self._chosen if number < count)
        self._say()

    def _say(self) -> None:
        if self._chosen:
            numbers = ", ".join(map(str, sorted(self._chosen)[:_NAMED]))
            if len(self._chosen) > _NAMED:
                numbers = tr("{names} and {count:,} more", names=numbers, count=len(self._chosen) - _NAMED)
            self.set_text(trn("Partition {numbers}", "Partitions {numbers}", len(self._chosen), numbers=numbers))
        else:
            self.set_text(
                tr("All {count:,} partitions", count=self._count) if self._count > 1 else tr("All partitions")
            )

    def _fill(self) -> None:
        self._menu.clear()
        everything = self._menu.addAction(tr("All partitions"))
        everything.setCheckable(True)
        everything.setChecked(not self._chosen)
        everything.triggered.connect(lambda: self.set_chosen(None))
        self._menu.addSeparator()
        if self._count <= _A_MENU:
            self._add(self._menu, 0, self._count)
        else:
            self._add_ranges()

    def _add_ranges(self) -> None:
        size = max(_A_MENU, -(-self._count // _A_MENU))
        for first in range(0, self._count, size):
            last = min(first + size, self._count)
            menu = self._menu.addMenu(tr("{first:,} to {last:,}", first=first, last=last - 1))
            menu.aboutToShow.connect(lambda menu=menu, first=first, last=last: self._fill_range(menu, first, last))

    def _fill_range(self, menu: QMenu, first: int, last: int) -> None:
        menu.clear()
        self._add(menu, first, last)

    def _add(self, menu: QMenu, first: int, last: int) -> None:
        for number in range(first, last):
            action = menu.addAction(tr("Partition {number}", number=number))
            action.setCheckable(True)
            action.setChecked(number in self._chosen)
            action.toggled.connect(lambda on, number=number: self._tick(number, on))

    def _tick(self, number: int, on: bool) -> None:
        self.set_chosen(self._chosen | {number} if on else self._chosen - {number})
