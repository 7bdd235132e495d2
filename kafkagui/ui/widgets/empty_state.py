"""What stands where nothing is yet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from kafkagui.ui.widgets.button import Button
from kafkagui.ui.widgets.icon_label import IconLabel
from kafkagui.ui.widgets.layouts import Item, column, row, text_label


class EmptyState(QWidget):
    """An icon, what is missing, how to fill it, and at most one button.

    Signals:
        button_clicked: the button was pressed.
    """

    button_clicked = Signal()

    def __init__(
        self, icon_name: str, title: str, text: str, *, button: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._build(icon_name, title, text, button)
        self._button.clicked.connect(self.button_clicked)

    def _build(self, icon_name: str, title: str, text: str, button: str) -> None:
        self._icon = IconLabel(icon_name, "text3", 32)
        self._title = text_label(title, "h2")
        self._text = text_label(text, "muted")
        self._button = Button(button)
        self._button.setVisible(bool(button))
        for label in (self._title, self._text):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._text.setWordWrap(True)
        lines: list[Item] = [row(None, self._icon, None), self._title, self._text]
        rest = (row(None, self._button, None), None)
        self._lines = column(None, *lines, *rest, margins=(24, 8, 24, 8), spacing=8, parent=self)
        self.setAccessibleName(f"{title}. {text}")

    def set_message(self, icon_name: str, title: str, text: str, button: str = "") -> None:
        """Say something else, such as *filtered to nothing* with *Clear filter*."""
        self._icon.set(icon_name, "text3")
        self._title.setText(title)
        self._text.setText(text)
        self._button.set_text(button)
        self._button.setVisible(bool(button))
        self.setAccessibleName(f"{title}. {text}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Words before pictures: where it is low, the icon goes.
        icon_px = self._icon.height() + self._lines.spacing()
        words_px = self._lines.totalHeightForWidth(self.width()) - (icon_px if self._icon.isVisibleTo(self) else 0)
        self._icon.setVisible(words_px + icon_px <= self.height())
