"""The table of records with the button that says how many came while it held still."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.pages.consume.record_model import RecordModel
from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.layouts import column
from kafkagui.ui.widgets.row_table import RowTable

_ABOVE_BOTTOM_PX = 14


class RecordTable(QWidget):
    """Follows the newest while it is at the bottom with no row selected, else holds still and offers to follow.

    Signals:
        pause_pressed: Space was pressed in the table.
    """

    pause_pressed = Signal()

    def __init__(self, model: RecordModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(model)
        self._connect()

    def _build(self, model: RecordModel) -> None:
        self.rows = RowTable("Records", follow_end=True)
        self.rows.set_rows(model)
        self.rows.installEventFilter(self)
        self.newer = Button("", "primary", icon_name="arrow-down")
        self.newer.setParent(self)
        self.newer.hide()
        column(self.rows, spacing=0, parent=self)

    def _connect(self) -> None:
        self.newer.clicked.connect(self.rows.follow_now)
        self.rows.unseen_changed.connect(self._on_unseen_changed)

    def set_topic_shown(self, on: bool) -> None:
        """Show the Topic column, for a reading of several topics."""
        self.rows.header.set_column_shown("topic", on)

    def _on_unseen_changed(self, count: int) -> None:
        self.newer.setVisible(count > 0)
        self.newer.set_text(f"{count:,} new record{'s' if count != 1 else ''}")
        self._place_newer()

    def _place_newer(self) -> None:
        self.newer.adjustSize()
        left = (self.width() - self.newer.width()) // 2
        self.newer.move(left, self.height() - self.newer.height() - _ABOVE_BOTTOM_PX)
        self.newer.raise_()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self._place_newer()
        is_space = isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space
        if is_space and event.type() == QEvent.Type.KeyPress:
            self.pause_pressed.emit()
            return True
        return super().eventFilter(watched, event)
