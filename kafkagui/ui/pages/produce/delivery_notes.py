"""Strips above the Deliveries table: what was cleared, dropped, written."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from kafkagui.core.wording import tr, trn
from kafkagui.ui.widgets.info_strip import InfoStrip, StripTone
from kafkagui.ui.widgets.layouts import column

_UNDO_MS: Final = 10_000


class DeliveryNotes(QWidget):
    """Says what happened to the list, and takes a clearing back.

    Signals:
        undo_clicked: the cleared rows are wanted again.
        undo_expired: nobody wanted them for 10 s.
    """

    undo_clicked = Signal()
    undo_expired = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.cleared = InfoStrip(link=tr("Undo"))
        self.said = InfoStrip(link=tr("Dismiss"))
        self.dropped = InfoStrip()
        for strip in (self.cleared, self.said, self.dropped):
            strip.hide()
        column(self.cleared, self.said, self.dropped, spacing=6, parent=self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_UNDO_MS)

    def _connect(self) -> None:
        self.cleared.link_clicked.connect(self._on_undo_clicked)
        self.said.link_clicked.connect(self.said.hide)
        self._timer.timeout.connect(self._on_expired)

    def offer_undo(self, count: int) -> None:
        """Say that rows were cleared, and offer to take it back for 10 s."""
        self.cleared.set_message(trn("{count:,} row was cleared.", "{count:,} rows were cleared.", count))
        self.cleared.show()
        self._timer.start()

    def say(self, text: str, tone: StripTone = "info") -> None:
        """Say what happened."""
        self.said.set_message(text, tone)
        self.said.show()

    def show_dropped(self, count: int, kept: int) -> None:
        """Say how many rows had to go."""
        text = trn(
            "The table keeps the newest {kept:,} rows: {count:,} older one was dropped.",
            "The table keeps the newest {kept:,} rows: {count:,} older ones were dropped.",
            count,
            kept=kept,
        )
        if count and self.dropped.text != text:
            self.dropped.set_message(text, "warn")
        self.dropped.setVisible(count > 0)

    def stop(self) -> None:
        """End the timer."""
        self._timer.stop()

    def _on_undo_clicked(self) -> None:
        self._timer.stop()
        self.cleared.hide()
        self.undo_clicked.emit()

    def _on_expired(self) -> None:
        self.cleared.hide()
        self.undo_expired.emit()
