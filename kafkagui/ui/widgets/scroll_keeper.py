"""Keeps the rows of a table where they are while others come and go."""

from __future__ import annotations

from PySide6.QtCore import QMetaObject, QModelIndex, QObject, Signal
from PySide6.QtWidgets import QTableView

from kafkagui.ui.models.row_model import RowModel


class ScrollKeeper(QObject):
    """Moves a table's scroll bar with what is inserted above, follows the end where that is wanted.

    Args:
        table: a `RowTable`; it is the parent.
        follow_end: whether the view stays at the end while it is there and nothing is selected.

    Signals:
        unseen_changed(count): rows at the end that arrived while the view did not follow.
    """

    unseen_changed = Signal(int)

    def __init__(self, table: QTableView, *, follow_end: bool) -> None:
        super().__init__(table)
        self._table = table
        self._bar = table.verticalScrollBar()
        self.follows_end = follow_end
        self.unseen = 0
        self._connections: list[QMetaObject.Connection] = []
        self._was_following = True
        self._place = 0
        self._bar.valueChanged.connect(self.settle)

    def watch(self, model: RowModel) -> None:
        """Watch the rows of `model`, which the table shows now."""
        for connection in self._connections:
            QObject.disconnect(connection)
        # Connected after the view's own connections, so that its headers know the new rows already.
        self._connections = [
            model.rowsAboutToBeInserted.connect(self._remember),
            model.rowsAboutToBeRemoved.connect(self._remember),
            model.rowsInserted.connect(self._on_inserted),
            model.rowsRemoved.connect(self._on_removed),
            model.modelReset.connect(self._on_reset),
        ]
        self._on_reset()

    def is_following(self) -> bool:
        """Whether the view is at the end, wants to stay there, and nothing is selected."""
        at_end = self._bar.value() >= self._bar.maximum() - self._row_height // 2
        return self.follows_end and at_end and not self._has_selection()

    def follow_now(self) -> None:
        """Go to the end."""
        self._table.updateGeometries()
        self._bar.setValue(self._bar.maximum())
        self._set_unseen(0)

    def settle(self) -> None:
        """Look again whether everything has been seen."""
        if self.unseen and self.is_following():
            self._set_unseen(0)

    def _has_selection(self) -> bool:
        return self._table.selectionModel().hasSelection()

    @property
    def _row_height(self) -> int:
        return self._table.verticalHeader().defaultSectionSize()

    def _remember(self) -> None:
        self._was_following = self.is_following()
        self._place = self._bar.value()

    def _on_inserted(self, _parent: QModelIndex, first: int, last: int) -> None:
        added = last - first + 1
        self._table.updateGeometries()
        if self._was_following:
            self._bar.setValue(self._bar.maximum())
        elif first * self._row_height < self._place or (first == 0 and self._has_selection()):
            self._bar.setValue(self._place + added * self._row_height)
        elif self.follows_end:
            self._set_unseen(self.unseen + added)

    def _on_removed(self, _parent: QModelIndex, first: int, last: int) -> None:
        removed = last - first + 1
        self._table.updateGeometries()
        if self._was_following:
            self._bar.setValue(self._bar.maximum())
        elif first * self._row_height < self._place:
            self._bar.setValue(max(0, self._place - removed * self._row_height))

    def _on_reset(self) -> None:
        self._set_unseen(0)

    def _set_unseen(self, count: int) -> None:
        if count != self.unseen:
            self.unseen = count
            self.unseen_changed.emit(count)
