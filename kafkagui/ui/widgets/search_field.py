"""The field that filters a list as one types."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from kafkagui.core.wording import tr
from kafkagui.ui.icons import icon
from kafkagui.ui.widgets.text_field import TextField

PAUSE_MS: Final = 250
"""After the last key, before the filter is applied."""


class SearchField(TextField):
    """A filter: Esc clears it, Enter applies it at once.

    Signals:
        left: Esc was pressed while it is empty.
        went_down: Down was pressed; what is filtered takes the focus.
        searched(text): the text has been the same for 250 ms, or Enter was pressed, or it was cleared.
    """

    searched = Signal(str)
    left = Signal()
    went_down = Signal()

    def __init__(
        self,
        name: str,
        *,
        placeholder: str = "",
        icon_name: str = "search",
        mono: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(name, placeholder=placeholder or name, mono=mono, icon_name=icon_name, parent=parent)
        self._last = ""
        self._build_timer()
        self._build_clear()
        self._connect()

    def _build_timer(self) -> None:
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)

    def _build_clear(self) -> None:
        self._clear = self.addAction(icon("x"), QLineEdit.ActionPosition.TrailingPosition)
        self._clear.setText(tr("Clear"))
        self._clear.setVisible(False)

    def _connect(self) -> None:
        self._clear.triggered.connect(self.clear_search)
        self._timer.timeout.connect(self._say)
        self.textChanged.connect(self._on_text_changed)
        self.returnPressed.connect(self._say)

    def clear_search(self) -> None:
        """Empty the field and say so at once."""
        self.clear()
        self._say()

    def _on_text_changed(self, text: str) -> None:
        self._clear.setVisible(bool(text))
        self._timer.start()

    def _say(self) -> None:
        self._timer.stop()
        if self.text() != self._last:
            self._last = self.text()
            self.searched.emit(self._last)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear_search()
            return
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() == Qt.Key.Key_Down:
            self.went_down.emit()
        super().keyPressEvent(event)
