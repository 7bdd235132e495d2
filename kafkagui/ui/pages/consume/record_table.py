"""The table of records with the button that says how many came while it held still."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.fonts import scaled
from kafkagui.ui.pages.consume.record_model import COLUMNS, RecordModel
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.column_header import ColumnState
from kafkagui.ui.widgets.layouts import column
from kafkagui.ui.widgets.row_table import RowTable

_ABOVE_BOTTOM_PX = 14
_SCROLL_BAR_PX = 14
_STEPS = (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Up, Qt.Key.Key_Down)
_SPARE = ("headers", "size", "time")
"""Columns that give way, one after the other, where there is no room for the value."""


class RecordTable(QWidget):
    """Follows the newest while it is at the bottom with no row selected, else holds still and offers to follow.

    Signals:
        pause_pressed: Space was pressed in the table.
        menu_wanted(place): a context menu is wanted, at this place of the screen.
    """

    pause_pressed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._spared: set[str] = set()
        self._build(model)
        self._connect()

    def _build(self, model: RecordModel) -> None:
        self.rows = RowTable("Records", follow_end=True)
        self.rows.set_rows(model)
        self.rows.installEventFilter(self)
        self.rows.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.newer = Button("", "primary", icon_name="arrow-down")
        self.newer.setParent(self)
        self.newer.hide()
        column(self.rows, spacing=0, parent=self)

    def _connect(self) -> None:
        self.newer.clicked.connect(self._on_newer_clicked)
        self.rows.unseen_changed.connect(self._on_unseen_changed)
        self.rows.customContextMenuRequested.connect(self._on_menu_requested)

    def set_topic_shown(self, on: bool) -> None:
        """Show the Topic column, for a reading of several topics."""
        self.rows.header.set_column_shown("topic", on)
        self._spare_columns()

    # -- columns ------------------------------------------------------------------------------------------

    def column_states(self) -> tuple[ColumnState, ...]:
        """How a person left the columns; what only gave way for want of room counts as shown."""
        states = self.rows.header.column_states()
        return tuple(state._replace(hidden=state.hidden and state.key not in self._spared) for state in states)

    def restore_columns(self, states: list[ColumnState]) -> None:
        """Lay the columns out as they were left."""
        self._spared.clear()
        self.rows.header.restore_columns(states)
        self._spare_columns()

    def _spare_columns(self) -> None:
        header = self.rows.header
        shown = {COLUMNS[index].key for index in header.visible_columns()} | self._spared
        widths = {spec.key: scaled(spec.width) for spec in COLUMNS if spec.key in shown}
        spared: set[str] = set()
        for key in _SPARE:
            if sum(widths.values()) <= self.width() - _SCROLL_BAR_PX:
                break
            if widths.pop(key, 0):
                spared.add(key)
        gone, come = spared - self._spared, self._spared - spared
        self._spared = spared
        for key in gone | come:
            header.set_column_shown(key, key in come)

    # -- new records --------------------------------------------------------------------------------------

    def _on_newer_clicked(self) -> None:
        self.rows.follow_now()
        self.rows.setFocus()

    def _on_unseen_changed(self, count: int) -> None:
        self.newer.setVisible(count > 0)
        self.newer.set_text(f"{count:,} new record{'s' if count != 1 else ''}")
        self._place_newer()

    def _place_newer(self) -> None:
        self.newer.adjustSize()
        left = (self.width() - self.newer.width()) // 2
        self.newer.move(left, self.height() - self.newer.height() - _ABOVE_BOTTOM_PX)
        self.newer.raise_()

    def _on_menu_requested(self, place: QPoint) -> None:
        row_number = self.rows.rowAt(place.y())
        if not self.rows.has_selection() and row_number >= 0:
            self.rows.select_row(row_number)
        if self.rows.has_selection():
            self.menu_wanted.emit(self.rows.viewport().mapToGlobal(place))

    def _takes_key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Space:
            self.pause_pressed.emit()
            return True
        starts_at_end = event.key() in _STEPS and not event.modifiers() and self.rows.is_following()
        if starts_at_end:
            # The first step from a following view is to the row that is newest, not to the oldest of all.
            self.rows.select_row(self.rows.model().rowCount() - 1)
        return starts_at_end and self.rows.has_selection()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._spare_columns()
            self._place_newer()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes_key(event):
            return True
        return super().eventFilter(watched, event)
