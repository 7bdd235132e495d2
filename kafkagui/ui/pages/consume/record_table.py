"""The table of records with the button that says how many came while it held still."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.drags import RecordDrag
from kafkagui.ui.pages.consume.record_model import RecordModel
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.layouts import column
from kafkagui.ui.widgets.row_table import RowTable

if TYPE_CHECKING:
    from kafkagui.core.ports import StateStore

_ABOVE_BOTTOM_PX = 14
_SEVERAL = "*"
"""What the columns of several topics are remembered under; no topic has this name."""
_STEPS = (Qt.Key.Key_J, Qt.Key.Key_K, Qt.Key.Key_Up, Qt.Key.Key_Down)


class RecordTable(QWidget):
    """Follows the newest while it is at the bottom with no row selected, else holds still and offers to follow.

    Args:
        model: the records.
        state: where the columns are remembered, for each topic.

    Signals:
        pause_pressed: Space was pressed in the table.
        menu_wanted(place): a context menu is wanted, at this place of the screen.
    """

    pause_pressed = Signal()
    menu_wanted = Signal(QPoint)

    def __init__(self, model: RecordModel, state: StateStore, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(model, state)
        self._connect()

    def _build(self, model: RecordModel, state: StateStore) -> None:
        self.rows = _RecordRows(tr("Records"), follow_end=True, main_column="value")
        self.rows.set_rows(model)
        self._memory = self.rows.remember_columns(state, "records")
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

    def show_topics(self, topics: Sequence[str]) -> None:
        """Lay the columns out as they were left for a topic; of several topics the Topic column tells which."""
        self._memory.use_scope(topics[0] if len(topics) == 1 else _SEVERAL)
        self.rows.header.set_column_shown("topic", len(topics) > 1)

    # -- new records --------------------------------------------------------------------------------------

    def _on_newer_clicked(self) -> None:
        self.rows.follow_now()
        self.rows.setFocus()

    def _on_unseen_changed(self, count: int) -> None:
        self.newer.setVisible(count > 0)
        self.newer.set_text(trn("{count:,} new record", "{count:,} new records", count))
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
            self._place_newer()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and self._takes_key(event):
            return True
        return super().eventFilter(watched, event)


class _RecordRows(RowTable):
    """Rows of which a single one is dragged as its record."""

    def drag_data(self) -> QMimeData:
        """What is dragged: one record byte by byte, several as text."""
        data, model = super().drag_data(), self.rows_model()
        record = model.stored(self.current_row) if isinstance(model, RecordModel) else None
        return RecordDrag(record, data.text()) if record is not None and self.selected_count() == 1 else data
